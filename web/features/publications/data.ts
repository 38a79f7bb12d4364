import { useQuery } from '@tanstack/react-query'
import { publicationEndpoints as api, type PublicationKind, type PublicationState, type PublicationsOf, type PublicationVerb } from '../../../contract/publication.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'
import { usePages } from '../../lib/use-pages.ts'

export const usePublications = (ask: { state: PublicationState | undefined; kind: PublicationKind | undefined; of: PublicationsOf | undefined }) => usePages(['publications', 'list', ask], (cursor, signal) => call(api.list, { ...ask, cursor }, { signal }))
export const usePublication = (id: string) => useQuery({ queryKey: ['publications', 'detail', id], queryFn: ({ signal }) => call(api.detail, { id }, { signal }) })

export const useActOnPublication = (id: string, version: number) => useChange(({ action, input, requestId }: { action: PublicationVerb; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, action, input, requestId }), ['publications'])
export const useAnnounce = () => useChange((input: Record<string, unknown>) => call(api.announce, input as never), ['publications'])
export const usePropose = () => useChange((input: { orderId: string; title: string; text: string; requestId: string }) => call(api.propose, input), ['publications'], ['orders', 'detail'])
