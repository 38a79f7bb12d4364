import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { knowledgeEndpoints as api, type EntryAction, type EntryKind, type EntryState } from '../../../contract/knowledge.ts'
import { call, newRequestId, upload } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'
import { usePages } from '../../lib/use-pages.ts'

export const useLibrary = (q: string) => usePages(['knowledge', 'library', q], (cursor, signal) => call(api.library, { q: q || undefined, cursor }, { signal }))
export const useLaw = (id: string, version: string | undefined) => useQuery({ queryKey: ['knowledge', 'law', id, version ?? ''], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.law, { id, version }, { signal }) })
export const useArticle = (id: string, day: string | undefined) => useQuery({ queryKey: ['knowledge', 'article', id, day ?? ''], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.article, { id, day }, { signal }) })
export const useEntries = (ask: { kind?: EntryKind | undefined; state?: EntryState | undefined; overdue?: 'yes' | undefined; q?: string | undefined }) => usePages(['knowledge', 'entries', ask], (cursor, signal) => call(api.entries, { ...ask, cursor }, { signal }))
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
export const useEnterEffect = (versionId: string) => useChange((input: Record<string, unknown>) => call(api.enterEffect, { ...input, id: versionId } as never), ['knowledge'])
export const useWriteEntry = () => useChange((input: Record<string, unknown>) => call(api.writeEntry, input as never), ['knowledge'])
export const useActOnEntry = (id: string, version: number) => useChange(({ action, input, requestId }: { action: EntryAction; input: Record<string, unknown>; requestId: string }) => call(api.actOnEntry, { id, version, action, input, requestId }), ['knowledge'])
export const useUpload = () => useChange((file: File) => upload(api.upload, {}, [file]), ['knowledge'])
export const useSteer = (id: string, to: 'runImport' | 'cancelImport') => useChange(() => call(api[to], { id, requestId: newRequestId() }), ['knowledge'])
