/** The room of limitation periods. Its only door. */
export { limitationPermissions } from './permissions.ts'
export { limitationRoutes } from './routes.ts'
export { limitationJobs } from './warn.ts'
export { limitationForResident } from './to-resident.ts'
