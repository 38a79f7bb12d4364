import type { z } from 'zod'
import type { SameState, SameVerdict } from '../../../../contract/citizens.ts'
import type { Actor, Subject } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Refusal } from '../../../platform/errors.ts'
import type { Action, Decide, Outcome, Rec } from '../../../platform/lifecycle.ts'

/** `apart`: merging would bring together two that were decided to be different. `still`: other decisions tie them without this one. */
export const lockPairs = async (tx: Tx, ids: readonly string[]): Promise<Pair[]> => {
  const rows = await tx.rows<Omit<Pair, 'clocks' | 'returnsTo'>>(
    `${pairColumns}, exists (select from same_person o where o.state = 'notSame' and o.id <> s.id and o.one_id = any(same_person_tied(s.one_id) || same_person_tied(s.other_id)) and o.other_id = any(same_person_tied(s.one_id) || same_person_tied(s.other_id))) as apart,
       s.other_id = any(same_person_tied(s.one_id, s.id)) as still
     from same_person s where s.id = any($1::uuid[]) order by s.id for update of s`, [ids])
  return rows.map((row) => ({ ...row, returnsTo: null, clocks: [] }))
}

export const subjectOf = (pair: Pick<Pair, 'id' | 'createdBy' | 'bureauId'>): Subject => ({ ownerIds: [pair.createdBy], unitIds: [], bureauIds: [pair.bureauId], recordId: pair.id })

export const pairColumns = `select s.id, s.version, s.state, s.created_at as "createdAt", s.created_by as "createdBy", s.one_id as "oneId", s.other_id as "otherId", s.verdict, s.bits, s.reasons, s.bureau_id as "bureauId",
  s.decided_by as "decidedBy", s.decided_at as "decidedAt", s.reason, s.look_again_on as "lookAgainOn", s.log_seq as "logSeq", s.log_hash as "logHash"`

export const sameAction = <S extends z.ZodType>(action: {
  input: S
  offer?: (record: Pair, actor: Actor) => boolean
  next: (record: Pair) => string
  decide: (call: Decide<Pair, null, z.infer<S>>) => Refusal | Outcome
}): Action<Pair, null> => action as unknown as Action<Pair, null>

/** Who proposed does not decide. What the machine proposed anybody with the right may decide. */
export const otherThanProposer = (record: Pair, actor: Actor): Refusal | undefined =>
  record.createdBy === actor.id ? { kind: 'notAllowed', message: '这一对是您自己提出的，须由别人判断。' } : undefined

export type Pair = Rec & {
  state: SameState; createdAt: Date; createdBy: string; oneId: string; otherId: string; verdict: SameVerdict; bits: number; reasons: string[]; bureauId: string | null
  decidedBy: string | null; decidedAt: Date | null; reason: string | null; lookAgainOn: string | null; apart?: boolean; still?: boolean
}
