import { useMutation, useQuery, useQueryClient, keepPreviousData, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { workOrderEndpoints as api, type ActAnswer, type OrderDetail, type PossibleAction, type queueInput } from '../../../contract/work-orders.ts'
import { call, newRequestId, upload } from '../../lib/client.ts'

/** Query keys: everything of an order begins with `orders`, so one event can renew a list, a record, or all. */
export const keys = {
  all: ['orders'] as const,
  lists: ['orders', 'list'] as const,
  list: (query: QueueQuery) => ['orders', 'list', query] as const,
  overview: ['orders', 'list', 'overview'] as const,
  detail: (id: string) => ['orders', 'detail', id] as const,
  views: ['saved-views'] as const,
}

export const useQueue = (query: QueueQuery, enabled = true) => useQuery({ enabled, queryKey: keys.list(query), queryFn: ({ signal }) => call(api.queue, query, { signal }), placeholderData: keepPreviousData })
export const useOverview = (wanted: boolean) => useQuery({ queryKey: keys.overview, queryFn: ({ signal }) => call(api.overview, {}, { signal }), enabled: wanted })
export const useOrder = (id: string) => useQuery({ queryKey: keys.detail(id), queryFn: ({ signal }) => call(api.detail, { id }, { signal }) })
export const useSuggestions = (id: string, wanted: boolean) => useQuery({ queryKey: ['orders', 'suggestions', id], queryFn: ({ signal }) => call(api.suggest, { id }, { signal }), enabled: wanted })
export const useSavedViews = () => useQuery({ queryKey: keys.views, queryFn: ({ signal }) => call(api.savedViews, {}, { signal }) })
export const useDailyCheck = (on: string | undefined) => useQuery({ queryKey: ['daily-check', on ?? ''], queryFn: ({ signal }) => call(api.dailyCheck, { on }, { signal }) })

/** One action on one order. The request id belongs to the form, so a second press of the button is the same request. */
export const useAct = (order: Pick<OrderDetail, 'id' | 'version'>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ action, input, requestId }: { action: ActionName; input: Record<string, unknown>; requestId: string }) =>
      call(api.act, { id: order.id, requestId, version: order.version, action, input }),
    onSettled: () => renew(client, order.id),
  })
}

/** The same action on many orders, a few at a time so that progress can be shown; each batch answers row by row. */
export const actOnMany = async (ids: readonly string[], action: ActionName, input: Record<string, unknown>, onProgress: (done: BulkResult[]) => void): Promise<BulkResult[]> => {
  const done: BulkResult[] = []
  for (let at = 0; at < ids.length; at += batchSize) {
    const batch = ids.slice(at, at + batchSize)
    try {
      const { results } = await call(api.bulk, { ids: [...batch], requestId: newRequestId(), action, input })
      done.push(...results)
    } catch (error) {
      done.push(...batch.map((id) => ({ id, ok: false, message: error instanceof Error ? error.message : '没有办成', answer: null })))
    }
    onProgress([...done])
  }
  return done
}

export const useReveal = (id: string) => useMutation({ mutationFn: (purpose: string) => call(api.reveal, { id, purpose }) })
export const useOpenSensitive = (id: string) => {
  const client = useQueryClient()
  return useMutation({ mutationFn: (purpose: string) => call(api.openSensitive, { id, purpose }), onSuccess: () => renew(client, id) })
}
export const useVerifyChain = (id: string) => useMutation({ mutationFn: () => call(api.verifyChain, { id }) })
export const useAttach = (id: string) => {
  const client = useQueryClient()
  return useMutation({ mutationFn: (files: readonly File[]) => upload(api.attach, { id }, files), onSettled: () => renew(client, id) })
}
export const useSaveView = () => {
  const client = useQueryClient()
  return useMutation({ mutationFn: (view: { name: string; query: Record<string, string> }) => call(api.saveView, view), onSettled: () => client.invalidateQueries({ queryKey: keys.views }) })
}
export const useDropView = () => {
  const client = useQueryClient()
  return useMutation({ mutationFn: (id: string) => call(api.dropView, { id }), onSettled: () => client.invalidateQueries({ queryKey: keys.views }) })
}

const renew = (client: QueryClient, id: string): void => {
  void client.invalidateQueries({ queryKey: keys.detail(id) })
  void client.invalidateQueries({ queryKey: keys.lists })
}
const batchSize = 25

export type ActionName = PossibleAction['action']
export type QueueQuery = z.input<typeof queueInput>
export type BulkResult = { id: string; ok: boolean; message: string | null; answer: ActAnswer | null }
