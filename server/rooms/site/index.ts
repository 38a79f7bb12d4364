/** The room of running the site. Its only door. */
export { checkWhenAsked } from './check-asked.ts'
export { sitePermissions } from './permissions.ts'
export { siteRoutes } from './routes.ts'
export { createSite, siteJobs, type Site } from './site.ts'
export { countAs } from './visits.ts'
