import type { SameVerdict } from '../../../../contract/citizens.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { readFacts, type Facts, type Known } from './facts.ts'
import type { Evidence } from './evidence.ts'
import { hashToAsk, keysToAsk } from './keys.ts'
import { openRow, personColumns, type PersonRow, type Stored } from './stored.ts'
import { judge, type Judgement } from './verdict.ts'

/**
 * Who in the file may be the one described: certain first, then likely. The transaction has to be allowed to look up persons
 * (the purpose `lookUpPerson`, or the system's sight); what is shown of the finds is for the caller to mask, and nothing of
 * them before the person has proved who he is.
 */
export const findSame = async (tx: Tx, vault: Vault, known: Known): Promise<Found[]> => findLike(tx, vault, readFacts(known))

/** `stored`: the one asked about is himself in the file; he is not met, and his own name at his telephone is nobody else's. */
export const findLike = async (tx: Tx, vault: Vault, facts: Facts, stored?: Pick<Stored, 'id' | 'known'>): Promise<Found[]> => {
  const keys = hashToAsk(keysToAsk(facts), vault)
  if (keys.length === 0) return []
  const [rows, namesAt] = await Promise.all([tx.rows<PersonRow>(candidateSql, [keys, stored ? [stored.id] : []], 'find_same'), countNames(tx, vault, facts.phones, stored?.known.name)])
  const judged = rows.map((row): Judged => ({ personId: row.id, canonicalId: row.canonicalId, ...judge(facts, openRow(row, vault).facts, { namesAt }) }))
  return judged.filter(({ verdict }) => verdict !== 'unlikely')
    .map((one) => ({ ...one, ...(rivalled(one, judged) ? { verdict: 'likely' as const } : {}), reasons: [...one.evidence.map((e) => e.text), ...(rivalled(one, judged) ? ['用过这个电话的还有姓名相近的人，不能认定是哪一位'] : [])] }))
    .sort((x, y) => rank(x.verdict) - rank(y.verdict) || y.bits - x.bits)
}

/** Certain without a paper, while somebody else of a like name gave the same telephone: brothers, twins, a name misheard. */
function rivalled({ verdict, canonicalId, evidence }: Judged, judged: readonly Judged[]): boolean {
  if (verdict !== 'certain' || level(evidence, 'paper') !== undefined) return false
  return judged.some((other) => other.canonicalId !== canonicalId && ['equal', 'family'].includes(level(other.evidence, 'phone') ?? '') && !['different', 'partial', 'otherSurname', undefined].includes(level(other.evidence, 'name')))
}

/** How many different names gave each of these numbers; only numbers of the one asked about can be equal on both sides. */
export const countNames = async (tx: Tx, vault: Vault, phones: readonly string[], besides?: string): Promise<(phone: string) => number> => {
  const counted = await Promise.all(phones.map(async (phone) => [phone, (await tx.one<{ n: number }>(namesSql, [vault.blindIndexes(phone, 'phone'), besides ?? null], 'names_at_phone'))?.n ?? 0] as const))
  const counts = new Map(counted)
  return (phone) => counts.get(phone) ?? 1
}

// A key with very many bearers says little; those met by most keys are compared, fifty at most.
const candidateSql = `
  with met as (
    select k.person_id, count(*) as hits from (select person_key_of(k) as key from unnest($1::text[]) k) asked
    cross join lateral (select person_id from person_key where key = asked.key limit 80) k
    where k.person_id <> all($2::uuid[]) group by k.person_id order by hits desc, k.person_id limit 50)
  ${personColumns} join met on met.person_id = p.id where not p.anonymous`
const namesSql = `select count(distinct name)::int as n from (
  (select name from person where phone_index = any($1::text[]) and name is not null limit 100) union all
  (select p.name from person_identifier i join person p on p.id = i.person_id where i.value_index = any($1::text[]) and i.kind = 'phone' limit 100)) called where name is distinct from $2::text`

const level = (evidence: readonly Evidence[], field: Evidence['field']): string | undefined => evidence.find((e) => e.field === field)?.level
const rank = (verdict: SameVerdict): number => (verdict === 'certain' ? 0 : 1)

type Judged = Judgement & { personId: string; canonicalId: string }
export type Found = { personId: string; canonicalId: string; verdict: SameVerdict; bits: number; evidence: Evidence[]; /** In plain sentences without any value. */ reasons: string[] }
