import { useQuery } from '@tanstack/react-query'
import { exchangeEndpoints as api } from '../../../contract/exchange.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

const key = 'exchange'

export const useDifferences = (settled: boolean) => useQuery({ queryKey: [key, 'differences', settled], queryFn: ({ signal }) => call(api.differences, { settled: settled ? 'true' : 'false' }, { signal }) })
export const useFramers = () => useQuery({ queryKey: [key, 'framers'], queryFn: ({ signal }) => call(api.framers, {}, { signal }) })
export const useSettle = () => useChange((input: { key: string; note: string }) => call(api.settle, input), [key])
export const useSetFramers = () => useChange((input: { version: number; framers: string[] }) => call(api.setFramers, input), [key])
