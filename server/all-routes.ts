import type { AnyRoute } from './platform/http.ts'
import type { LivingWorld } from './living-world.ts'
import { samePerson } from './rooms/citizens/index.ts'
import { coverageRoutes } from './rooms/coverage/index.ts'
import { exchangeRoutes } from './rooms/exchange/index.ts'
import { findingRoutes, type Finder } from './rooms/finding/index.ts'
import { institutionRoutes } from './rooms/institutions/index.ts'
import { knowledgeRoutes } from './rooms/knowledge/index.ts'
import { limitationRoutes } from './rooms/limitation/index.ts'
import { printRoutes } from './rooms/printing/index.ts'
import { pushRoutes } from './rooms/push-packs/index.ts'
import type { Security } from './rooms/security/index.ts'
import { serviceFileRoutes } from './rooms/service-files/index.ts'
import { serviceItemRoutes } from './rooms/service-items/index.ts'
import { settingRoutes } from './rooms/settings/index.ts'
import { shopRoutes } from './rooms/shops/index.ts'
import { siteRoutes } from './rooms/site/index.ts'
import { workOrderRoutes, type Desk } from './rooms/work-orders/index.ts'

/** Every route row of every room, with what each room needs to answer; residents' pages are the portal's own. */
export const allRoutes = ({ desk, security, finder, world }: Answering): readonly AnyRoute[] => [
  ...security.routes,
  ...settingRoutes(world.renew),
  ...samePerson.routes(desk),
  ...knowledgeRoutes,
  ...serviceItemRoutes,
  ...workOrderRoutes(desk),
  ...printRoutes(desk),
  ...limitationRoutes(world.now),
  ...institutionRoutes(() => world.now().calendar),
  ...serviceFileRoutes(desk),
  ...shopRoutes,
  ...exchangeRoutes({ house: desk.house, clientOf: security.clientOf, clientMay: security.clientMay }),
  ...coverageRoutes,
  ...siteRoutes(() => world.now().calendar),
  ...findingRoutes(finder),
  ...pushRoutes({ finder, vault: desk.vault, world: world.now }),
]

export type Answering = { desk: Desk; security: Security; finder: Finder; world: LivingWorld }
