import type { Actor } from './access.ts'
import { link } from './chain.ts'
import type { Tx } from './context.ts'
import { json, type Write } from './flush.ts'
import type { Facts } from './lifecycle.ts'

/**
 * One line an action on a record, chained per record: each hash covers the line and the hash before it. The record keeps
 * the last sequence number and hash, so a line costs no extra read and two records never wait for one another.
 */
export const logLine = (facts: LogFacts): { write: Write; logSeq: number; logHash: string } => {
  const { record, kind, at, action, from, to, actor } = facts
  const seq = record.logSeq + 1
  const unit = actor.appointments[0]?.unitId ?? null
  const hash = link(record.logHash, canonical({ recordId: record.id, seq, at, action, from, to, actorId: actor.id, actorName: actor.name, unitId: unit, facts: facts.facts }))
  return {
    logSeq: seq, logHash: hash,
    write: {
      insert: 'action_log',
      row: {
        record_id: record.id, seq, record_kind: kind, at, action, from_state: from, to_state: to, actor_kind: actor.kind, actor_id: actor.id,
        actor_name: actor.name, unit_id: unit, facts: json(facts.facts), prev_hash: record.logHash, hash,
      },
    },
  }
}

/** Recomputes the chain of one record; `brokenAt` is the first line that does not follow from the one before. */
export const verifyLog = async (tx: Tx, recordId: string, last: { seq: number; hash: string }): Promise<{ intact: boolean; lines: number; brokenAt: number | null }> => {
  const lines = await findLog(tx, recordId)
  const gap = lines.findIndex((line, i) => line.seq !== i + 1)
  const broken = lines.findIndex((line, i) => line.prevHash !== (lines[i - 1]?.hash ?? '') || line.hash !== (isErased(recordId, line) ? line.hash : link(line.prevHash, canonical({ ...line, recordId, from: line.fromState, to: line.toState }))))
  const first = [gap, broken].filter((i) => i >= 0).toSorted((a, b) => a - b)[0]
  if (first !== undefined) return { intact: false, lines: lines.length, brokenAt: first + 1 }
  const whole = lines.length === last.seq && (lines.at(-1)?.hash ?? '') === last.hash
  return { intact: whole, lines: lines.length, brokenAt: whole ? null : lines.length + 1 }
}

/** The same hash from the columns as PostgreSQL names them: for the verifier of seals. */
export const logRowHash = (row: Record<string, unknown>): string =>
  isErased(String(row.record_id), { seq: Number(row.seq), hash: String(row.hash), facts: row.facts as Facts }) ? String(row.hash) : link(String(row.prev_hash), canonical({
    recordId: String(row.record_id), seq: Number(row.seq), at: row.at as Date, action: String(row.action), from: row.from_state as string | null, to: row.to_state as string | null,
    actorId: String(row.actor_id), actorName: String(row.actor_name), unitId: row.unit_id as string | null, facts: row.facts as Facts,
  }))

/**
 * What stands in place of a line's content once it was erased on the person's request: only who holds the chain's key can make it,
 * and it names the line and the hash that the line had. So the chain still verifies, and nobody can erase unseen.
 */
export const erasedProof = (recordId: string, line: Pick<LogRow, 'seq' | 'hash'>): string => link('erased', { recordId, seq: line.seq, hash: line.hash })

const isErased = (recordId: string, line: Pick<LogRow, 'seq' | 'hash' | 'facts'>): boolean => line.facts['erased'] === erasedProof(recordId, line)

export const findLog = (tx: Tx, recordId: string): Promise<LogRow[]> =>
  tx.rows<LogRow>(
    `select seq, at, action, from_state as "fromState", to_state as "toState", actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName",
      unit_id as "unitId", facts, prev_hash as "prevHash", hash from action_log where record_id = $1 order by seq`, [recordId], 'find_log')

export type LogRow = {
  seq: number; at: Date; action: string; fromState: string | null; toState: string | null; actorKind: string; actorId: string
  actorName: string; unitId: string | null; facts: Facts; prevHash: string; hash: string
}

type LogFacts = { record: { id: string; logSeq: number; logHash: string }; kind: string; at: Date; action: string; from: string | null; to: string | null; actor: Actor; facts: Facts }

function canonical(line: HashedLine): Record<string, unknown> {
  const { recordId, seq, at, action, from, to, actorId, actorName, unitId, facts } = line
  return { recordId, seq, at, action, from, to, actorId, actorName, unitId, facts }
}

type HashedLine = Pick<LogRow, 'seq' | 'at' | 'action' | 'actorId' | 'actorName' | 'unitId' | 'facts'> & { recordId: string; from: string | null; to: string | null }
