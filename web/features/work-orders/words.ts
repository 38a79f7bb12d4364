import { word, type WordKind } from '../../../contract/glossary.ts'
import { queues, type QueueName } from '../../../contract/work-orders.ts'
import { doors, orderStates, type Door } from '../../../contract/work-order-states.ts'
import type { IconName } from '../../face/icons.ts'

/** Screen words come from the glossary, so that a wrong word is corrected in one place. */
export const stateWord = wordsOf('state', orderStates)
export const doorWord = wordsOf('door', doors)
export const queueWord = wordsOf('queue', queues)
export const actionWord = (action: string): string => word('action', action)

export const doorIcon: Readonly<Record<Door, IconName>> = { network: 'network', hotline: 'hotline', window: 'window', api: 'api' }

/** What an empty queue means. */
export const queueEmpty: Readonly<Partial<Record<QueueName, string>>> = {
  mine: '没有由您承办的工单。', overdue: '没有超期工单。', warned: '没有临近时限的工单。', supervised: '没有督办中的工单。', feedback: '外部系统转来的工单都已反馈。',
}
export const alarmQueues: readonly QueueName[] = ['overdue', 'supervised']

export const sortWord = { due: '按时限，先到先办', newest: '最新登记在前', oldest: '最早登记在前' } as const
export const gradeWord: Readonly<Record<string, string>> = { verySatisfied: '非常满意', satisfied: '满意', fairlySatisfied: '基本满意', dissatisfied: '不满意', veryDissatisfied: '非常不满意' }
export const partWord: Readonly<Record<string, string>> = { main: '主办', assist: '协办', split: '拆出', merged: '并入' }

function wordsOf<const T extends string>(kind: WordKind, ids: readonly T[]): Readonly<Record<T, string>> {
  return Object.fromEntries(ids.map((id) => [id, word(kind, id)])) as Record<T, string>
}
