import { findingEndpoints as e } from '../../../contract/finding.ts'
import { route, type AnyRoute } from '../../platform/http.ts'
import type { Finder } from './host.ts'
import { classRoutes } from './classes/routes.ts'
import { findingPermissions } from './permissions.ts'
import { search } from './search.ts'

/** What is found shows masked facts and texts of orders that the asker may open: a list, as a queue is. */
export const findingRoutes = (finder: Finder): readonly AnyRoute[] => [
  route({ endpoint: e.search, permission: { rows: findingPermissions, action: 'search' }, audit: { reads: 'masked' }, run: { own: (call, query) => search(finder, call, query) } }),
  ...classRoutes,
]
