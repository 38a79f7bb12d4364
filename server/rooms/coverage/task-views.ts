import { coverageWord, taskStates, type BasicService, type coverageEndpoints, type TaskRow, type TaskState, type TaskView } from '../../../contract/coverage.ts'
import type { InputOf, ViewOf } from '../../../contract/endpoint.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import { allowed, whereReach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import type { Call } from '../../platform/http.ts'
import { offered } from './lifecycle.ts'
import { coveragePermissions } from './permissions.ts'
import { findTask, subjectOf } from './record.ts'
import { isLive } from './states.ts'

const size = 30

/** Live ones first, the nearest date on top; those that are over behind them, newest first. */
export const listTasks = async (tx: Tx, { reach, now }: Call, ask: InputOf<typeof coverageEndpoints.tasks>): Promise<ViewOf<typeof coverageEndpoints.tasks>> => {
  const values: unknown[] = [dayOf(now), ask.bureauId ?? null]
  const mine = `${from} where ${whereReach(reach, columns, values)} and ($2::uuid is null or t.bureau_id = $2)`
  const counts = await tx.rows<{ state: TaskState; n: number; overdue: number }>(`select t.state, count(*)::int as n, (count(*) filter (where ${late}))::int as overdue ${mine} group by 1`, values)
  const asked = [...values, ask.state ?? null, ask.overdue ?? null]
  const where = `${mine} and ($${values.length + 1}::text is null or t.state = $${values.length + 1}) and ($${values.length + 2}::text is null or ${late})`
  const total = (await tx.one<{ n: number }>(`select count(*)::int as n ${where}`, asked))!.n
  const rows = await tx.rows<RawTask>(`${select} ${where} order by t.state not ${isLive}, case when t.state ${isLive} then t.due_on end, t.id desc limit ${size} offset ${size * (ask.page - 1)}`, asked)
  const byState = Object.fromEntries(taskStates.map((state) => [state, counts.find((row) => row.state === state)?.n ?? 0])) as Record<TaskState, number>
  return { rows: rows.map(named), total, page: ask.page, size, counts: { ...byState, overdue: counts.reduce((sum, row) => sum + row.overdue, 0) } }
}

export const lookAtTask = async (tx: Tx, { actor, now }: Call, id: string): Promise<TaskView> => {
  const task = await findTask(tx, id)
  if (!task || !allowed(coveragePermissions, 'seeCoverage', actor, subjectOf(task))) return refuse('notFound', '没有找到，或不在您的权限范围内。')
  const row = named((await tx.one<RawTask>(`${select} ${from} where t.id = $2 and $1::date is not null`, [dayOf(now), id]))!)
  const lines = await tx.rows<{ at: Date; action: string; by: string; text: string | null }>(`select at, action, actor_name as by, facts ->> 'text' as text from action_log where record_id = $1 order by seq`, [id])
  return {
    ...row, unitId: task.unitId, ask: task.ask, wayNow: task.wayNow, wayOffered: task.wayOffered, evidence: task.evidence, why: task.why, closedOn: task.closedOn, actions: offered(task, actor),
    story: lines.map((line) => ({ at: new Date(line.at).toISOString(), label: coverageWord('coverageTaskAction', line.action), by: line.by, text: line.text ?? '' })),
  }
}

const named = (row: RawTask): TaskRow => ({ ...row, stateName: coverageWord('coverageTaskState', row.state), serviceName: itemClassName(row.service) })

const late = `t.state ${isLive} and t.due_on < $1::date`
const columns = { record: 't.id', owners: [], units: ['t.unit_id'], bureaus: ['t.bureau_id'] }
const select = `select t.id, t.version, t.state, t.service, t.site_id as "siteId", t.site_name as "siteName", b.name as "bureauName", u.name as "unitName", t.assignee_name as "assigneeName", t.due_on::text as "dueOn", ${late} as overdue, t.demo`
const from = 'from coverage_task t join unit b on b.id = t.bureau_id join unit u on u.id = t.unit_id'

type RawTask = Omit<TaskRow, 'stateName' | 'serviceName'> & { service: BasicService }
