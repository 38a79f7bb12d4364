import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { securityEndpoints as api } from '../../../contract/security.ts'
import { call } from '../../lib/client.ts'
import { useChange as useAnyChange } from '../../lib/use-change.ts'
import { usePages } from '../../lib/use-pages.ts'

export const useAccounts = (query: { q?: string | undefined; state?: 'active' | 'disabled' | 'locked' | undefined }) => usePages(['admin', 'accounts', query], (cursor, signal) => call(api.accounts, { ...query, cursor }, { signal }))
export const useSessions = (open: boolean) => usePages(['admin', 'sessions', open], (cursor, signal) => call(api.sessions, { open: open ? 'true' : undefined, cursor }, { signal }))
export const useAudit = (query: AuditQuery) => usePages(['admin', 'audit', query], (cursor, signal) => call(api.audit, { ...query, cursor }, { signal }))
export const useSecrecyHolds = () => usePages(['admin', 'holds'], (cursor, signal) => call(api.secrecyHolds, { cursor }, { signal }))
export const useClients = () => useQuery({ queryKey: ['admin', 'clients'], queryFn: ({ signal }) => call(api.clients, {}, { signal }) })
export const usePermissions = () => useQuery({ queryKey: ['admin', 'permissions'], queryFn: ({ signal }) => call(api.permissions, {}, { signal }), staleTime: 600_000 })

/** A change by an officer: everything the officers see is asked anew. */
export const useChange = <I extends z.ZodType, V>(row: Endpoint<I, V>) => useAnyChange((input: z.input<I>) => call(row, input), ['admin'])

export type AuditQuery = { from?: string | undefined; to?: string | undefined; act?: string | undefined; object?: string | undefined; result?: 'ok' | 'refused' | undefined }
