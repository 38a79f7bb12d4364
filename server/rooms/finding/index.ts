/** The room of finding. Its only door. */
export { noFinding, startFinding, type Finder } from './host.ts'
export { dayNumber, type Corpus } from './corpora.ts'
export { findingPermissions } from './permissions.ts'
export { findingRoutes } from './routes.ts'
export { ordersInSight, type OrderInSight } from './search.ts'
export { markedPart } from './marked.ts'
export type { Ask, Found } from './find.ts'
export type { Status } from './engine.ts'
