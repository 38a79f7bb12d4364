import { useQuery } from '@tanstack/react-query'
import { itemEndpoints as api, type ItemAction, type ItemClass, type ItemState } from '../../../contract/service-items.ts'
import { call, upload } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

export const useItems = (ask: { class?: ItemClass | undefined; state?: ItemState | undefined; q?: string | undefined }) => useQuery({ queryKey: ['serviceItems', 'list', ask], queryFn: ({ signal }) => call(api.items, ask, { signal }) })
export const useItem = (id: string) => useQuery({ queryKey: ['serviceItems', 'item', id], queryFn: ({ signal }) => call(api.item, { id }, { signal }) })

export const useWriteItem = () => useChange((input: Record<string, unknown>) => call(api.write, input as never), ['serviceItems'])
export const useActOnItem = (id: string, version: number) => useChange(({ action, input, requestId }: { action: ItemAction; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, action, input, requestId }), ['serviceItems'])
/** The same file twice: first looked at, then taken in. */
export const useImportItems = () => useChange(({ file, run }: { file: File; run: 'yes' | 'no' }) => upload({ ...api.import, path: `${api.import.path}?run=${run}` }, {}, [file]), ['serviceItems'])
