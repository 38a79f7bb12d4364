import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { shopEndpoints as api, type ShopState } from '../../../contract/shops.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

const key = 'shops'

export const useShops = (wanted: { state?: ShopState | 'reviewDue' | undefined; page: number }) => useQuery({ queryKey: [key, 'list', wanted], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.list, wanted, { signal }) })
export const useShop = (id: string) => useQuery({ queryKey: [key, 'one', id], queryFn: ({ signal }) => call(api.shop, { id }, { signal }) })

export const useRules = () => useQuery({ queryKey: [key, 'rules'], queryFn: ({ signal }) => call(api.rules, {}, { signal }) })

export type ActInput = { action: string; input: Record<string, unknown>; requestId: string }
export const useOpenShop = () => useChange((input: z.input<typeof api.open.input>) => call(api.open, input), [key])
export const useActOnShop = (id: string, version: number) => useChange((asked: ActInput) => call(api.act, { id, version, ...asked }), [key])
export const useAddProduct = () => useChange((input: z.input<typeof api.addProduct.input>) => call(api.addProduct, input), [key])
export const useActOnProduct = (id: string, version: number) => useChange((asked: ActInput) => call(api.actOnProduct, { id, version, ...asked }), [key])
export const useSetRules = () => useChange((input: z.input<typeof api.setRules.input>) => call(api.setRules, input), [key])
