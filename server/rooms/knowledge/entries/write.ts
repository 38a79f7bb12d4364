import type { z } from 'zod'
import type { EntryAnswer, EntryKind, entryInputs } from '../../../../contract/knowledge.ts'
import { reachOf, type Actor } from '../../../platform/access.ts'
import { birth, earlier, once, requestWrite, type Answered } from '../../../platform/act.ts'
import { auditWrite } from '../../../platform/audit.ts'
import { inContext } from '../../../platform/context.ts'
import { dayOf } from '../../../platform/days.ts'
import { Refused } from '../../../platform/errors.ts'
import { flush, json, type Write } from '../../../platform/flush.ts'
import type { Call } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { knowledgePermissions } from '../permissions.ts'
import { answerOf, entries, entrySight } from './lifecycle.ts'
import { changedEvent, mustBeClean, whatOf, type Entry } from './record.ts'

/** 新写: a draft of the writer's own unit; a second person approves it. */
export const writeEntry = async (call: Call, { requestId, ...input }: z.infer<typeof entryInputs.write> & { requestId: string }): Promise<EntryAnswer> => {
  const { actor, now, pool } = call
  const sight = entrySight(actor)
  const asked = { actor, sight, id: noRecord, action: 'write', input, requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    const no = mustBeClean(`${input.title}\n${input.question ?? ''}\n${input.body}`) ?? (input.reviewOn > dayOf(now) ? undefined : { kind: 'invalid' as const, message: '复核日期须晚于今天。', fields: { reviewOn: '须晚于今天' } })
    const fresh = no ? undefined : newEntry({ ...input, question: input.question ?? '', state: 'draft', origin: 'hand', cited: [], by: actor, ...homeOf(actor) }, now)
    const said: Answered = no ? { refusal: no } : { answer: answerOf(fresh!.record, actor) }
    await flush(tx, [...(fresh?.writes ?? []), auditWrite({ actor, at: now, act: 'knowledge.write', object: fresh?.record.id ?? noRecord, purpose: null, result: no ? 'refused' : 'ok' }), requestWrite(asked, said)])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.answer as EntryAnswer
}

/** The rows of a new entry with its first log line and the event for the indexes. */
export const newEntry = (given: NewEntry, now: Date): { record: Entry; writes: Write[] } => {
  const [id, at] = [newId(now), new Date()]
  const approved = given.state === 'approved'
  const made = birth(entries, {
    id, as: 'write', facts: { text: given.origin === 'hand' ? '新写' : given.origin === 'import' ? '从文件导入' : given.origin === 'starter' ? '随系统提供' : '由已公开的答复转入' },
    row: {
      state: given.state, kind: given.kind, title: given.title, question: given.question, body: given.body, topic: given.topic ?? null, cited: json(given.cited), law_id: given.lawId ?? null, number: given.number ?? null,
      source: given.source, origin: given.origin, origin_order_id: given.originOrderId ?? null, teaching: given.teaching ?? false, sensitivity: given.sensitivity, created_by: given.by.id, written_by: given.by.id, writers: [given.by.id],
      approved_by: approved ? (given.approvedBy ?? given.by.id) : null, approved_at: approved ? now : null, owner_id: given.by.kind === 'staff' ? given.by.id : null, unit_id: given.unitId, bureau_id: given.bureauId, review_on: given.reviewOn, changed_at: at,
    },
  }, given.by, now, null)
  return { record: made.record, writes: [...made.writes, changedEvent(whatOf(given.kind), id, now, at)] }
}

/** Where what somebody writes belongs: the unit of the appointment by which he may write. */
export const homeOf = (actor: Actor): { unitId: string; bureauId: string } => {
  const reach = reachOf(knowledgePermissions, 'write', actor)
  const home = actor.appointments.find((a) => reach.city || reach.unitIds.includes(a.unitId) || reach.bureauIds.includes(a.bureauId)) ?? actor.appointments[0]!
  return { unitId: home.unitId, bureauId: home.bureauId }
}

const noRecord = '00000000-0000-7000-8000-000000000000'

export type NewEntry = {
  kind: EntryKind; title: string; question: string; body: string; topic?: string | null | undefined; cited: readonly { law: string; article: string }[]; lawId?: string | null; number?: string | null; source: string
  state: 'draft' | 'approved'; origin: 'hand' | 'import' | 'starter' | 'publication'; originOrderId?: string | null; teaching?: boolean; sensitivity: string; reviewOn: string; by: Actor; approvedBy?: string; unitId: string; bureauId: string
}
