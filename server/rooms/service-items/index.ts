/** The room of service items: one definition for every door. Its only door. */
export { doorDifferences, mustAgree, sidesOf } from './doors-agree.ts'
export { itemByCode, itemNamesInForce, itemsInForce, type ItemName } from './in-force.ts'
export { limitWords } from './limit-words.ts'
export { serviceItemPermissions } from './permissions.ts'
export { serviceItemRoutes } from './routes.ts'
export { seedServiceItems } from './seeds.ts'
