import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { exchangeEndpoints as api } from '../../../contract/exchange.ts'
import { call } from '../../lib/client.ts'

const key = 'exchange'

export const useDifferences = (settled: boolean) => useQuery({ queryKey: [key, 'differences', settled], queryFn: ({ signal }) => call(api.differences, { settled: settled ? 'true' : 'false' }, { signal }) })
export const useFramers = () => useQuery({ queryKey: [key, 'framers'], queryFn: ({ signal }) => call(api.framers, {}, { signal }) })
export const useSettle = () => useChange((input: { key: string; note: string }) => call(api.settle, input))
export const useSetFramers = () => useChange((input: { version: number; framers: string[] }) => call(api.setFramers, input))

function useChange<I, V>(send: (input: I) => Promise<V>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: [key] }) })
}
