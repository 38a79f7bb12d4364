import type pg from 'pg'
import type { Actor, Appointment } from '../../platform/access.ts'
import type { World } from '../../rooms/work-orders/index.ts'

/** The demonstration people as actors, found by role and unit. */
export const findCast = async (pool: pg.Pool, world: World): Promise<Cast> => {
  const { rows } = await pool.query<{ id: string; name: string; role: string; unitId: string }>(
    `select a.id, a.name, p.role, p.unit_id as "unitId" from account a join appointment p on p.account_id = a.id where a.demo and a.disabled_at is null and p.until_on is null order by p.from_on, p.id`)
  const actors = new Map<string, Actor & { appointments: Appointment[] }>()
  for (const row of rows) {
    const actor = actors.get(row.id) ?? { kind: 'staff' as const, id: row.id, name: row.name, appointments: [] }
    actor.appointments.push({ role: row.role, unitId: row.unitId, bureauId: world.unit(row.unitId)?.bureauId ?? world.cityUnitId })
    actors.set(row.id, actor)
  }
  const all = [...actors.values()]
  return {
    in: (unitId, roles) => all.find((actor) => actor.appointments.some((a) => a.unitId === unitId && roles.includes(a.role))),
    under: (bureauId, roles) => all.find((actor) => actor.appointments.some((a) => a.bureauId === bureauId && roles.includes(a.role))),
    anywhere: (roles, n) => { const fit = all.filter((actor) => actor.appointments.some((a) => roles.includes(a.role))); return fit[n % fit.length] },
  }
}

export type Cast = {
  in(unitId: string, roles: readonly string[]): Actor | undefined
  under(bureauId: string, roles: readonly string[]): Actor | undefined
  anywhere(roles: readonly string[], n: number): Actor | undefined
}
