import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { serviceMapEndpoints as api } from '../../../contract/service-map.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

const key = 'service-map'

export const useServiceMap = (county: string | undefined) => useQuery({ queryKey: [key, county ?? ''], queryFn: ({ signal }) => call(api.map, { county }, { signal }) })

/** A change moves the shares of all counties. */
export const useSetReach = () => ({
  rule: useChange((input: z.input<typeof api.setRule.input>) => call(api.setRule, input), [key]),
  area: useChange((input: z.input<typeof api.setArea.input>) => call(api.setArea, input), [key]),
})
