import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { settingEndpoints as api, type SettingsView } from '../../../contract/settings.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

export const useSettings = (year: number | undefined) => useQuery({ queryKey: ['settings', year ?? ''], queryFn: ({ signal }) => call(api.settings, { year }, { signal }) })

/** A change answers the whole page anew; deadlines of open orders may move with it. */
export const useSet = <I extends z.ZodType>(row: Endpoint<I, SettingsView>) => useChange((input: z.input<I>) => call(row, input), ['settings'], ['orders'])
