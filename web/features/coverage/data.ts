import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { coverageEndpoints as api } from '../../../contract/coverage.ts'
import { call, newRequestId, upload } from '../../lib/client.ts'
import { useChange } from '../../lib/use-change.ts'

const key = 'coverage'

export const useMatrix = (ask: z.input<typeof api.matrix.input>) => useQuery({ queryKey: [key, 'matrix', ask], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.matrix, ask, { signal }) })
export const useCellStory = (ask: z.input<typeof api.story.input>) => useQuery({ queryKey: [key, 'story', ask], queryFn: ({ signal }) => call(api.story, ask, { signal }) })
export const useCounties = () => useQuery({ queryKey: [key, 'counties'], queryFn: ({ signal }) => call(api.counties, {}, { signal }) })
export const useTasks = (ask: z.input<typeof api.tasks.input>) => useQuery({ queryKey: [key, 'tasks', ask], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.tasks, ask, { signal }) })
export const useTask = (id: string) => useQuery({ queryKey: [key, 'task', id], queryFn: ({ signal }) => call(api.task, { id }, { signal }) })
export const usePresence = (ask: z.input<typeof api.presence.input>) => useQuery({ queryKey: [key, 'presence', ask], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(api.presence, ask, { signal }) })

export const useEnter = () => useChange((input: z.input<typeof api.enter.input>) => call(api.enter, input), [key])
export const useUndo = () => useChange((id: string) => call(api.undo, { id, requestId: newRequestId() }), [key])
export const useOpenTasks = () => useChange((input: z.input<typeof api.openTasks.input>) => call(api.openTasks, input), [key])
export const useActOnTask = (id: string, version: number) => useChange((asked: { action: string; input: Record<string, unknown>; requestId: string }) => call(api.act, { id, version, ...asked }), [key])
export const useSetPeople = () => useChange((input: z.input<typeof api.setPeople.input>) => call(api.setPeople, input), [key])
export const useSetPresence = () => useChange((input: z.input<typeof api.setPresence.input>) => call(api.setPresence, input), [key])
export const useAddPlace = () => useChange((input: z.input<typeof api.addPlace.input>) => call(api.addPlace, input), [key])
export const useSetPlan = () => useChange((input: z.input<typeof api.setPlan.input>) => call(api.setPlan, input), [key])
/** The same file twice: first looked at, then taken in. */
export const useImportMatrix = () => useChange(({ file, run }: { file: File; run: 'yes' | 'no' }) => upload({ ...api.import, path: `${api.import.path}?run=${run}` }, {}, [file]), [key])
