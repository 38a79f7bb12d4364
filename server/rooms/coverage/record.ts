import type { BasicService, CellWay, TaskState } from '../../../contract/coverage.ts'
import type { Subject } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Rec } from '../../platform/lifecycle.ts'
import { isLive } from './states.ts'

/** With the cell that it is about, locked before it: confirming fills the cell in the same breath, and whoever opens a task holds the cell too. */
export const lockTasks = async (tx: Tx, ids: readonly string[]): Promise<Task[]> => {
  await tx.rows('select 1 from coverage_cell where (site_id, service) in (select site_id, service from coverage_task where id = any($1)) order by site_id, service for update', [ids])
  return asRecords(await tx.rows<Bare>(`${columns} where t.id = any($1) order by t.id for update of t`, [ids]))
}
export const findTask = async (tx: Tx, id: string): Promise<Task | undefined> => asRecords(await tx.rows<Bare>(`${columns} where t.id = $1`, [id]))[0]

export const subjectOf = (task: Pick<Task, 'id' | 'unitId' | 'bureauId'>): Subject => ({ ownerIds: [], unitIds: [task.unitId], bureauIds: [task.bureauId], recordId: task.id })

const asRecords = (rows: readonly Bare[]): Task[] => rows.map((row) => ({ ...row, returnsTo: null, clocks: [] }))

const columns = `select t.id, t.version, t.state, t.bureau_id as "bureauId", t.unit_id as "unitId", t.site_id as "siteId", t.service, t.site_name as "siteName", t.due_on::text as "dueOn", t.ask, t.assignee_id as "assigneeId",
  t.assignee_name as "assigneeName", t.way_offered as "wayOffered", t.evidence, t.finished_by as "finishedBy", t.closed_on::text as "closedOn", t.closed_how as "closedHow", t.why, t.demo, t.log_seq as "logSeq", t.log_hash as "logHash",
  c.way as "wayNow", coalesce(c.version, 0) as "cellVersion",
  exists (select from coverage_task o where o.site_id = t.site_id and o.service = t.service and o.id <> t.id and o.state ${isLive}) as "otherLive" from coverage_task t left join coverage_cell c on c.site_id = t.site_id and c.service = t.service`

export type Task = Rec & {
  state: TaskState; bureauId: string; unitId: string; siteId: string; service: BasicService; siteName: string; dueOn: string; ask: string; assigneeId: string | null; assigneeName: string | null
  wayOffered: CellWay | null; evidence: string | null; finishedBy: string | null; closedOn: string | null; closedHow: string | null; why: string | null; demo: boolean; wayNow: CellWay | null; cellVersion: number
  /** Another task of the same cell is on its way: this one does not come back beside it. */
  otherLive: boolean
}
type Bare = Omit<Task, 'clocks' | 'returnsTo'>
