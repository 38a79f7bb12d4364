import type pg from 'pg'
import { coverageWord } from '../../../contract/coverage.ts'
import { systemActor } from '../../platform/access.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs.ts'
import { actOnTask, coverageSight } from './lifecycle.ts'
import { isLive } from './states.ts'

export const coverageJobs = (pool: pg.Pool): readonly Job[] => [{ name: 'look-after-coverage', run: async (_payload, { now }) => { await lookAfterCoverage(pool, now) } }]

/** Overdue is told once a date; tasks follow their cells even when the server fell between the two. Run twice it does nothing twice. */
export const lookAfterCoverage = async (pool: pg.Pool, now: Date): Promise<void> => {
  await settleTasks({ pool, now })
  for (const { id } of await inContext(pool, sight, (tx) => tx.rows<{ id: string }>(`select id from coverage_task where state ${isLive} and due_on < $1::date and overdue_told_on is null order by due_on, id limit 500`, [dayOf(now)]))) await step(pool, id, 'tellOverdue', {}, now)
}

/** 填上了就销号，又没了就重开: whoever fills or empties the cell, by hand, by import or by taking a batch back. */
export const settleTasks = async ({ pool, now }: { pool: pg.Pool; now: Date }): Promise<void> => {
  for (const { id, way } of await inContext(pool, sight, findFilled)) await step(pool, id, 'closeFilled', { text: `这一格已填成“${coverageWord('cellWay', way)}”` }, now)
  for (const { id } of await inContext(pool, sight, findEmptied)) await step(pool, id, 'emptied', { text: '这一格又改回“没有”' }, now)
}

const findFilled = (tx: Tx): Promise<{ id: string; way: string }[]> => tx.rows(
  `select t.id, c.way from coverage_task t join coverage_cell c on c.site_id = t.site_id and c.service = t.service where t.state ${isLive} and c.way <> 'missing' order by t.id limit 1000`)

/** The newest task of a cell alone: an old one does not come back beside it. */
const findEmptied = (tx: Tx): Promise<{ id: string }[]> => tx.rows(
  `select t.id from coverage_task t join coverage_cell c on c.site_id = t.site_id and c.service = t.service and c.way = 'missing' where t.state = 'closed'
     and not exists (select from coverage_task later where later.site_id = t.site_id and later.service = t.service and later.id > t.id) order by t.id limit 1000`)

/** Somebody may have been quicker: a state that no longer allows the step is no defect. */
async function step(pool: pg.Pool, id: string, action: string, input: Record<string, unknown>, now: Date): Promise<void> {
  await actOnTask({ pool, actor: systemActor, now }, { id, action, input, requestId: newId(now) }).catch((error: unknown) => { if (!(error instanceof Refused)) throw error })
}

const sight = coverageSight(systemActor)
