import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

/** A list that goes on by cursor: each page is asked for when somebody wants more. */
export const usePages = <P extends { next: string | null }>(queryKey: readonly unknown[], load: (cursor: string | undefined, signal: AbortSignal) => Promise<P>) => useInfiniteQuery({
  queryKey, initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
  queryFn: ({ pageParam, signal }) => load(pageParam, signal), getNextPageParam: (last) => last.next ?? undefined,
})
