import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { itemEndpoints as api, type ItemAction, type ItemClass, type ItemState } from '../../../contract/service-items.ts'
import { call, upload } from '../../lib/client.ts'

export const useItems = (ask: { class?: ItemClass | undefined; state?: ItemState | undefined; q?: string | undefined }) => useQuery({ queryKey: ['serviceItems', 'list', ask], queryFn: ({ signal }) => call(api.items, ask, { signal }) })
export const useItem = (id: string) => useQuery({ queryKey: ['serviceItems', 'item', id], queryFn: ({ signal }) => call(api.item, { id }, { signal }) })

export const useWriteItem = () => {
  const renew = useRenew()
  return useMutation({ mutationFn: (input: Record<string, unknown>) => call(api.write, input as never), onSettled: renew })
}
export const useActOnItem = (id: string, version: number) => {
  const renew = useRenew()
  return useMutation({ mutationFn: ({ action, input, requestId }: { action: ItemAction; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, action, input, requestId }), onSettled: renew })
}
/** The same file twice: first looked at, then taken in. */
export const useImportItems = () => {
  const renew = useRenew()
  return useMutation({ mutationFn: ({ file, run }: { file: File; run: 'yes' | 'no' }) => upload({ ...api.import, path: `${api.import.path}?run=${run}` }, {}, [file]), onSettled: renew })
}

const useRenew = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['serviceItems'] })
}
