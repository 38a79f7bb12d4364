import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { institutionEndpoints as api, type LicenceState } from '../../../contract/institutions.ts'
import type { z } from 'zod'
import { call, upload } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

export type Wanted = { q?: string | undefined; kind?: string | undefined; state?: LicenceState | undefined; within?: number | undefined; page: number }
const key = 'institutions'

export const useBodies = (wanted: Wanted, on: boolean) => useQuery({ queryKey: [key, 'bodies', wanted], enabled: on, placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.bodies, wanted, { signal }) })
export const usePeople = (wanted: Wanted, on: boolean) => useQuery({ queryKey: [key, 'people', wanted], enabled: on, placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.people, wanted, { signal }) })
export const useBody = (id: string) => useQuery({ queryKey: [key, 'body', id], queryFn: ({ signal }) => call(api.body, { id }, { signal }) })
export const usePerson = (id: string) => useQuery({ queryKey: [key, 'person', id], queryFn: ({ signal }) => call(api.person, { id }, { signal }) })
export const useStatusImports = () => useQuery({ queryKey: [key, 'imports'], queryFn: ({ signal }) => call(api.imports, {}, { signal }) })
export const useStatusImport = (id: string) => useQuery({ queryKey: [key, 'import', id], enabled: id !== '', queryFn: ({ signal }) => call(api.import, { id }, { signal }) })

export type ActInput = { action: string; input: Record<string, unknown>; requestId: string }
export const useActOnLicence = (of: 'body' | 'person', id: string, version: number) => useChange((asked: ActInput) => call(of === 'body' ? api.actOnBody : api.actOnPerson, { id, version, ...asked }), [key])
export const useRegisterBody = () => useChange((input: z.input<typeof api.registerBody.input>) => call(api.registerBody, input), [key])
export const useRegisterPerson = () => useChange((input: z.input<typeof api.registerPerson.input>) => call(api.registerPerson, input), [key])
export const useSetPlace = () => useChange((input: z.input<typeof api.setPlace.input>) => call(api.setPlace, input), [key])
export const useUploadStatus = () => useChange((file: File) => upload(api.upload, {}, [file]), [key])
export const useTakeIn = () => useChange((input: { id: string; requestId: string }) => call(api.takeIn, input), [key])
