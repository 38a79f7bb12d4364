import { QueryClient } from '@tanstack/react-query'
import { Refusal } from './client.ts'

/** Events invalidate what has changed, so nothing polls. Refusals are answers: only a broken connection is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, refetchOnWindowFocus: true, retry: (times, error) => times < 2 && error instanceof Refusal && error.kind === 'network' },
    mutations: { retry: false },
  },
})
