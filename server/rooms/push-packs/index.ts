/** The room of push packs. Its only door. */
export { linkPacks } from './link.ts'
export { pushPermissions } from './permissions.ts'
export { pushRoutes } from './routes.ts'
export { pushJobs } from './tally.ts'
