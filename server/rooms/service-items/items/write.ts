import type { z } from 'zod'
import type { Definition, ItemAnswer, itemInputs } from '../../../../contract/service-items.ts'
import { birth, earlier, once, requestWrite, type Answered } from '../../../platform/act.ts'
import type { Actor } from '../../../platform/access.ts'
import { auditWrite } from '../../../platform/audit.ts'
import { inContext, type Tx } from '../../../platform/context.ts'
import { Refused, type Refusal } from '../../../platform/errors.ts'
import { flush, type Write } from '../../../platform/flush.ts'
import type { Call } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { answerOf, items, itemSight } from './lifecycle.ts'
import { definitionOf, draftRow, mustHold, type Item } from './record.ts'

/** 新写: a first edition as a draft; a second person approves it. */
export const writeItem = async (call: Call, { requestId, code, ...input }: z.infer<typeof itemInputs.write> & { requestId: string }): Promise<ItemAnswer> => {
  const { actor, now, pool } = call
  const sight = itemSight(actor)
  const asked = { actor, sight, id: noRecord, action: 'write', input: { code, ...input }, requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    const definition = definitionOf(input)
    const no = (await taken(tx, code)) ?? mustHold(definition)
    const fresh = no ? undefined : newItem({ code, definition, by: actor, origin: 'hand' }, now)
    const said: Answered = fresh ? { answer: answerOf(fresh.record, actor) } : { refusal: no! }
    await flush(tx, [...(fresh?.writes ?? []), auditWrite({ actor, at: now, act: 'serviceItem.write', object: fresh?.record.id ?? noRecord, purpose: null, result: no ? 'refused' : 'ok' }), requestWrite(asked, said)])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.answer as ItemAnswer
}

/** The rows of a new item with its first log line; `approved` is for what comes with the platform. */
export const newItem = (given: NewItem, now: Date): { record: Item; writes: Write[] } => birth(items, {
  id: newId(now), as: 'write', facts: { text: said[given.origin] },
  row: { ...draftRow(given.code, given.edition ?? 1, given.definition, given.by.id, given.origin), ...(given.validFrom ? { state: 'approved', valid_from: given.validFrom, approved_by: given.by.id, approved_at: now } : {}) },
}, given.by, now, null)

async function taken(tx: Tx, code: string): Promise<Refusal | undefined> {
  const found = await tx.one<{ name: string }>('select name from service_item where code = $1 order by edition desc limit 1', [code])
  return found ? { kind: 'invalid', message: `代码 ${code} 已用于“${found.name}”；要改它，请在那个事项上出新版。`, fields: { code: '代码已有' } } : undefined
}

const said = { starter: '随系统提供', hand: '新写', import: '从文件导入' } as const
const noRecord = '00000000-0000-7000-8000-000000000000'

export type NewItem = { code: string; edition?: number; definition: Definition; by: Actor; origin: keyof typeof said; validFrom?: string }
