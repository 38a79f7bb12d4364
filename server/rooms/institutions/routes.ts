import { institutionEndpoints as e } from '../../../contract/institutions.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import type { Days } from './hours.ts'
import { actOn, bodyLicences, practitioners, registerSight } from './lifecycle.ts'
import { institutionPermissions } from './permissions.ts'
import { setPlace } from './places.ts'
import { serviceMapRoutes } from './service-map/routes.ts'
import { registerBody, registerPerson } from './register.ts'
import { listImports, lookAtImport, takeStatusIn, uploadStatus } from './status-import.ts'
import { listBodies, listPeople, lookAtBody, lookAtPerson } from './views.ts'

const may = (action: string) => ({ rows: institutionPermissions, action })
const masked = { reads: 'masked' } as const
const ownEntry = { reads: 'ownEntry' } as const
const seen = <T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(call.pool, registerSight(call.actor), work)

/** Endpoint → function. `calendar` is always the present one. */
export const institutionRoutes = (calendar: () => Days): readonly AnyRoute[] => [
  route({ endpoint: e.bodies, permission: may('seeRegister'), audit: masked, run: { own: (call, input) => seen(call, (tx) => listBodies(tx, call.actor, input, call.now)) } }),
  route({ endpoint: e.body, permission: may('seeRegister'), audit: masked, run: { own: (call, { id }) => seen(call, (tx) => lookAtBody(tx, call.actor, id, calendar(), call.now)) } }),
  route({ endpoint: e.registerBody, permission: may('register'), audit: ownEntry, run: { own: registerBody } }),
  route({ endpoint: e.actOnBody, permission: { byAction: true }, audit: ownEntry, run: { own: (call, asked) => actOn(bodyLicences, call, asked) } }),
  route({ endpoint: e.setPlace, permission: may('setPlace'), audit: ownEntry, run: { own: (call, input) => setPlace(call, input, (tx) => lookAtBody(tx, call.actor, input.id, calendar(), call.now)) } }),
  route({ endpoint: e.people, permission: may('seeRegister'), audit: masked, run: { own: (call, input) => seen(call, (tx) => listPeople(tx, call.actor, input, call.now)) } }),
  route({ endpoint: e.person, permission: may('seeRegister'), audit: masked, run: { own: (call, { id }) => seen(call, (tx) => lookAtPerson(tx, call.actor, id)) } }),
  route({ endpoint: e.registerPerson, permission: may('register'), audit: ownEntry, run: { own: registerPerson } }),
  route({ endpoint: e.actOnPerson, permission: { byAction: true }, audit: ownEntry, run: { own: (call, asked) => actOn(practitioners, call, asked) } }),
  route({ endpoint: e.imports, permission: may('importStatus'), audit: masked, run: { own: (call) => seen(call, async (tx) => ({ rows: await listImports(tx) })) } }),
  route({ endpoint: e.import, permission: may('importStatus'), audit: masked, run: { own: (call, { id }) => seen(call, (tx) => lookAtImport(tx, id)) } }),
  route({ endpoint: e.upload, permission: may('importStatus'), audit: ownEntry, run: { own: uploadStatus } }),
  route({ endpoint: e.takeIn, permission: may('importStatus'), audit: ownEntry, run: { own: takeStatusIn } }),
  ...serviceMapRoutes,
]
