import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { securityEndpoints as api } from '../../../contract/security.ts'
import { call } from '../../lib/client.ts'
import { setServerNow } from '../../lib/now.ts'

export const sessionKey = ['session'] as const

/** Who I am; every answer also sets the page's clock to the server's. */
export const useSession = () => useQuery({
  queryKey: sessionKey, staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const session = await call(api.session, {}, { signal })
    setServerNow(session.now)
    return session
  },
})

/** The roles I hold; empty until known. */
export const useRoles = (): readonly string[] => {
  const session = useSession()
  return session.data?.signedIn ? session.data.appointments.map((a) => a.role) : []
}

export const useUnits = (query: UnitQuery, enabled = true) => useQuery({ queryKey: ['units', query], queryFn: ({ signal }) => call(api.units, query, { signal }), staleTime: 300_000, enabled })
export const useColleagues = (unitId: string | null | undefined) => useQuery({ queryKey: ['colleagues', unitId], queryFn: ({ signal }) => call(api.colleagues, { id: unitId ?? '' }, { signal }), enabled: !!unitId })
export const useDemoPeople = (enabled: boolean) => useQuery({ queryKey: ['demo-people'], queryFn: ({ signal }) => call(api.demoPeople, {}, { signal }), enabled, staleTime: 300_000 })

export const useSignOut = () => useMutation({ mutationFn: () => call(api.signOut, {}) })

/** After the clock has moved everything may have: warnings, queues, the time left. */
export const useMoveClock = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (move: { hours?: number; days?: number; to?: string; reset?: boolean }) => call(api.moveDemoClock, move),
    onSuccess: ({ now }) => {
      setServerNow(now)
      void client.invalidateQueries()
    },
  })
}

type UnitQuery = { q?: string; kind?: string; bureauId?: string; areaCode?: string; size?: number }
