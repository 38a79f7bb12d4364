import { ownParts, siteWord, type OutageRow, type SystemView, type TargetView, type Uptime } from '../../../contract/site.ts'
import type { ViewOf } from '../../../contract/endpoint.ts'
import type { siteEndpoints } from '../../../contract/site.ts'
import type { Tx } from '../../platform/context.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import { partName } from './health.ts'

const size = 20

/** Availability by day and by month: how often it was looked at, how often it was there. Real days, whatever the demonstration's clock says. */
export const lookAtHealth = async (tx: Tx, page: number, now: Date): Promise<ViewOf<typeof siteEndpoints.health>> => {
  const systems = await tx.rows<Omit<SystemView, keyof TargetView | 'kindName' | 'probeName'> & { name: string }>(
    'select s.id, s.version, s.name, s.kind, s.probe, s.address, s.unit_id as "unitId", u.name as "unitName", s.contact, s.enabled from connected_system s join unit u on u.id = s.unit_id order by s.kind, s.name')
  const states = await tx.rows<{ target: string; at: Date; up: boolean | null; ms: number; says: string }>('select target, at, up, ms, says from health_state')
  const days = await tx.rows<Tally>('select target, on_day::text as day, checked, up from health_day where on_day >= $1', [addDays(dayOf(now), -31)])
  const outages = await tx.rows<{ id: string; target: string; fromAt: Date; untilAt: Date | null; says: string; total: number }>('select id, target, from_at as "fromAt", until_at as "untilAt", says, (count(*) over ())::int as total from outage order by until_at is not null, from_at desc limit $1 offset $2', [size, (page - 1) * size])
  const view = (target: string, name: string): TargetView => {
    const state = states.find((one) => one.target === target)
    const own = days.filter((one) => one.target === target)
    const month = dayOf(now).slice(0, 7)
    return {
      target, name, at: state?.at.toISOString() ?? null, up: state?.up ?? null, ms: state?.ms ?? null, says: state?.says ?? '还没有检查过', today: uptime(own.filter(({ day }) => day === dayOf(now))), month: uptime(own.filter(({ day }) => day.startsWith(month))),
      days: Array.from({ length: 14 }, (_, at) => addDays(dayOf(now), at - 13)).map((day) => ({ day, share: uptime(own.filter((one) => one.day === day)).share })),
    }
  }
  const nameOf = (target: string): string => systems.find(({ id }) => id === target)?.name ?? partName(target)
  return {
    own: ownParts.map((part) => view(part, siteWord('ownPart', part))),
    systems: systems.map((one) => ({ ...view(one.id, one.name), ...one, kindName: siteWord('systemKind', one.kind), probeName: siteWord('probe', one.probe), ...(one.enabled && one.probe !== 'none' ? {} : { up: null, says: one.probe === 'none' ? '没有登记地址，未检查' : '已停止检查' }) })),
    outages: { rows: outages.map(({ id, target, fromAt, untilAt, says }): OutageRow => ({ id, name: nameOf(target), fromAt: fromAt.toISOString(), untilAt: untilAt?.toISOString() ?? null, says })), total: outages[0]?.total ?? 0, page, size },
  }
}

const uptime = (days: readonly Tally[]): Uptime => {
  const [checked, up] = [days.reduce((sum, one) => sum + one.checked, 0), days.reduce((sum, one) => sum + one.up, 0)]
  return { checked, up, share: checked === 0 ? null : up / checked }
}

type Tally = { target: string; day: string; checked: number; up: number }
