import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { knowledgeEndpoints as api, type EntryAction, type EntryKind, type EntryState } from '../../../contract/knowledge.ts'
import { call, newRequestId, upload } from '../../lib/client.ts'

export const useLibrary = (q: string) => useInfiniteQuery({
  queryKey: ['knowledge', 'library', q], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
  queryFn: ({ pageParam, signal }) => call(api.library, { q: q || undefined, cursor: pageParam }, { signal }), getNextPageParam: (last) => last.next ?? undefined,
})
export const useLaw = (id: string, version: string | undefined) => useQuery({ queryKey: ['knowledge', 'law', id, version ?? ''], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.law, { id, version }, { signal }) })
export const useArticle = (id: string, day: string | undefined) => useQuery({ queryKey: ['knowledge', 'article', id, day ?? ''], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.article, { id, day }, { signal }) })
export const useEntries = (ask: { kind?: EntryKind | undefined; state?: EntryState | undefined; overdue?: 'yes' | undefined; q?: string | undefined }) => useInfiniteQuery({
  queryKey: ['knowledge', 'entries', ask], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
  queryFn: ({ pageParam, signal }) => call(api.entries, { ...ask, cursor: pageParam }, { signal }), getNextPageParam: (last) => last.next ?? undefined,
})
export const useEntry = (id: string) => useQuery({ queryKey: ['knowledge', 'entry', id], queryFn: ({ signal }) => call(api.entry, { id }, { signal }) })

/** Asked again every second while something moves: the bar follows what the server has really done. */
/** `sending`: a file is on its way; its reading shows as soon as it began. */
export const useImports = (sending = false) => useQuery({
  queryKey: ['knowledge', 'imports'], queryFn: ({ signal }) => call(api.imports, {}, { signal }),
  refetchInterval: ({ state }) => (sending || state.data?.rows.some((row) => row.stage === 'running' || row.stage === 'reading') ? 1000 : false),
})
export const useImport = (id: string) => useQuery({
  queryKey: ['knowledge', 'import', id], queryFn: ({ signal }) => call(api.import, { id }, { signal }), enabled: id !== '',
  refetchInterval: ({ state }) => (state.data?.stage === 'running' || state.data?.stage === 'reading' ? 1000 : false),
})

const useRenew = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['knowledge'] })
}
export const useEnterEffect = (versionId: string) => {
  const renew = useRenew()
  return useMutation({ mutationFn: (input: Record<string, unknown>) => call(api.enterEffect, { ...input, id: versionId } as never), onSettled: renew })
}
export const useWriteEntry = () => {
  const renew = useRenew()
  return useMutation({ mutationFn: (input: Record<string, unknown>) => call(api.writeEntry, input as never), onSettled: renew })
}
export const useActOnEntry = (id: string, version: number) => {
  const renew = useRenew()
  return useMutation({ mutationFn: ({ action, input, requestId }: { action: EntryAction; input: Record<string, unknown>; requestId: string }) => call(api.actOnEntry, { id, version, action, input, requestId }), onSettled: renew })
}
export const useUpload = () => {
  const renew = useRenew()
  return useMutation({ mutationFn: (file: File) => upload(api.upload, {}, [file]), onSettled: renew })
}
export const useSteer = (id: string, to: 'runImport' | 'cancelImport') => {
  const renew = useRenew()
  return useMutation({ mutationFn: () => call(api[to], { id, requestId: newRequestId() }), onSettled: renew })
}
