import { packEndpoints as e, type PackView } from '../../../contract/push-packs.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type TxCall } from '../../platform/http.ts'
import { orderRecords } from '../work-orders/index.ts'
import type { PackDeps } from './deps.ts'
import { markItem, openPack } from './keep.ts'
import { packFor } from './pack.ts'
import { pushPermissions } from './permissions.ts'
import { needOf } from './question.ts'
import { unopenedView } from './unopened.ts'

const may = (action: string) => ({ rows: pushPermissions, action })

/** Whose file shows is written down by the pack itself, with its purpose (`packs.open`). */
export const pushRoutes = (deps: PackDeps): readonly AnyRoute[] => [
  route({ endpoint: e.ofOrder, permission: may('usePushPack'), audit: { reads: 'ownEntry' }, run: { inTx: (call, { id, factsOn }) => ofOrder(call, deps, id, factsOn ?? null) } }),
  route({
    endpoint: e.ofNeed, permission: may('usePushPack'), audit: { reads: 'ownEntry' },
    run: { inTx: ({ tx, actor, now }, { door, need, topic, areaCode, personId, factsOn }) => packFor(tx, deps, { actor, now, orderId: null, personId: personId ?? null, door, need, topic: topic ?? null, areaCode: areaCode ?? null, factsOn: factsOn ?? null }) },
  }),
  route({ endpoint: e.opened, permission: may('usePushPack'), audit: { reads: 'nothing' }, run: { inTx: async ({ tx, actor, now }, { id }) => { await openPack(tx, id, actor, now); return { ok: true as const } } } }),
  route({ endpoint: e.mark, permission: may('usePushPack'), audit: { reads: 'nothing' }, run: { inTx: async ({ tx, actor, now }, { id, key, mark }) => { await markItem(tx, { id, key, mark, actor, now, vault: deps.vault }); return { key, mark } } } }),
  route({ endpoint: e.unopened, permission: may('seePushFigures'), audit: { reads: 'masked' }, run: { inTx: ({ tx, now }, { cursor, size }) => unopenedView(tx, { cursor, size, now, world: deps.world() }) } }),
]

async function ofOrder({ tx, actor, now }: TxCall, deps: PackDeps, id: string, factsOn: string | null): Promise<PackView> {
  const order = await orderRecords.get(tx, id, actor)
  if (!(await orderRecords.isOpenTo(tx, order, actor, now))) return refuse('notAllowed', '这是敏感事项：写明目的打开后，才有推送。')
  return packFor(tx, deps, { actor, now, orderId: order.id, personId: order.personId, door: order.door, need: needOf(order), topic: order.topic, areaCode: order.areaCode, factsOn })
}
