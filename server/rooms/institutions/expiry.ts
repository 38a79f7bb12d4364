import type pg from 'pg'
import { expiryWarnings } from '../../../contract/institutions.ts'
import { systemActor } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { inContext } from '../../platform/context.ts'
import { dayOf, daysBetween } from '../../platform/days.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs.ts'
import { bodyLicences, practitioners, registerSight } from './lifecycle.ts'
import { noUnits } from './unit-book.ts'

export const institutionJobs = (pool: pg.Pool): readonly Job[] => [{ name: 'watch-licences', run: async (_payload, { now }) => { await watchLicences(pool, now) } }]

/** 到期停办: what is past its day expires and its body gets no new orders; before it each threshold warns once. Run twice, it does nothing twice. */
export const watchLicences = async (pool: pg.Pool, now: Date): Promise<{ expired: number; warned: number }> => {
  const today = dayOf(now)
  const due = await inContext(pool, sight, (tx) => tx.rows<Due>(
    `select * from (select 'institution' as kind, id, valid_until::text as "validUntil", warned_days as "warnedDays" from institution where state = 'inForce' and valid_until <= $1::date + $2::int
       union all select 'practitioner', id, valid_until::text, warned_days from practitioner where state = 'inForce' and valid_until <= $1::date + $2::int) d order by "validUntil", id limit 1000`, [today, expiryWarnings[0]]))
  const done = { expired: 0, warned: 0 }
  for (const one of due) {
    const left = daysBetween(today, one.validUntil)
    const threshold = Math.min(...expiryWarnings.filter((days) => days >= left))
    if (left >= 0 && one.warnedDays !== null && one.warnedDays <= threshold) continue
    const said = left < 0 ? await take(pool, one, 'expire', {}, now) : await take(pool, one, 'warnExpiry', { days: threshold }, now)
    if (said) done[left < 0 ? 'expired' : 'warned'] += 1
  }
  return done
}

/** A record that somebody else has moved on meanwhile is no longer ours to move. */
async function take(pool: pg.Pool, { kind, id }: Due, action: string, input: object, now: Date): Promise<boolean> {
  const asked = { actor: systemActor, sight, id, action, input, requestId: newId(now), now }
  try {
    await (kind === 'institution' ? act(bodyLicences, { pool, world: noUnits }, asked) : act(practitioners, { pool, world: noUnits }, asked))
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

const sight = registerSight(systemActor)
type Due = { kind: 'institution' | 'practitioner'; id: string; validUntil: string; warnedDays: number | null }
