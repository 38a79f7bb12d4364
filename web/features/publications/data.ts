import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { publicationEndpoints as api, type PublicationAction, type PublicationState } from '../../../contract/publication.ts'
import { call } from '../../lib/client.ts'

export const usePublications = (state: PublicationState | undefined) => useInfiniteQuery({
  queryKey: ['publications', 'list', state ?? ''], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
  queryFn: ({ pageParam, signal }) => call(api.list, { state, cursor: pageParam }, { signal }), getNextPageParam: (last) => last.next ?? undefined,
})
export const usePublication = (id: string) => useQuery({ queryKey: ['publications', 'detail', id], queryFn: ({ signal }) => call(api.detail, { id }, { signal }) })

export const useActOnPublication = (id: string, version: number) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ action, input, requestId }: { action: Exclude<PublicationAction, 'propose'>; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, action, input, requestId }),
    onSettled: () => client.invalidateQueries({ queryKey: ['publications'] }),
  })
}
export const usePropose = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { orderId: string; title: string; text: string; requestId: string }) => call(api.propose, input),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['publications'] }), client.invalidateQueries({ queryKey: ['orders', 'detail'] })]),
  })
}
