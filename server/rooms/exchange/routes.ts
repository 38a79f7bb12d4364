import { exchangeEndpoints as e, type DifferencesView, type FramersView } from '../../../contract/exchange.ts'
import type { ClientScope } from '../../../contract/security.ts'
import { allowed, type Actor } from '../../platform/access.ts'
import { act, type House } from '../../platform/act.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { sightOn, workOrders, type IntakeHouse, type World } from '../work-orders/index.ts'
import { differencesView } from './differences.ts'
import { takeItems, takeMatters } from './given.ts'
import { findFramers } from './handover.ts'
import { exchangePermissions } from './permissions.ts'
import { exchangeSight } from './sight.ts'
import { matterByRef, ourItems, ourMatters, type Asking } from './told.ts'

const may = (action: string) => ({ rows: exchangePermissions, action })
const ownEntry = { reads: 'ownEntry' } as const
const nothing = { reads: 'nothing' } as const

export const exchangeRoutes = (desk: ExchangeDesk): readonly AnyRoute[] => [
  route({ endpoint: e.framers, permission: may('setFramers'), audit: nothing, run: { own: (call) => seen(call, findFramers) } }),
  route({ endpoint: e.setFramers, permission: may('setFramers'), audit: ownEntry, run: { own: (call, input) => seen(call, (tx) => setFramers(tx, call, input)) } }),
  route({ endpoint: e.differences, permission: may('seeExchange'), audit: { reads: 'masked' }, run: { own: (call, { settled }) => seen(call, (tx) => differences(tx, call, settled ?? false)) } }),
  route({ endpoint: e.settle, permission: may('settleDifference'), audit: ownEntry, run: { own: (call, input) => seen(call, (tx) => settle(tx, call, input)) } }),
  route({ endpoint: e.items, permission: may('exchange'), audit: nothing, run: { own: (call) => asClient(desk, call, () => inContext(call.pool, systemSight, async (tx) => ({ rows: await ourItems(tx, call.now) }))) } }),
  route({ endpoint: e.giveItems, permission: may('exchange'), audit: ownEntry, run: { own: (call, input) => asClient(desk, call, () => takeItems(call, input)) } }),
  route({ endpoint: e.matters, permission: may('exchange'), audit: { reads: 'masked' }, run: { own: (call, input) => asClient(desk, call, (client) => inContext(call.pool, systemSight, (tx) => ourMatters(tx, client, input))) } }),
  route({ endpoint: e.giveMatters, permission: may('exchange'), audit: ownEntry, run: { own: (call, input) => asClient(desk, call, () => takeMatters(call, input)) } }),
  route({ endpoint: e.giveRating, permission: may('exchange'), audit: ownEntry, run: { own: (call, input) => asClient(desk, call, (client) => giveRating(desk, call, client, input)) } }),
]

const seen = <T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(call.pool, exchangeSight(call.actor), work)

/** Only a key that was given this right; who it is stays on record, so that what it told can be laid beside ours. */
async function asClient<T>(desk: ExchangeDesk, call: Call, work: (client: Asking) => Promise<T>): Promise<T> {
  const client = await desk.clientOf(call.actor)
  if (!client || !desk.clientMay(call.actor, 'exchange')) return refuse('notAllowed', '这个接口账号没有对接权限，请联系系统管理员。')
  await inContext(call.pool, systemSight, (tx) => tx.rows('insert into exchange_partner (client_id, name, source_system, seen_at) values ($1, $2, $3, $4) on conflict (client_id) do update set name = excluded.name, source_system = excluded.source_system, seen_at = excluded.seen_at', [client.id, client.name, client.sourceSystem, call.now]))
  return work({ id: client.id, sourceSystem: client.sourceSystem })
}

/** The resident rated at the province: his own rating, written the one way that ratings are, and once whatever is repeated. */
async function giveRating(desk: ExchangeDesk, call: Call, client: Asking, { requestId, ref, grade, words }: { requestId: string; ref: string; grade: string; words?: string | undefined }): Promise<{ number: string; grade: string }> {
  const matter = (await inContext(call.pool, systemSight, (tx) => matterByRef(tx, client, ref))) ?? refuse('notFound', '没有您送来的这个编号。')
  const resident: Actor = { kind: 'resident', id: matter.id, name: `当事人（经${client.sourceSystem}）`, appointments: [], recordId: matter.id }
  await act(workOrders, desk.house as House<World>, { actor: resident, sight: sightOn(resident), id: matter.id, action: 'rate', requestId, now: call.now, input: { grade, ...(words ? { words } : {}) } })
  return { number: matter.number, grade }
}

async function setFramers(tx: Tx, { actor, now }: Call, { version, framers }: { version: number; framers: string[] }): Promise<FramersView> {
  const list = [...new Set(framers)]
  const written = await tx.rows(
    `insert into exchange_setting (version, framers, set_at, set_by) values ($1::int + 1, $2, $3, $4)
     on conflict (id) do update set version = excluded.version, framers = excluded.framers, set_at = excluded.set_at, set_by = excluded.set_by where exchange_setting.version = $1 returning 1`, [version, list, now, actor.id])
  if (written.length === 0) return refuse('conflict', '您打开之后，别人已经改过，请看过最新的再改。')
  await auditEntry(tx, { actor, at: now, act: 'exchange.setFramers', object: 'exchange_setting', purpose: list.join(' ').slice(0, 300), result: 'ok' })
  return findFramers(tx)
}

const differences = async (tx: Tx, { actor, now }: Call, settled: boolean): Promise<DifferencesView> =>
  ({ ...(await differencesView(tx, now, settled)), maySettle: allowed(exchangePermissions, 'settleDifference', actor, { ownerIds: [], unitIds: [], bureauIds: [] }) })

async function settle(tx: Tx, call: Call, { key, note }: { key: string; note: string }): Promise<DifferencesView> {
  const open = await differencesView(tx, call.now, false)
  if (!open.rows.some((one) => one.key === key)) return refuse('conflict', '这一条已经变了，请刷新后再看。')
  await tx.rows('insert into exchange_settled (key, note, at, by_id, by_name) values ($1, $2, $3, $4, $5) on conflict (key) do nothing', [key, note, call.now, call.actor.id, call.actor.name])
  await auditEntry(tx, { actor: call.actor, at: call.now, act: 'exchange.settle', object: key.slice(0, 120), purpose: note, result: 'ok' })
  return differences(tx, call, false)
}

export type ExchangeDesk = {
  readonly house: IntakeHouse
  readonly clientOf: (actor: Actor) => Promise<{ id: string; name: string; sourceSystem: string } | undefined>
  readonly clientMay: (actor: Actor, scope: ClientScope) => boolean
}
