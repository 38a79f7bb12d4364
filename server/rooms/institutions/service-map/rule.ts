import type { InputOf } from '../../../../contract/endpoint.ts'
import type { ReachRule, serviceMapEndpoints } from '../../../../contract/service-map.ts'
import { auditEntry } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import type { TxCall } from '../../../platform/http.ts'

/** Half an hour stands in the plans; by which means people travel does not: 20 km/h and roads 1.3 times the straight line are ours, 待核实. */
export const startingRule = { version: 0, minutes: 30, speedKmh: 20, detour: 1.3, verified: false, basis: null } as const

export const findRule = async (tx: Tx): Promise<ReachRule> => {
  const rule = (await tx.one<Omit<ReachRule, 'metres'>>('select version, minutes, speed_kmh::float8 as "speedKmh", detour::float8, verified, basis from reach_rule', [], 'reach_rule')) ?? startingRule
  return { ...rule, metres: reachMetres(rule) }
}

/** The straight line that remains of the time at that speed when roads are `detour` times as long as it. */
export const reachMetres = ({ minutes, speedKmh, detour }: Pick<ReachRule, 'minutes' | 'speedKmh' | 'detour'>): number => Math.round((speedKmh * 1000 * minutes) / 60 / detour)

/** Setting a number does not confirm it: `verified` waits for the rule itself. */
export const setRule = async ({ tx, actor, now }: TxCall, input: InputOf<typeof serviceMapEndpoints.setRule>): Promise<void> => {
  const written = await tx.rows(
    `insert into reach_rule (version, minutes, speed_kmh, detour, basis, set_at, set_by) values ($1::int + 1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set version = excluded.version, minutes = excluded.minutes, speed_kmh = excluded.speed_kmh, detour = excluded.detour, basis = excluded.basis, set_at = excluded.set_at, set_by = excluded.set_by
     where reach_rule.version = $1 returning version`, [input.version, Math.round(input.minutes), input.speedKmh, input.detour, input.basis, now, actor.id])
  if (written.length === 0) return refuse('conflict', '您打开之后，别人已经改过，请看过最新的再改。')
  await auditEntry(tx, { actor, at: now, act: 'institution.setReachRule', object: 'reach_rule', purpose: input.basis, result: 'ok' })
}
