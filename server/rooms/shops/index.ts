/** The room of the shops. Its only door. */
export { shopPermissions } from './permissions.ts'
export { shopRoutes } from './routes.ts'
export { lookAfterShops, shopJobs } from './sweep.ts'
export { shopOfOrder, takeInAtShop } from './requests.ts'
export { findOpenShops, findPublicShop } from './public.ts'
export type { PublicProduct, PublicShop, ShopCard, ShopQuestion } from './public.ts'
