/** The room of settings. Its only door. */
export { loadCityRules, type CityRules } from './city-rules.ts'
export { settingPermissions } from './permissions.ts'
export { settingRoutes } from './routes.ts'
export { dailyCheckTimes } from './stored.ts'
export { hearSettings, recountAfter } from './listen.ts'
