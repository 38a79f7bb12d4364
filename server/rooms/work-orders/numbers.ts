import type pg from 'pg'
import { dayOf } from '../../platform/days.ts'

/**
 * Order numbers per bureau and day (TJA20261123-0007), handed out in blocks of which each process keeps the rest in memory:
 * a counter that every intake had to lock would cap the whole database. A restart leaves a gap, which is harmless.
 */
export const numberGiver = (pool: pg.Pool, size = 20): ((prefix: string, now: Date) => Promise<string>) => {
  const blocks = new Map<string, { next: number; end: number }>()
  const refills = new Map<string, Promise<void>>()
  const give = async (prefix: string, now: Date): Promise<string> => {
    const day = dayOf(now)
    const key = `${prefix}${day.replaceAll('-', '')}`
    const block = blocks.get(key)
    if (block && block.next < block.end) return `${key}-${String(block.next++).padStart(4, '0')}`
    let refill = refills.get(key)
    if (!refill) refills.set(key, (refill = reserve(pool, prefix, day, size).then((first) => { blocks.set(key, { next: first, end: first + size }) }).finally(() => refills.delete(key))))
    await refill
    return give(prefix, now)
  }
  return give
}

async function reserve(pool: pg.Pool, prefix: string, day: string, size: number): Promise<number> {
  const { rows } = await pool.query<{ first: number }>(
    `insert into number_block as b (prefix, day, next) values ($1, $2, 1 + $3) on conflict (prefix, day) do update set next = b.next + $3 returning next - $3 as first`, [prefix, day, size])
  return rows[0]!.first
}
