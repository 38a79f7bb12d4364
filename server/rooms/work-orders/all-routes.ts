import type { AnyRoute } from '../../platform/http.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { dailyCheckRoutes } from './daily-check.ts'
import type { Desk } from './desk.ts'
import { draftRoutes } from './drafts.ts'
import { foreignRoutes } from './foreign.ts'
import { noticeRoutes } from './notices.ts'
import { openSensitiveRoutes } from './open-sensitive.ts'
import { queryCodeRoutes } from './query-code.ts'
import { coreRoutes } from './routes.ts'
import { savedViewRoutes } from './saved-views.ts'
import { streamRoute } from './stream-route.ts'
import { suggestRoutes } from './suggest.ts'
import { whoRoutes } from './who.ts'

/** Every route of the room: the core, and those that stand beside their own subject. */
export const workOrderRoutes = (desk: Desk): readonly AnyRoute[] => [
  ...coreRoutes(desk), streamRoute(desk), ...suggestRoutes(desk), ...whoRoutes(desk), ...draftRoutes(desk), ...savedViewRoutes(), ...attachmentRoutes(desk),
  ...dailyCheckRoutes(desk), ...foreignRoutes(desk), ...queryCodeRoutes(desk), ...noticeRoutes(), ...openSensitiveRoutes(),
]
