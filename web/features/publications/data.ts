import { useQuery } from '@tanstack/react-query'
import { publicationEndpoints as api, type PublicationAction, type PublicationState } from '../../../contract/publication.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'
import { usePages } from '../../lib/use-pages.ts'

export const usePublications = (state: PublicationState | undefined) => usePages(['publications', 'list', state ?? ''], (cursor, signal) => call(api.list, { state, cursor }, { signal }))
export const usePublication = (id: string) => useQuery({ queryKey: ['publications', 'detail', id], queryFn: ({ signal }) => call(api.detail, { id }, { signal }) })

export const useActOnPublication = (id: string, version: number) => useChange(({ action, input, requestId }: { action: Exclude<PublicationAction, 'propose'>; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, action, input, requestId }), ['publications'])
export const usePropose = () => useChange((input: { orderId: string; title: string; text: string; requestId: string }) => call(api.propose, input), ['publications'], ['orders', 'detail'])
