// The door of the room. Tables that other rooms may read in SQL: unit, account, appointment (names and roles only).
export { createSecurity, type Security, type SecurityOptions } from './security.ts'
export type { ClientCard } from './clients.ts'
export { securityPermissions } from './permissions.ts'
export { findColleagues, findUnits, getUnit } from './units.ts'
export { blocking as blockingIn } from './publication/detector.ts'
export { publicationPermissions } from './publication/permissions.ts'
export { findPublicationOf, findPublished, findPublishedReply, type PublishedReply } from './publication/views.ts'
export { seedOrganisation, type Organisation } from './seeds.ts'
