import type { z } from 'zod'
import { wholeCity, type announcementInput } from '../../../../contract/announcements.ts'
import type { PublicationAnswer } from '../../../../contract/publication.ts'
import { allowed } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Refusal } from '../../../platform/errors.ts'
import type { Call } from '../../../platform/http.ts'
import { unitKinds } from '../../../rules/unit-kinds.ts'
import { findColleagues } from '../units.ts'
import { daysInOrder } from './announcements.ts'
import { begin } from './begin.ts'
import { publicationPermissions } from './permissions.ts'
import { mustBeClean, wordsOf } from './record.ts'

/** 写公告: a notice for residents, as a draft. It goes nowhere before somebody submits it, and is public only behind the three gates. */
export const announce = (call: Call, { requestId, ...input }: z.infer<typeof announcementInput> & { requestId: string }): Promise<PublicationAnswer> =>
  begin(call, { as: 'announce', about: input.unitId, text: '写公告', input, requestId }, async (tx) => {
    const unit = await tx.one<Unit>(`select u.id as "unitId", u.bureau_id as "bureauId", u.kind, b.kind = 'cityBureau' as city, b.area_codes as areas from unit u join unit b on b.id = u.bureau_id where u.id = $1`, [input.unitId])
    const ownerId = input.ownerId ?? call.actor.id
    const no = unit ? objection(call, unit, input) ?? (await strangerOwner(tx, call, input)) : mayNot
    return no ?? {
      kind: 'announcement', state: 'draft', unit_id: unit!.unitId, bureau_id: unit!.bureauId, title: input.title, text: input.text, column_code: input.columnCode, area_code: input.areaCode,
      shown_from: input.fromOn, shown_until: input.untilOn, owner_id: ownerId,
    }
  })

function objection({ actor, now }: Call, unit: Unit, input: z.infer<typeof announcementInput>): Refusal | undefined {
  if (!allowed(publicationPermissions, 'announce', actor, { ownerIds: [], unitIds: [unit.unitId], bureauIds: [unit.bureauId] })) return mayNot
  if (!unitKinds.some((kind) => kind.id === unit.kind && kind.official)) return wrong('unitId', '公告由司法行政机关、服务中心、法律援助中心或司法所发，不由律师事务所等机构发。')
  if (!unit.city && !unit.areas.some((code) => code.slice(0, 6) === input.areaCode)) return wrong('areaCode', input.areaCode === wholeCity ? '发给全市的，责任单位须是市局的单位。' : '县区单位只能发给本县区。')
  return daysInOrder(input, now) ?? mustBeClean(wordsOf(input))
}

/** Who will be told before it ends is one of the unit, or who writes it. */
async function strangerOwner(tx: Tx, { actor, now }: Call, { ownerId, unitId }: z.infer<typeof announcementInput>): Promise<Refusal | undefined> {
  if (!ownerId || ownerId === actor.id || (await findColleagues(tx, unitId, now)).some(({ id }) => id === ownerId)) return undefined
  return wrong('ownerId', '内容责任人须是责任单位在岗的人。')
}

const wrong = (field: string, message: string): Refusal => ({ kind: 'invalid', message, fields: { [field]: message } })
const mayNot: Refusal = { kind: 'notAllowed', message: '您只能以本单位、本辖区单位的名义写公告。' }

type Unit = { unitId: string; bureauId: string; kind: string; city: boolean; areas: readonly string[] }
