import type { SameVerdict } from '../../../../contract/citizens.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { readFacts, type Facts, type Known } from './facts.ts'
import type { Evidence } from './evidence.ts'
import { hashToAsk, keysToAsk } from './keys.ts'
import { openRow, personColumns, type PersonRow } from './stored.ts'
import { judge } from './verdict.ts'

/**
 * Who in the file may be the one described: certain first, then likely. The transaction has to be allowed to look up persons
 * (the purpose `lookUpPerson`, or the system's sight); what is shown of the finds is for the caller to mask, and nothing of
 * them before the person has proved who he is.
 */
export const findSame = async (tx: Tx, vault: Vault, known: Known): Promise<Found[]> => findLike(tx, vault, readFacts(known))

export const findLike = async (tx: Tx, vault: Vault, facts: Facts, except: readonly string[] = []): Promise<Found[]> => {
  const keys = hashToAsk(keysToAsk(facts), vault)
  if (keys.length === 0) return []
  const [rows, namesAt] = await Promise.all([tx.rows<PersonRow>(candidateSql, [keys, except], 'find_same'), countNames(tx, vault, facts.phones)])
  return rows.map((row) => ({ row, judgement: judge(facts, openRow(row, vault).facts, { namesAt }) }))
    .filter(({ judgement }) => judgement.verdict !== 'unlikely')
    .sort((x, y) => rank(x.judgement.verdict) - rank(y.judgement.verdict) || y.judgement.bits - x.judgement.bits)
    .map(({ row, judgement }) => ({ personId: row.id, canonicalId: row.canonicalId, ...judgement, reasons: judgement.evidence.map((one) => one.text) }))
}

/** How many different names gave each of these numbers; only numbers of the one asked about can be equal on both sides. */
export const countNames = async (tx: Tx, vault: Vault, phones: readonly string[]): Promise<(phone: string) => number> => {
  const counted = await Promise.all(phones.map(async (phone) => [phone, (await tx.one<{ n: number }>(namesSql, [vault.blindIndexes(phone, 'phone')], 'names_at_phone'))?.n ?? 0] as const))
  const counts = new Map(counted)
  return (phone) => counts.get(phone) ?? 1
}

// A key with very many bearers says little; those met by most keys are compared, fifty at most.
const candidateSql = `
  with met as (
    select k.person_id, count(*) as hits from unnest($1::bigint[]) asked(key)
    cross join lateral (select person_id from person_key where key = asked.key limit 80) k
    where k.person_id <> all($2::uuid[]) group by k.person_id order by hits desc, k.person_id limit 50)
  ${personColumns} join met on met.person_id = p.id where not p.anonymous`
const namesSql = `select count(distinct name)::int as n from (
  (select name from person where phone_index = any($1::text[]) and name is not null limit 100) union all
  (select p.name from person_identifier i join person p on p.id = i.person_id where i.value_index = any($1::text[]) and i.kind = 'phone' limit 100)) called`

const rank = (verdict: SameVerdict): number => (verdict === 'certain' ? 0 : 1)

export type Found = { personId: string; canonicalId: string; verdict: SameVerdict; bits: number; evidence: Evidence[]; /** In plain sentences without any value. */ reasons: string[] }
