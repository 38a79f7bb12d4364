import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { findingEndpoints as api, type searchInput } from '../../../contract/finding.ts'
import { call } from '../../lib/client.ts'

export const useSearch = (asked: z.input<typeof searchInput> | null) =>
  useQuery({ queryKey: ['search', asked], queryFn: ({ signal }) => call(api.search, asked!, { signal }), enabled: asked !== null, placeholderData: keepPreviousData, retry: false })
