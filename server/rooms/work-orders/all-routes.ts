import type { AnyRoute } from '../../platform/http.ts'
import type { Desk } from './desk.ts'
import { coreRoutes } from './routes.ts'
import { streamRoute } from './stream-route.ts'

/** Every route of the room: the core, and those that stand beside their own subject. */
export const workOrderRoutes = (desk: Desk): readonly AnyRoute[] => [...coreRoutes(desk), streamRoute(desk)]
