import type pg from 'pg'
import { siteWord } from '../../../contract/site.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { addDays, dayOf, momentOn } from '../../platform/days.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { tell } from './sight.ts'

/** What was seen of each target at a moment: the last state, the day's tally, and where an interruption begins or ends. */
export const recordHealth = async (tx: Tx, seen: readonly Seen[], now: Date): Promise<void> => {
  if (seen.length === 0) return
  await tx.rows(
    `with s as (select * from jsonb_to_recordset($1) as r(target text, up boolean, ms int, says text)),
       states as (insert into health_state (target, at, up, ms, says) select target, $2, up, ms, says from s on conflict (target) do update set at = excluded.at, up = excluded.up, ms = excluded.ms, says = excluded.says),
       tally as (insert into health_day as d (target, on_day, checked, up, total_ms, slowest_ms) select target, $3, 1, up::int, ms, ms from s where up is not null
         on conflict (target, on_day) do update set checked = d.checked + 1, up = d.up + excluded.up, total_ms = d.total_ms + excluded.total_ms, slowest_ms = greatest(d.slowest_ms, excluded.slowest_ms)),
       over as (update outage o set until_at = $2 from s where o.target = s.target and o.until_at is null and s.up returning o.id)
     insert into outage (id, target, from_at, says) select n.id, s.target, $2, s.says from s join jsonb_to_recordset($4) as n(target text, id uuid) on n.target = s.target where s.up = false on conflict (target) where until_at is null do nothing`,
    [JSON.stringify(seen), now, dayOf(now), JSON.stringify(seen.filter(({ up }) => up === false).map(({ target }) => ({ target, id: newId(now) })))])
}

/** Minutes in which nobody could look, because the whole house or its database was away: they count as down, and are one interruption. */
export const recordGap = async (tx: Tx, target: string, from: Date, until: Date, says: string): Promise<void> => {
  await tx.rows('insert into outage (id, target, from_at, until_at, says) values ($1, $2, $3, $4, $5)', [newId(until), target, from, until, says])
  for (let [at, next] = [from, nextDay(from)]; at < until; [at, next] = [next, nextDay(next)]) {
    const minutes = Math.round((Math.min(next.getTime(), until.getTime()) - at.getTime()) / 60_000)
    if (minutes > 0 && dayOf(at) >= addDays(dayOf(until), -40)) await tx.rows('insert into health_day as d (target, on_day, checked, up, total_ms, slowest_ms) values ($1, $2, $3, 0, 0, 0) on conflict (target, on_day) do update set checked = d.checked + excluded.checked', [target, dayOf(at), minutes])
  }
}

/** An interruption is told when it has been seen twice, and its end to those who heard of it. */
export const tellOutages = (pool: pg.Pool, nameOf: (tx: Tx, target: string) => Promise<Responsible>, now: Date): Promise<number> => inContext(pool, systemSight, async (tx) => {
  const begun = await tx.rows<Told>(`update outage set told_at = $1 where told_at is null and (until_at is null and from_at <= $1::timestamptz - interval '45 seconds' or until_at is not null and until_at - from_at >= interval '3 minutes') returning target, says, from_at as "fromAt", until_at as "untilAt"`, [now])
  const writes: Write[] = []
  for (const one of begun) {
    const { name, unitId, cityId } = await nameOf(tx, one.target)
    const text = `${name}${one.untilAt ? `中断过 ${Math.round((one.untilAt.getTime() - one.fromAt.getTime()) / 60_000)} 分钟，已经恢复` : `从${clockOf(one.fromAt)}起不能用`}：${one.says}`
    writes.push(tell(now, { unitId: cityId, role: 'cityDispatcher' }, 'outage', text), ...(unitId ? [tell(now, { unitId }, 'outage', text)] : []))
  }
  await flush(tx, writes)
  return begun.length
})

export const partName = (part: string): string => siteWord('ownPart', part)

const nextDay = (at: Date): Date => momentOn(addDays(dayOf(at), 1))
const clockOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** `up` null: could not be looked at; counts neither way. */
export type Seen = { target: string; up: boolean | null; ms: number; says: string }
export type Responsible = { name: string; unitId: string | null; cityId: string }
type Told = { target: string; says: string; fromAt: Date; untilAt: Date | null }
