import type pg from 'pg'
import type { PackItem } from '../../../contract/push-packs.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import type { Job } from '../../platform/jobs.ts'

/** How often each thing was shown, cited, and said to be no help. */
export const talliesOf = async (tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, Tally>> => {
  const rows = await tx.rows<Tally & { key: string }>('select key, shown, used, refused from push_tally where key = any($1)', [keys], 'push_tallies')
  return new Map(rows.map(({ key, ...tally }) => [key, tally]))
}

/**
 * What use says about the order of results: at most a quarter more or a fifth less. Smoothed, so that the first word on a new
 * thing does not decide, and bounded, so that what was once cited often cannot hide what fits better.
 */
export const useFactor = (tally: Tally | undefined): number => {
  const { shown, used, refused } = tally ?? { shown: 0, used: 0, refused: 0 }
  const before = 20
  const gain = (used + before * usual) / (shown + before) - usual
  const loss = refused / (shown + before)
  return Math.min(1.25, Math.max(0.8, 1 + 2 * gain - 2 * loss))
}
/** One in twenty of the things shown is cited: where nobody has said anything. */
const usual = 0.05

export const shownUse = (tally: Tally | undefined): PackItem['use'] => (tally && tally.shown > 0 ? { ...tally } : null)

/** Counts packs that are over: what was shown is added up here and not while somebody waits. */
export const countShown = (pool: pg.Pool, now: Date): Promise<number> => inContext(pool, systemSight, async (tx) => {
  const row = await tx.one<{ packs: number }>(`
    with over as (update push_pack set tallied = true where id in (select id from push_pack where not tallied and at < $1::timestamptz - interval '30 minutes' order by at limit 5000 for update skip locked) returning shown),
    counts as (select key, count(*)::int as n from over, unnest(shown) key group by key order by key),
    added as (insert into push_tally (key, shown) select key, n from counts on conflict (key) do update set shown = push_tally.shown + excluded.shown)
    select count(*)::int as packs from over`, [now])
  return row?.packs ?? 0
})

export const pushJobs = ({ pool }: { pool: pg.Pool }): readonly Job[] => [{ name: 'count-pushes', run: async (_payload, { now }) => { await countShown(pool, now) } }]

export type Tally = { shown: number; used: number; refused: number }
