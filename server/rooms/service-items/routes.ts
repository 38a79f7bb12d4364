import { itemEndpoints as e, type ItemAnswer } from '../../../contract/service-items.ts'
import { act } from '../../platform/act.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type TxCall } from '../../platform/http.ts'
import { importItems } from './import/run.ts'
import { itemSight, items } from './items/lifecycle.ts'
import { writeItem } from './items/write.ts'
import { serviceItemPermissions } from './permissions.ts'
import { listItems, lookAtItem } from './views.ts'

const may = (action: string) => ({ rows: serviceItemPermissions, action })
const staff = { signedIn: true } as const

export const serviceItemRoutes: readonly AnyRoute[] = [
  route({ endpoint: e.items, permission: staff, audit: { reads: 'nothing' }, run: { inTx: async (call, input) => listItems(call.tx, staffIn(call), input) } }),
  route({ endpoint: e.item, permission: staff, audit: { reads: 'nothing' }, run: { inTx: async (call, input) => lookAtItem(call.tx, staffIn(call), input.id) } }),
  route({ endpoint: e.write, permission: may('write'), audit: { reads: 'ownEntry' }, run: { own: writeItem } }),
  route({
    endpoint: e.act, permission: { byAction: true }, audit: { reads: 'ownEntry' },
    run: { own: async ({ pool, actor, now }, { id, ...asked }) => (await act(items, { pool, world: null }, { ...asked, id, actor, now, sight: itemSight(actor) })) as ItemAnswer & { created: string[] } },
  }),
  route({ endpoint: e.import, permission: may('import'), audit: { reads: 'ownEntry' }, run: { own: importItems } }),
]

/** The guides are for everybody; these are the pages of the staff. */
const staffIn = (call: TxCall): TxCall => (call.actor.kind === 'staff' ? call : refuse('notAllowed', '这项功能只供工作人员使用。'))
