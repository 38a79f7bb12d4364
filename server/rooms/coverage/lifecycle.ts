import { coverageWord, taskByTime, type TaskAction, type TaskAnswered, type TaskOffered } from '../../../contract/coverage.ts'
import type { Actor } from '../../platform/access.ts'
import { act, possibleActions, type Asked } from '../../platform/act.ts'
import { inContext, sightUnder, type Sight } from '../../platform/context.ts'
import type { Call } from '../../platform/http.ts'
import type { Lifecycle } from '../../platform/lifecycle.ts'
import { findColleagues } from '../security/index.ts'
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
export const coverageSight = (actor: Actor): Sight => sightUnder(coveragePermissions, actor)

export const actOnTask = async ({ pool, actor, now }: Asker, asked: Step): Promise<TaskAnswered> => {
  const sight = coverageSight(actor)
  const world = asked.action === 'assign' ? await worldOf({ pool, now }, sight, asked.id) : noWorld
  return (await act(coverageTasks, { pool, world }, { ...asked, actor, now, sight })) as TaskAnswered
}

/** Only to whom a task is given is asked of anybody. */
function worldOf({ pool, now }: Pick<Asker, 'pool' | 'now'>, sight: Sight, id: string): Promise<TaskWorld> {
  return inContext(pool, sight, async (tx) => {
    const task = await findTask(tx, id)
    return task ? { people: await findColleagues(tx, task.unitId, now) } : noWorld
  })
}

export const noWorld: TaskWorld = { people: [] }
export type Asker = Pick<Call, 'pool' | 'actor' | 'now'>
type Step = Omit<Asked, 'actor' | 'sight' | 'now'>
