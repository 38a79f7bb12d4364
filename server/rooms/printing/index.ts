/** The room of official forms on paper. Its only door. */
export { printRoutes } from './routes.ts'
