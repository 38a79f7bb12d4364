import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { siteEndpoints as api } from '../../../contract/site.ts'
import { call } from '../../lib/client.ts'
import { useRoles } from '../security/data.ts'
import { useChange } from '../../lib/use-change.ts'

const key = 'site'
type Asked<E extends keyof typeof api> = z.input<(typeof api)[E]['input']>

/** Others have their own pages only: the sight of the whole is not asked for, only to be refused. */
const sees = ['cityDispatcher', 'citySupervisor', 'cityHead', 'auditor', 'systemOfficer']
/** `refetchInterval`: what goes on by itself is seen without reloading. */
export const useSite = () => {
  const whole = useRoles().some((role) => sees.includes(role))
  return useQuery({ queryKey: [key, 'all'], retry: false, enabled: whole, refetchInterval: 60_000, queryFn: ({ signal }) => call(api.site, {}, { signal }) })
}
export const usePages = (asked: Asked<'pages'>) => useQuery({ queryKey: [key, 'pages', asked], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.pages, asked, { signal }) })
export const useFindings = (asked: Asked<'findings'>) => useQuery({ queryKey: [key, 'findings', asked], placeholderData: keepPreviousData, refetchInterval: 30_000, queryFn: ({ signal }) => call(api.findings, asked, { signal }) })
export const useHealth = (page: number) => useQuery({ queryKey: [key, 'health', page], placeholderData: keepPreviousData, refetchInterval: 60_000, queryFn: ({ signal }) => call(api.health, { page }, { signal }) })
export const useVisits = (asked: Asked<'visits'>) => useQuery({ queryKey: [key, 'visits', asked], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.visits, asked, { signal }) })
export const useTeam = (on: string | undefined) => useQuery({ queryKey: [key, 'team', on], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.team, { on }, { signal }) })

/** Whatever was changed, the five parts are asked anew: their numbers hang together. */
export const useDeed = <I extends z.ZodType, V>(row: Endpoint<I, V>) => useChange((input: z.input<I>) => call(row, input), [key])
