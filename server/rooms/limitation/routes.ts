import { limitationEndpoints as e, type SheetView } from '../../../contract/limitation.ts'
import { inContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import type { World } from '../work-orders/index.ts'
import { keepSheet } from './keep.ts'
import { limitationPermissions } from './permissions.ts'
import { proposeAid } from './propose-aid.ts'
import { reckoned } from './reckoned.ts'
import { periodsView } from './register.ts'
import { sheetView } from './sheet.ts'

const mayKeep = { rows: limitationPermissions, action: 'setLimitation' }

/** Endpoint → function. `world` is always the present one. */
export const limitationRoutes = (world: () => World): readonly AnyRoute[] => {
  const shown = (call: Call, id: string): Promise<SheetView> => inContext(call.pool, call.sight, (tx) => sheetView({ ...call, tx }, id, world().calendar))
  return [
    route({ endpoint: e.periods, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { own: async (call) => staffOnly(call, periodsView) } }),
    route({ endpoint: e.reckon, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { own: async (call, facts) => staffOnly(call, () => reckoned(facts, world().calendar, call.now)) } }),
    route({ endpoint: e.sheet, permission: { signedIn: true }, audit: { reads: 'masked' }, run: { inTx: (call, { id }) => staffOnly(call, () => sheetView(call, id, world().calendar)) } }),
    route({ endpoint: e.keep, permission: mayKeep, audit: { reads: 'ownEntry' }, run: { own: async (call, input) => { await keepSheet(call, input, world().calendar); return shown(call, input.id) } } }),
    route({ endpoint: e.proposeAid, permission: mayKeep, audit: { reads: 'ownEntry' }, run: { own: async (call, input) => { await proposeAid(call, input, world()); return shown(call, input.id) } } }),
  ]
}

/** Residents and systems read what concerns them on their own pages, in words chosen for them. */
const staffOnly = <V>({ actor }: Pick<Call, 'actor'>, run: () => V): V => (actor.kind === 'staff' ? run() : refuse('notAllowed', '这项功能只供工作人员使用。'))
