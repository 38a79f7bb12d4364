/** The room of exchange with the province. Its only door. */
export { exchangePermissions } from './permissions.ts'
export { exchangeRoutes } from './routes.ts'
export { forgetTokens, framersNow, linkMatter, openHandover, type Handover } from './handover.ts'
