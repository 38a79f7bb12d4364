import { serviceMapEndpoints as e, type ServiceMapView } from '../../../../contract/service-map.ts'
import { isEmpty, reachOf } from '../../../platform/access.ts'
import { route, type AnyRoute, type TxCall } from '../../../platform/http.ts'
import { inContext } from '../../../platform/context.ts'
import type { Call } from '../../../platform/http.ts'
import { findArea } from '../../../rules/areas.ts'
import { registerSight } from '../lifecycle.ts'
import { institutionPermissions } from '../permissions.ts'
import { setArea } from './areas.ts'
import { mapView } from './reach.ts'
import { setRule } from './rule.ts'

const may = (action: string) => ({ rows: institutionPermissions, action })

export const serviceMapRoutes: readonly AnyRoute[] = [
  route({ endpoint: e.map, permission: may('seeRegister'), audit: { reads: 'nothing' }, run: { own: (call, { county }) => seen(call, county) } }),
  route({ endpoint: e.setRule, permission: may('setReachRule'), audit: { reads: 'ownEntry' }, run: { own: (call, input) => seen(call, undefined, (tx) => setRule(tx, input)) } }),
  route({ endpoint: e.setArea, permission: may('setAreaPoint'), audit: { reads: 'ownEntry' }, run: { own: (call, input) => seen(call, findArea(input.areaCode)?.parent ?? undefined, (tx) => setArea(tx, input)) } }),
]

/** Under the sight of this room; what was changed is shown as it stands afterwards. */
const seen = (call: Call, county: string | undefined, change?: (call: TxCall) => Promise<void>): Promise<ServiceMapView> => inContext(call.pool, registerSight(call.actor), async (tx) => {
  await change?.({ ...call, tx })
  const mayDo = (action: 'setReachRule' | 'setAreaPoint'): boolean => !isEmpty(reachOf(institutionPermissions, action, call.actor))
  return { ...(await mapView(tx, county)), maySetRule: mayDo('setReachRule'), maySetArea: mayDo('setAreaPoint') }
})
