import type { Answered as Shown, institutionEndpoints } from '../../../contract/institutions.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { allowed } from '../../platform/access.ts'
import { birth, earlier, once, requestWrite, type Answered } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { Refused, type Refusal } from '../../platform/errors.ts'
import { flush, type Write } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import type { Lifecycle, NewRecord } from '../../platform/lifecycle.ts'
import { readCreditCode } from '../../rules/papers/index.ts'
import { isOfficial } from './kinds.ts'
import { answerOf, bodyLicences, practitioners, registerSight } from './lifecycle.ts'
import { institutionPermissions } from './permissions.ts'
import type { Licence } from './record.ts'
import { noUnits, unitBook, type UnitBook, type UnitFact } from './unit-book.ts'

/** 登记证照 of a body that already stands in the tree of units: the tree says who it is, the licence says what it may. */
export const registerBody = (call: Call, input: InputOf<typeof institutionEndpoints.registerBody>): Promise<Shown> =>
  enter(call, bodyLicences, { unitId: input.id, requestId: input.requestId, input }, async (tx, unit) => {
    const code = readCreditCode(input.creditCode)
    if (!code.ok) return wrong('creditCode', code.message)
    if (isOfficial(unit.kind)) return wrong('id', '司法行政机关的服务机构不在这里登记执业证照')
    const taken = await tx.one<{ name: string }>('select u.name from institution i join unit u on u.id = i.id where i.id = $1 or i.credit_code = $2', [unit.id, code.value.code])
    if (taken) return { kind: 'conflict', message: `${taken.name}已登记过这个代码或证照，请去那里更正。` }
    const head = input.headCode ? (await unitBook(tx, [input.headCode])).byCode(input.headCode) : undefined
    if (input.headCode && (!head || head.id === unit.id)) return wrong('headCode', '没有这个单位编码')
    return {
      fresh: {
        id: unit.id, as: 'register', facts: { text: `${input.issuedBy}发的证` },
        row: { state: 'inForce', state_since: dayOf(call.now), created_by: call.actor.id, bureau_id: unit.bureauId, head_id: head?.id ?? null, credit_code: code.value.code, licence_number: input.licenceNumber, issued_by: input.issuedBy, valid_until: input.validUntil ?? null, does: input.does ?? null, specialities: input.specialities ?? null, languages: input.languages ?? null },
      }, more: [],
    }
  })

export const registerPerson = (call: Call, input: InputOf<typeof institutionEndpoints.registerPerson>): Promise<Shown> =>
  enter(call, practitioners, { unitId: input.unitId, requestId: input.requestId, input }, async (tx, unit) => {
    const taken = await tx.one<{ name: string }>('select name from practitioner where kind = $1 and licence_number = $2', [input.kind, input.licenceNumber])
    if (taken) return wrong('licenceNumber', `这个执业证号已登记在${taken.name}名下；换了机构的，请用“转到别的机构”`)
    const id = newId(call.now)
    return {
      fresh: {
        id, as: 'register', facts: { text: `${input.from} 起在${unit.name}` },
        row: { state: 'inForce', state_since: dayOf(call.now), created_by: call.actor.id, unit_id: unit.id, bureau_id: unit.bureauId, name: input.name, kind: input.kind, licence_number: input.licenceNumber, issued_by: input.issuedBy, valid_until: input.validUntil ?? null, specialities: input.specialities ?? null, languages: input.languages ?? null },
      },
      more: [{ insert: 'engagement', row: { id: newId(call.now), practitioner_id: id, unit_id: unit.id, from_on: input.from } }],
    }
  })

async function enter<R extends Licence>({ actor, now, pool }: Call, life: Lifecycle<R, UnitBook>, wish: { unitId: string; requestId: string; input: object }, plan: Plan): Promise<Shown> {
  const asked = { actor, sight: registerSight(actor), id: wish.unitId, action: `${life.kind}.register`, input: wish.input, requestId: wish.requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, asked.sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 7312093))', [life.kind])
    const unit = await tx.one<UnitFact>('select id, code, name, kind, bureau_id as "bureauId" from unit where id = $1', [wish.unitId])
    const planned = unit && allowed(institutionPermissions, 'register', actor, { ownerIds: [], unitIds: [unit.id], bureauIds: [unit.bureauId] }) ? await plan(tx, unit) : { kind: 'notAllowed' as const, message: '这个机构不在您的管理范围内。' }
    const born = 'fresh' in planned ? birth(life, planned.fresh, actor, now, noUnits) : undefined
    const said: Answered = born ? { answer: answerOf(life, born.record, actor) } : { refusal: planned as Refusal }
    await flush(tx, [...(born?.writes ?? []), ...('more' in planned ? planned.more : []), auditWrite({ actor, at: now, act: `${life.kind}.register`, object: born?.record.id ?? wish.unitId, purpose: null, result: born ? 'ok' : 'refused' }), requestWrite(asked, said)])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.answer as Shown
}

function wrong(field: string, message: string): Refusal {
  return { kind: 'invalid', message, fields: { [field]: message } }
}

type Plan = (tx: Tx, unit: UnitFact) => Promise<Refusal | { fresh: NewRecord; more: Write[] }>
