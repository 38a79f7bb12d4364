import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { serviceFileEndpoints as api } from '../../../contract/service-files.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

/** Nothing of a person stays in the cache after the page is left: the gate may have shut since. */
const fresh = { gcTime: 0, staleTime: 0, retry: false } as const
export const useOpenFiles = () => useQuery({ queryKey: ['files', 'open'], queryFn: ({ signal }) => call(api.gates, {}, { signal }), ...fresh })
export const useServiceFile = (personId: string) => useQuery({ queryKey: ['files', 'one', personId], queryFn: ({ signal }) => call(api.file, { personId }, { signal }), ...fresh })
export const useLooks = (personId: string, wanted: boolean) => useQuery({ queryKey: ['files', 'looks', personId], queryFn: ({ signal }) => call(api.looks, { personId }, { signal }), enabled: wanted, ...fresh })
export const useHandedIn = (personId: string) => useQuery({ queryKey: ['files', 'materials', personId], queryFn: ({ signal }) => call(api.handedIn, { personId }, { signal }), ...fresh })
export const useHandedInOfOrder = (id: string) => useQuery({ queryKey: ['files', 'materials of', id], queryFn: ({ signal }) => call(api.handedInOfOrder, { id }, { signal }), ...fresh })
export const useWayOfOrder = (id: string) => useQuery({ queryKey: ['files', 'way of', id], queryFn: ({ signal }) => call(api.wayOfOrder, { id }, { signal }), ...fresh })
export const useFileRequests = (open: boolean) => useQuery({ queryKey: ['files', 'requests', open], queryFn: ({ signal }) => call(api.requests, { open: open ? 'true' : 'false' }, { signal }) })

/** Any deed on a file: afterwards everything shown of files is asked anew. */
export const useFileDeed = <I, V>(deed: (input: I) => Promise<V>) => useChange(deed, ['files'])
export const deeds = {
  handle: (input: { orderId: string; purpose: string }) => call(api.handle, input),
  authority: (input: z.input<typeof api.authority.input>) => call(api.authority, input),
  authorityByPhone: (input: z.input<typeof api.authorityByPhone.input>) => call(api.authorityByPhone, input),
  revoke: (input: { personId: string; id: string; why: string }) => call(api.revoke, input),
  shut: (input: { personId: string }) => call(api.shut, input),
  way: (input: z.input<typeof api.way.input>) => call(api.way, input),
  ask: (input: z.input<typeof api.ask.input>) => call(api.ask, input),
  act: (input: z.input<typeof api.actOnRequest.input>) => call(api.actOnRequest, input),
} as const
