import type { z } from 'zod'
import { coverageWord, taskInputs } from '../../../contract/coverage.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import type { Actor } from '../../platform/access.ts'
import { dayOf } from '../../platform/days.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { Action, Decide, Outcome } from '../../platform/lifecycle.ts'
import type { Task } from './record.ts'

/** 缺口任务 (第8条 兜住底线、均等享有): who fills a gap until when, with what evidence, and who looked whether it is so. */
export const taskActions: Readonly<Record<string, Action<Task, TaskWorld>>> = {
  assign: verb(taskInputs.assign, '单位和经办人收到提醒；过了期限还没补齐，单位和司法局都会收到提醒。', ({ record, input, now, world }) => {
    if (input.dueOn < dayOf(now)) return wrong('dueOn', '期限不能早于今天')
    const who = world.people.find(({ id }) => id === input.assigneeId)
    if (input.assigneeId && !who) return wrong('assigneeId', '经办人要是这个单位在岗的人')
    return { set: { assignee_id: who?.id ?? null, assignee_name: who?.name ?? null, due_on: input.dueOn, overdue_told_on: null }, facts: { text: [`${who?.name ?? '本单位'}，${input.dueOn} 前`, input.note].filter(Boolean).join('；') }, writes: [tell(now, `${input.dueOn} 前补上：${whatOf(record)}`, who ? { account_id: who.id } : { unit_id: record.unitId })] }
  }),
  finish: verb(taskInputs.finish, '等司法局核实；核实属实，这一格就改成您报的方式。', ({ record, input, actor, now }) =>
    ({ set: { way_offered: input.way, evidence: input.evidence, finished_by: actor.id, finished_at: now, why: null }, facts: { text: `${wayWord(input.way)}：${input.evidence}` }, writes: [tell(now, `报已补齐，等核实：${whatOf(record)}`, { unit_id: record.bureauId })] })),
  confirm: verb(taskInputs.confirm, '这一格改成上报的方式，任务了结；以后发现不属实，可以重新打开。', ({ record, input, actor, now }) => {
    if (record.finishedBy === actor.id) return { kind: 'notAllowed', message: '自己报的，要由别人核实。' }
    const text = [`${wayWord(record.wayOffered)}`, input.note].filter(Boolean).join('；')
    return { set: { closed_on: dayOf(now), closed_how: 'confirmed' }, facts: { text }, writes: [...fill(record, record.wayOffered, '任务补齐', actor, now), tell(now, `核实属实，已了结：${whatOf(record)}`, { unit_id: record.unitId })] }
  }),
  sendBack: verb(taskInputs.sendBack, '退回去接着补。', ({ record, input, now }) =>
    ({ set: { why: input.reason, way_offered: null, evidence: null, finished_by: null, finished_at: null }, facts: { text: input.reason }, writes: [tell(now, `没有补齐，退回：${whatOf(record)}。${input.reason}`, { unit_id: record.unitId })] })),
  cancel: verb(taskInputs.cancel, '这一格还是“没有”，只是不再催；以后可以重新打开。', ({ record, input, now }) =>
    ({ set: { why: input.reason, closed_on: dayOf(now), closed_how: 'cancelled' }, facts: { text: input.reason }, writes: [tell(now, `任务撤销：${whatOf(record)}`, { unit_id: record.unitId })] })),
  reopen: verb(taskInputs.reopen, '任务回到“补齐中”；那一格改回“没有”。', ({ record, input, actor, now }) =>
    ({ set: { ...afresh, why: input.reason }, facts: { text: input.reason }, writes: [...(record.wayNow === 'missing' ? [] : fill(record, 'missing', '任务重开', actor, now)), tell(now, `重新打开：${whatOf(record)}。${input.reason}`, { unit_id: record.unitId })] }), (task) => !task.otherLive),
  tellOverdue: verb(taskInputs.tellOverdue, '提醒单位和司法局。', ({ record, now }) =>
    ({ set: { overdue_told_on: dayOf(now) }, facts: { text: `过了 ${record.dueOn}` }, writes: [record.unitId, record.bureauId].map((unit) => tell(now, `过期（${record.dueOn}）还没补上：${whatOf(record)}`, { unit_id: unit })) })),
  closeFilled: verb(taskInputs.closeFilled, '任务了结。', ({ input, now }) => ({ set: { closed_on: dayOf(now), closed_how: 'filled' }, facts: { text: input.text } })),
  emptied: verb(taskInputs.emptied, '任务重开。', ({ record, input, now }) =>
    ({ set: { ...afresh, why: input.text }, facts: { text: input.text }, writes: [tell(now, `重新打开：${whatOf(record)}。${input.text}`, { unit_id: record.unitId })] }), (task) => task.wayNow === 'missing' && !task.otherLive),
}

export const whatOf = ({ siteName, service }: Pick<Task, 'siteName' | 'service'>): string => `${siteName}的${itemClassName(service)}`
const wrong = (field: string, message: string): Refusal => ({ kind: 'invalid', message: `${message}。`, fields: { [field]: message } })
const wayWord = (way: string | null): string => coverageWord('cellWay', way ?? 'unknown')
const afresh = { way_offered: null, evidence: null, finished_by: null, finished_at: null, closed_on: null, closed_how: null, overdue_told_on: null }

/** The cell as it is now and a line of its history: rows of this room, flushed with the task. */
function fill({ siteId, service, bureauId, unitId, wayNow, cellVersion, evidence }: Task, way: string | null, how: string, actor: Actor, now: Date): Write[] {
  const batchId = newId(now)
  const row = { way, note: way === 'missing' ? null : evidence?.slice(0, 200) ?? null, batch_id: batchId, entered_at: now, entered_by: actor.id, entered_name: actor.name }
  return [
    { update: 'coverage_cell', set: { ...row, version: cellVersion + 1 }, where: { site_id: siteId, service, version: cellVersion } },
    { insert: 'coverage_change', row: { id: newId(now), batch_id: batchId, site_id: siteId, service, from_way: wayNow, way, note: row.note, how, bureau_id: bureauId, unit_id: unitId, at: now, by_id: actor.id, by_name: actor.name } },
  ]
}

export const tell = (now: Date, text: string, to: { unit_id?: string; account_id?: string }): Write =>
  ({ insert: 'notice', row: { id: newId(now), at: now, unit_id: to.unit_id ?? null, account_id: to.account_id ?? null, role: null, order_id: null, kind: 'coverage', text: `缺口任务：${text}` } })

function verb<I>(input: z.ZodType<I>, next: string, decide: (call: Decide<Task, TaskWorld, I>) => Refusal | Outcome, offer?: (task: Task) => boolean): Action<Task, TaskWorld> {
  return { input, next: () => next, decide, ...(offer ? { offer } : {}) } as unknown as Action<Task, TaskWorld>
}

/** Who works in the unit that has to fill the gap; read before the act, since decisions are pure. */
export type TaskWorld = { readonly people: readonly { id: string; name: string }[] }
