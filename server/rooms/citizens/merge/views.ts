import { sameWord, type SameDetail, type SameField, type SameRow, type SameState } from '../../../../contract/citizens.ts'
import { allowed, reachOf, whereReach, type Actor } from '../../../platform/access.ts'
import { findLog } from '../../../platform/action-log.ts'
import { auditEntry } from '../../../platform/audit.ts'
import { mayStillLook, tooManyLooks } from '../../../platform/clear-views.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { refuse } from '../../../platform/errors.ts'
import type { TxCall } from '../../../platform/http.ts'
import { countNames } from '../same-person/find-same.ts'
import { storedPersons, type Stored } from '../same-person/stored.ts'
import { judge } from '../same-person/verdict.ts'
import { fieldsOf } from './comparison.ts'
import { answerOf } from './lifecycle.ts'
import { samePermissions } from './permissions.ts'
import { pairColumns, subjectOf, type Pair } from './record.ts'

/** Surest first; of those put off, the ones whose day has come. */
export const listPairs = async ({ tx, actor }: TxCall, ask: { state: SameState; cursor?: string | undefined; size: number }): Promise<{ rows: SameRow[]; next: string | null }> => {
  const [bits, after] = ask.cursor?.split('_') ?? [null, null]
  const values: unknown[] = [ask.state, bits, after, ask.size + 1]
  const reach = whereReach(reachOf(samePermissions, 'see', actor), { record: 's.id', owners: ['s.created_by'], units: [], bureaus: ['s.bureau_id'] }, values)
  const rows = await tx.rows<PairRow>(
    `${pairColumns}, ${namesOf} from same_person s ${joins} where ${reach} and s.state = $1 and ($2::real is null or (s.bits, s.id) < ($2::real, $3::uuid)) order by s.bits desc, s.id desc limit $4`, values)
  const shown = rows.slice(0, ask.size)
  const last = shown.at(-1)
  return { rows: shown.map(rowView), next: rows.length > ask.size && last ? `${last.bits}_${last.id}` : null }
}

export const pairDetail = async (call: TxCall, vault: Vault, id: string): Promise<SameDetail> => {
  const { pair, one, other, judgement } = await getPair(call.tx, vault, call.actor, id)
  const log = await findLog(call.tx, id)
  const sides = await call.tx.rows<{ personId: string; since: Date; matters: number; lastAt: Date | null; records: number }>(
    `select p.id as "personId", p.created_at as since, count(m.id)::int as matters, max(m.created_at) as "lastAt", cardinality(person_records(p.id)) as records
     from person p left join matter m on m.person_id = p.id where p.id = any($1::uuid[]) group by p.id order by p.id`, [[pair.oneId, pair.otherId]])
  return {
    ...rowView(pair), ...answerOf(pair, call.actor), reasons: judgement.evidence.map((e) => e.text), verdict: judgement.verdict, bits: judgement.bits, masked: true, fields: fieldsOf(one, other, judgement.evidence, false),
    sides: sides.map(({ since, lastAt, ...side }) => ({ ...side, since: since.toISOString(), lastMatterAt: lastAt?.toISOString() ?? null })),
    reason: pair.reason, decidedBy: pair.deciderName, decidedAt: pair.decidedAt?.toISOString() ?? null,
    story: log.map((line) => ({ at: new Date(line.at).toISOString(), label: sameWord('sameAction', line.action), by: line.actorName, text: String(line.facts.text ?? '') })),
  }
}

/** In clear: both persons stand in the access log by their own ids, each with the purpose, and two of the hour's looks. */
export const revealPair = async (call: TxCall, vault: Vault, { id, purpose }: { id: string; purpose: string }): Promise<SameField[]> => {
  const { pair, one, other, judgement } = await getPair(call.tx, vault, call.actor, id, 'reveal')
  if (!mayStillLook(call.actor, call.now) || !mayStillLook(call.actor, call.now)) return refuse('notAllowed', tooManyLooks)
  for (const object of [pair.oneId, pair.otherId]) await auditEntry(call.tx, { actor: call.actor, at: call.now, act: 'samePerson.reveal', object, purpose, result: 'ok' })
  return fieldsOf(one, other, judgement.evidence, true)
}

async function getPair(tx: Tx, vault: Vault, actor: Actor, id: string, right: 'see' | 'reveal' = 'see') {
  const pair = await tx.one<PairRow>(`${pairColumns}, ${namesOf} from same_person s ${joins} where s.id = $1`, [id])
  if (!pair || !allowed(samePermissions, right, actor, subjectOf(pair))) return refuse('notFound', '没有找到，或不在您的权限范围内。')
  const persons = await storedPersons(tx, vault, [pair.oneId, pair.otherId])
  const [one, other] = [pair.oneId, pair.otherId].map((personId) => persons.find((p) => p.id === personId)) as [Stored?, Stored?]
  if (!one || !other) return refuse('notFound', '其中一份记录不在您的权限范围内，请市级调度员判断。')
  const judgement = judge(one.facts, other.facts, { namesAt: await countNames(tx, vault, one.facts.phones, one.known.name) })
  return { pair: { ...pair, returnsTo: null, clocks: [] }, one, other, judgement }
}

const namesOf = `coalesce(a.name_shown, '（不在您的范围内）') as "oneShown", coalesce(b.name_shown, '（不在您的范围内）') as "otherShown", coalesce(by.name, '系统') as "raisedBy", decider.name as "deciderName"`
const joins = 'left join person a on a.id = s.one_id left join person b on b.id = s.other_id left join account by on by.id = s.created_by left join account decider on decider.id = s.decided_by'

const rowView = (row: PairRow): SameRow => ({
  id: row.id, state: row.state, stateName: sameWord('sameState', row.state), verdict: row.verdict, reasons: row.reasons, one: row.oneShown, other: row.otherShown,
  createdAt: new Date(row.createdAt).toISOString(), raisedBy: row.raisedBy, lookAgainOn: row.lookAgainOn, version: row.version,
})

type PairRow = Pair & { oneShown: string; otherShown: string; raisedBy: string; deciderName: string | null }
