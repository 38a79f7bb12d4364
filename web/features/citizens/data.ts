import { useMutation, useQuery } from '@tanstack/react-query'
import { samePersonEndpoints as api, type SameAction, type SameState } from '../../../contract/citizens.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'
import { usePages } from '../../lib/use-pages.ts'

export const useSamePersons = (state: SameState) => usePages(['same-persons', 'list', state], (cursor, signal) => call(api.list, { state, cursor }, { signal }))
export const useSamePerson = (id: string) => useQuery({ queryKey: ['same-persons', 'detail', id], queryFn: ({ signal }) => call(api.detail, { id }, { signal }) })
/** Not kept: what was shown in clear is gone with the page. */
export const useRevealSame = (id: string) => useMutation({ mutationFn: (purpose: string) => call(api.reveal, { id, purpose }) })

export const useActOnSame = (id: string, version: number) => useChange(({ action, input, requestId }: { action: Exclude<SameAction, 'propose'>; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, action, input, requestId }), ['same-persons'])
