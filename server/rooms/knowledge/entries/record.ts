import type { z } from 'zod'
import type { EntryKind, EntryState } from '../../../../contract/knowledge.ts'
import type { Actor, Subject } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Refusal } from '../../../platform/errors.ts'
import type { Write } from '../../../platform/flush.ts'
import { json } from '../../../platform/flush.ts'
import type { Action, Decide, Outcome, Rec } from '../../../platform/lifecycle.ts'
import { blockingIn } from '../../security/index.ts'

export const lockEntries = async (tx: Tx, ids: readonly string[]): Promise<Entry[]> => {
  const rows = await tx.rows<Omit<Entry, 'clocks' | 'returnsTo'>>(`${entryRecordSql} where e.id = any($1) order by e.id for update of e`, [ids])
  return rows.map((row) => ({ ...row, returnsTo: null, clocks: [] }))
}

export const subjectOf = (entry: Entry): Subject => ({ ownerIds: [entry.createdBy], unitIds: [entry.unitId], bureauIds: [entry.bureauId], recordId: entry.id })

/** Nobody approves his own words, nor a text in which he wrote before others did. */
export const wroteIn = (actorId: string, { writers, writtenBy }: Pick<Entry, 'writers' | 'writtenBy'>): boolean => writtenBy === actorId || writers.includes(actorId)
export const otherThan = (actorId: string, entry: Pick<Entry, 'writers' | 'writtenBy'>): Refusal | undefined =>
  wroteIn(actorId, entry) ? { kind: 'notAllowed', message: '核准须由没有写过这条的人办理：您写过或改过它。' } : undefined

/** What goes to others bears no number of a person and no mark of secrecy. */
export const mustBeClean = (text: string): Refusal | undefined => {
  const found = blockingIn(text)
  if (found.length === 0) return undefined
  const what = [...new Set(found.map((finding) => finding.zh))].join('、')
  const mark = found.some((finding) => finding.kind === 'secretMark') ? '发现密级标志，请立即停止传播并报告保密部门。' : ''
  return { kind: 'invalid', message: `内容里有${what}，请删去或隐去后再提交。${mark}`, fields: { body: `含有${what}` } }
}

/** Told in the transaction of the deed: indexes read anew what changed since this moment. */
export const changedEvent = (what: 'articles' | 'cases' | 'answers', id: string, now: Date, since: Date): Write =>
  ({ insert: 'outbox', row: { at: now, name: 'knowledge.changed', subject_kind: 'knowledge', subject_id: id, payload: json({ what, since: since.toISOString() }) } })

export const whatOf = (kind: EntryKind): 'articles' | 'cases' | 'answers' => (kind === 'summary' ? 'articles' : kind === 'case' ? 'cases' : 'answers')

export const entryAction = <S extends z.ZodType>(action: {
  input: S
  offer?: (record: Entry, actor: Actor) => boolean
  next: () => string
  decide: (call: Decide<Entry, null, z.infer<S>>) => Refusal | Outcome
}): Action<Entry, null> => ({ ...action, decide: (call: never) => marked(call, action.decide(call)) }) as unknown as Action<Entry, null>

/** Every step moves the mark that indexes read by. Real time: the demonstration's clock may stand before an older mark. */
function marked({ record, now }: Decide<Entry, null, unknown>, outcome: Refusal | Outcome): Refusal | Outcome {
  if ('kind' in outcome) return outcome
  const at = new Date()
  return { ...outcome, set: { ...outcome.set, changed_at: at }, writes: [...(outcome.writes ?? []), changedEvent(whatOf(record.kind), record.id, now, at)] }
}

const entryRecordSql = `select e.id, e.version, e.state, e.kind, e.title, e.question, e.body, e.source, e.sensitivity, e.created_at as "createdAt", e.created_by as "createdBy", e.written_by as "writtenBy", e.writers, e.approved_by as "approvedBy",
  e.owner_id as "ownerId", e.unit_id as "unitId", e.bureau_id as "bureauId", e.review_on::text as "reviewOn", e.log_seq as "logSeq", e.log_hash as "logHash" from knowledge_entry e`

export type Entry = Rec & {
  state: EntryState; kind: EntryKind; title: string; question: string; body: string; source: string; sensitivity: string; createdAt: Date; createdBy: string; writtenBy: string; writers: string[]; approvedBy: string | null
  ownerId: string | null; unitId: string; bureauId: string; reviewOn: string
}
