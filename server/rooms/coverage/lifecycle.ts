import { coverageWord, taskByTime, type TaskAction, type TaskAnswered, type TaskOffered } from '../../../contract/coverage.ts'
import { reachOf, type Actor } from '../../platform/access.ts'
import { act, possibleActions, type Asked } from '../../platform/act.ts'
import { inContext, type Sight, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import type { Call } from '../../platform/http.ts'
import type { Lifecycle } from '../../platform/lifecycle.ts'
import { coveragePermissions } from './permissions.ts'
import { findTask, lockTasks, subjectOf, type Task } from './record.ts'
import { taskTransitions } from './states.ts'
import { taskActions, type TaskWorld } from './task-actions.ts'

export const coverageTasks: Lifecycle<Task, TaskWorld> = {
  kind: 'coverageTask', table: 'coverage_task', transitions: taskTransitions, permissions: coveragePermissions, actions: taskActions, load: lockTasks, subject: subjectOf,
  clock: () => { throw new Error('a coverage task has no clocks: its date is set by hand') }, derived: () => ({}),
  words: { state: (id) => coverageWord('coverageTaskState', id), action: (id) => coverageWord('coverageTaskAction', id) }, answer: (task, _clocks, actor) => answerOf(task, actor),
}

export const answerOf = (task: Task, actor: Actor): TaskAnswered => ({ id: task.id, state: task.state, stateName: coverageWord('coverageTaskState', task.state), version: task.version, actions: offered(task, actor) })

export const offered = (task: Task, actor: Actor): TaskOffered[] => possibleActions(coverageTasks, task, actor, noWorld).filter((name) => !(taskByTime as readonly string[]).includes(name))
  .map((name) => ({ action: name as TaskAction, label: coverageWord('coverageTaskAction', name), next: taskActions[name]!.next(task, noWorld, new Date(0)), danger: name === 'cancel' }))

/** Sight by the rows of this room alone: who looks after coverage sees no more work orders for it. */
export const coverageSight = (actor: Actor): Sight => ({ actor, reach: actor.kind === 'system' ? { city: true, bureauIds: [], unitIds: [], ownerId: null, recordId: null } : reachOf(coveragePermissions, '*', actor) })

export const actOnTask = async ({ pool, actor, now }: Asker, asked: Step): Promise<TaskAnswered> => {
  const sight = coverageSight(actor)
  const world = await inContext(pool, sight, async (tx) => worldOf(tx, (await findTask(tx, asked.id))?.unitId, now))
  return (await act(coverageTasks, { pool, world }, { ...asked, actor, now, sight })) as TaskAnswered
}

async function worldOf(tx: Tx, unitId: string | undefined, now: Date): Promise<TaskWorld> {
  if (!unitId) return noWorld
  return { people: await tx.rows('select distinct a.id, a.name from appointment p join account a on a.id = p.account_id where p.unit_id = $1 and a.disabled_at is null and p.from_on <= $2::date and (p.until_on is null or p.until_on > $2::date)', [unitId, dayOf(now)]) }
}

export const noWorld: TaskWorld = { people: [] }
export type Asker = Pick<Call, 'pool' | 'actor' | 'now'>
type Step = Omit<Asked, 'actor' | 'sight' | 'now'>
