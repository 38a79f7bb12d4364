import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { limitationEndpoints as api, type SheetFacts, type SheetView } from '../../../contract/limitation.ts'
import { call } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

export const usePeriods = () => useQuery({ queryKey: ['limitation', 'periods'], queryFn: ({ signal }) => call(api.periods, {}, { signal }), staleTime: Infinity })
export const useSheet = (orderId: string) => useQuery({ queryKey: ['orders', 'detail', orderId, 'limitation'], queryFn: ({ signal }) => call(api.sheet, { id: orderId }, { signal }) })

/** Worked out on the server while somebody types: one place knows the law and the calendar. */
export const useReckoned = (facts: SheetFacts) => useQuery({
  queryKey: ['limitation', 'reckon', facts], queryFn: ({ signal }) => call(api.reckon, complete(facts), { signal }), enabled: facts.codes.length > 0, placeholderData: keepPreviousData, retry: false,
})

export const useKeepSheet = (orderId: string) => useSheetChange(orderId, (input: SheetFacts & { requestId: string; version: number }) => call(api.keep, { ...complete(input), id: orderId, requestId: input.requestId, version: input.version }))
export const useProposeAid = (orderId: string) => useSheetChange(orderId, (input: { requestId: string; reason: string }) => call(api.proposeAid, { id: orderId, ...input }))

export const noFacts: SheetFacts = { codes: [], days: {}, flags: [], events: [] }

/** Without what is not filled in yet. */
export const complete = (facts: SheetFacts): SheetFacts => ({
  codes: facts.codes, flags: facts.flags, days: Object.fromEntries(Object.entries(facts.days).filter(([, day]) => day)),
  events: facts.events.filter(({ on, kind, ground }) => on && (kind === 'obstacle' || ground)).map(({ ended, says, ...event }) => ({ ...event, ...(ended ? { ended } : {}), ...(says ? { says } : {}) })),
})

/** The answer is the new sheet: shown at once, while the rest of the order is asked anew. */
function useSheetChange<I>(orderId: string, run: (input: I) => Promise<SheetView>) {
  const client = useQueryClient()
  const keep = (view: SheetView): SheetView => { client.setQueryData(['orders', 'detail', orderId, 'limitation'], view); return view }
  return useChange((input: I) => run(input).then(keep), ['orders', 'detail', orderId])
}
