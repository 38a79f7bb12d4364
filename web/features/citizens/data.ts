import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { samePersonEndpoints as api, type SameAction, type SameState } from '../../../contract/citizens.ts'
import { call } from '../../lib/client.ts'

export const useSamePersons = (state: SameState) => useInfiniteQuery({
  queryKey: ['same-persons', 'list', state], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
  queryFn: ({ pageParam, signal }) => call(api.list, { state, cursor: pageParam }, { signal }), getNextPageParam: (last) => last.next ?? undefined,
})
export const useSamePerson = (id: string) => useQuery({ queryKey: ['same-persons', 'detail', id], queryFn: ({ signal }) => call(api.detail, { id }, { signal }) })
/** Not kept: what was shown in clear is gone with the page. */
export const useRevealSame = (id: string) => useMutation({ mutationFn: (purpose: string) => call(api.reveal, { id, purpose }) })

export const useActOnSame = (id: string, version: number) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ action, input, requestId }: { action: Exclude<SameAction, 'propose'>; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, action, input, requestId }),
    onSettled: () => client.invalidateQueries({ queryKey: ['same-persons'] }),
  })
}
