/** The room of residents who sign in. Its only door. */
export { createResidents, type Residents, type Ways } from './desk.ts'
export { RETURN_PATH, type IdentityOptions, type Refusal } from './identity.ts'
export { residentJobs } from './jobs.ts'
export { resumeDays } from './numbers.ts'
export type { Device, Session } from './session.ts'
export type { SmsProvider } from './sms-templates.ts'
export { signInWays, simulatedWays } from './ways.ts'
export { BASE as SIMULATOR, type DemoPerson, type IdentityProvider } from './simulator/identity-provider.ts'
