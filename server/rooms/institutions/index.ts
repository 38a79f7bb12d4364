/** The room of bodies and people. Its only door. */
export { institutionPermissions } from './permissions.ts'
export { institutionRoutes } from './routes.ts'
export { institutionJobs } from './expiry.ts'
export { seedInstitutions } from './seeds.ts'
export { bodyStanding, personStanding, type Standing } from './standing.ts'
export { findGenuine, type Genuine } from './genuine.ts'
export { placesNear, publicBodies, publicBody, type NearPlace, type PublicBody, type PublicBodyRow } from './public.ts'
export { licensedKinds } from './kinds.ts'
