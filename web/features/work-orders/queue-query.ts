import { queues, type QueueName } from '../../../contract/work-orders.ts'
import type { QueueQuery } from './data.ts'

/** A queue's filters live in the address: a link, a saved view and the back button all mean the same list. */
export const queryOf = (params: URLSearchParams): QueueQuery => {
  const query: Record<string, unknown> = { queue: queueOf(params), size: Number(params.get('size')) || 50 }
  for (const name of filterNames) if (params.get(name)) query[name] = params.get(name)
  if (params.get('cursor')) query['cursor'] = params.get('cursor')
  return query as QueueQuery
}

export const queueOf = (params: URLSearchParams): QueueName => queues.find((name) => name === params.get('queue')) ?? 'unit'

/** Without a name in the address: the first queue in which something waits. */
export const firstQueue = (counts: Readonly<Record<QueueName, number>>): QueueName => queues.find((name) => counts[name] > 0 && !['warned', 'overdue', 'supervised'].includes(name)) ?? 'unit'

/** Changing a filter starts again at the first page. */
export const withFilter = (params: URLSearchParams, name: string, value: string | undefined): URLSearchParams => {
  const next = new URLSearchParams(params)
  next.delete('cursor')
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}

/** What a saved view keeps: everything but the page. */
export const keptOf = (params: URLSearchParams): Record<string, string> => Object.fromEntries([...params].filter(([name]) => name !== 'cursor'))

export const isFiltered = (params: URLSearchParams): boolean => filterNames.some((name) => name !== 'sort' && params.has(name))

export const filterNames = ['q', 'state', 'level', 'door', 'topic', 'unitId', 'areaCode', 'closed', 'sort'] as const
