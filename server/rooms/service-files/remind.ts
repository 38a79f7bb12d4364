import type pg from 'pg'
import { requestKinds } from '../../../contract/service-files.ts'
import { inContext, systemSight } from '../../platform/context.ts'
import { dayOf, endOfDay } from '../../platform/days.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs.ts'
import type { World } from '../work-orders/index.ts'

/** Working days before the last one on which whoever decides is told. Ours, from no rule: 待核实. */
const ahead = 3

/**
 * 个人信息请求将到期、已超期: who decides is told once before the day; from then on each working day, and the head with him, until it
 * is answered. Run twice on one day, it tells nothing twice.
 */
export const remindRequests = async (pool: pg.Pool, world: World, now: Date): Promise<number> => {
  const today = dayOf(now)
  if (!world.calendar.isWorkday(today)) return 0
  return inContext(pool, systemSight, async (tx) => {
    const due = await tx.rows<Due>(
      `select id, kind, bureau_id as "bureauId", due_at as "dueAt", due_at <= $1 as late from file_request
       where decided_at is null and state = 'asked' and (due_at <= $1 and (reminded_on is null or reminded_on < $2) or due_at <= $3 and reminded_on is null)
       order by due_at limit 1000 for update skip locked`, [now, today, endOfDay(world.calendar.addWorkdays(today, ahead))])
    await tx.rows('update file_request set reminded_on = $2 where id = any($1)', [due.map(({ id }) => id), today])
    await flush(tx, due.flatMap((one) => noticesOf(one, world, now)))
    return due.length
  })
}

export const fileRequestJobs = (desk: { pool: pg.Pool; house: { readonly world: World } }): readonly Job[] => [{ name: 'remind-file-requests', run: async (_payload, { now }) => { await remindRequests(desk.pool, desk.house.world, now) } }]

function noticesOf({ kind, bureauId, dueAt, late }: Due, world: World, now: Date): Write[] {
  const place = bureauId === world.cityUnitId ? 'city' : 'county'
  const text = `有人要求${requestKinds[kind]}个人信息，${late ? `应于 ${dayOf(dueAt)} 前答复，已经超期` : `${dayOf(dueAt)} 前须答复`}，请在“服务档案”里办理。`
  return ['Dispatcher', ...(late ? ['Head'] : [])].map((post) => ({ insert: 'notice', row: { id: newId(now), at: now, unit_id: bureauId, role: `${place}${post}`, kind: 'fileRequest', text, path: '/files' } }))
}

type Due = { id: string; kind: keyof typeof requestKinds; bureauId: string; dueAt: Date; late: boolean }
