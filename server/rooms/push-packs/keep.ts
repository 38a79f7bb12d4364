import { createHash } from 'node:crypto'
import type { PackMark } from '../../../contract/push-packs.ts'
import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'

/**
 * One pack an order and person of the staff; at intake one a contact, while the need is being typed. What was shown is kept as
 * keys, so that use can be counted against it.
 */
export const keepPack = async (tx: Tx, facts: PackFacts): Promise<KeptPack> => {
  const known = facts.orderId
    ? await tx.one<KeptPack>(`${knownSql} where account_id = $1 and order_id = $2`, [facts.actor.id, facts.orderId], 'pack_of_order')
    : await tx.one<KeptPack>(`${knownSql} where account_id = $1 and order_id is null and at > $2::timestamptz - interval '30 minutes' and door = $3 and person_id is not distinct from $4 order by at desc limit 1`, [facts.actor.id, facts.now, facts.door, facts.personId], 'pack_of_intake')
  return known ?? { id: newId(facts.now), opened: false, fresh: true }
}

export const writeShown = async (tx: Tx, pack: KeptPack, { actor, now, orderId, personId, door, topic }: PackFacts, second: boolean, shown: readonly string[]): Promise<void> => {
  if (!pack.fresh) return void (await tx.rows(`update push_pack set shown = coalesce((select array_agg(distinct k) from unnest(shown || $2::text[]) k), '{}'), second = second or $3 where id = $1`, [pack.id, shown, second], 'pack_shown'))
  await tx.rows('insert into push_pack (id, at, account_id, unit_id, order_id, person_id, door, topic, second, shown) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) on conflict do nothing',
    [pack.id, now, actor.id, actor.appointments[0]?.unitId ?? null, orderId, personId, door, topic, second, shown], 'pack_new')
}

export const marksOf = async (tx: Tx, packId: string): Promise<ReadonlyMap<string, PackMark>> =>
  new Map((await tx.rows<{ key: string; mark: PackMark }>('select key, mark from push_mark where pack_id = $1', [packId], 'pack_marks')).map(({ key, mark }) => [key, mark]))

export const openPack = async (tx: Tx, id: string, actor: Actor, now: Date): Promise<void> => {
  const [row] = await tx.rows<{ id: string }>('update push_pack set opened_at = coalesce(opened_at, $3) where id = $1 and account_id = $2 returning id', [id, actor.id, now])
  if (!row) refuse('notFound', '没有这个推送包，请刷新页面。')
}

/** Citing is opening. A mark set twice counts once; one taken back is counted back; and one person's word on one thing counts once a day, however many packs he has. */
export const markItem = async (tx: Tx, { id, key: named, mark, actor, now, vault }: { id: string; key: string; mark: PackMark | null; actor: Actor; now: Date; vault: Vault }): Promise<void> => {
  const pack = await tx.one<{ shown: string[] }>('select shown from push_pack where id = $1 and account_id = $2 for update', [id, actor.id])
  if (!pack) return refuse('notFound', '没有这个推送包，请刷新页面。')
  const key = pack.shown.includes(named) ? named : pack.shown.find((one) => aliasOf(one, vault) === named)
  if (!key) return refuse('invalid', '这一条不在推送包里，请刷新页面。')
  const before = (await tx.one<{ mark: PackMark }>('select mark from push_mark where pack_id = $1 and key = $2', [id, key]))?.mark ?? null
  if (before === mark) return
  if (mark) await tx.rows('insert into push_mark (pack_id, key, mark, at) values ($1, $2, $3, $4) on conflict (pack_id, key) do update set mark = excluded.mark, at = excluded.at', [id, key, mark, now])
  else await tx.rows('delete from push_mark where pack_id = $1 and key = $2', [id, key])
  const counted = await saidElsewhere(tx, { id, key, actor, now })
  const change = (which: PackMark): number => (counted.has(which) ? 0 : Number(mark === which) - Number(before === which))
  await tx.rows('insert into push_tally as t (key, used, refused) values ($1, greatest($2::int, 0), greatest($3::int, 0)) on conflict (key) do update set used = greatest(t.used + $2, 0), refused = greatest(t.refused + $3, 0)', [key, change('used'), change('refused')])
  await openPack(tx, id, actor, now)
}

/** What an order beyond one's sight is called on the way out: its own id would tell the moment at which somebody asked. */
export const aliasOf = (key: string, vault: Vault): string => {
  const hex = createHash('sha256').update(vault.blindIndex(key, 'push-pack')).digest('hex')
  return `order:${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function saidElsewhere(tx: Tx, { id, key, actor, now }: { id: string; key: string; actor: Actor; now: Date }): Promise<ReadonlySet<PackMark>> {
  const rows = await tx.rows<{ mark: PackMark }>(
    `select distinct m.mark from push_pack p join push_mark m on m.pack_id = p.id where p.account_id = $1 and p.id <> $2 and m.key = $3 and m.at > $4::timestamptz - interval '1 day'`, [actor.id, id, key, now])
  return new Set(rows.map(({ mark }) => mark))
}

const knownSql = 'select id, opened_at is not null as opened, false as fresh from push_pack'

export type PackFacts = { actor: Actor; now: Date; orderId: string | null; personId: string | null; door: string; topic: string | null }
export type KeptPack = { id: string; opened: boolean; /** Not written yet. */ fresh: boolean }
