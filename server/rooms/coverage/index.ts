/** The room of coverage: the five basic services everywhere, and who sits where. Its only door. */
export { coveragePermissions } from './permissions.ts'
export { noCounts } from './matrix.ts'
export { coverageRoutes } from './routes.ts'
export { publicCoverage, publicRooms, type PublicCoverage } from './public.ts'
export { coverageJobs, lookAfterCoverage } from './settle.ts'
