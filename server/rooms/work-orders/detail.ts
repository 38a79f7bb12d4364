import { returnGrounds } from '../../../contract/work-order-inputs.ts'
import { authorities, forWhom } from '../../../contract/intake.ts'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import type { Actor } from '../../platform/access.ts'
import { allowed, reachOf, whereReach } from '../../platform/access.ts'
import { findLog } from '../../platform/action-log.ts'
import { camel } from '../../platform/act.ts'
import type { Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { refuse } from '../../platform/errors.ts'
import { areaName, findArea } from '../../rules/areas.ts'
import { asSeen } from './cover.ts'
import { pressingClock } from './deadlines.ts'
import { offered } from './lifecycle.ts'
import { onItsWayOut } from './on-its-way-out.ts'
import { subjectOf, type Order } from './order.ts'
import { permissions } from './permissions.ts'
import { personShown } from './person-shown.ts'
import { listColumns, rowView, type ListRow } from './queues.ts'
import { camelRows } from './rows.ts'
import { clockViews, staffStory } from './story.ts'
import { staffTurn } from './turn.ts'
import type { World } from './world.ts'

/** The record page: everything about one order that this actor may see. Personal data is masked; clear needs `reveal`. */
export const orderDetail = async (tx: Tx, call: { id: string; actor: Actor; world: World; vault: Vault; now: Date }): Promise<OrderDetail> => {
  const { id, actor, world, now } = call
  const order = await getOrder(tx, id, actor)
  const row = (await tx.one<ListRow>(`select ${listColumns} from work_order o where o.id = $1`, [id], 'detail_row'))!
  const [person, log, clocks, near] = [await personShown(tx, order, { ...call, clear: false }), await findLog(tx, id), await allClocks(tx, id), await neighbours(tx, order, actor)]
  const running = { ...order, clocks: clocks.filter((c) => c.stoppedAt === null) }
  const views = clockViews(clocks, world, now)
  const pressed = pressingClock(clocks)
  return asSeen(tx, {
    ...rowView(row, world), title: order.title, topic: order.topic, place: order.place, asker: order.asker, need: order.need, placeDetail: order.place, areaName: order.areaCode && findArea(order.areaCode) ? areaName(order.areaCode) : null,
    forWhom: forWhom[order.forWhom as keyof typeof forWhom] ?? order.forWhom, authority: order.authority ? authorities[order.authority as keyof typeof authorities] : null, helperName: order.helperName, anonymous: order.anonymous,
    person: person ?? { id: order.personId, name: order.asker, phone: null, idNumber: null, address: null, groups: [], masked: true, safeToCall: true }, matterId: order.matterId,
    bureauName: world.unit(order.bureauId)?.name ?? '', intakeUnitName: world.unit(order.intakeUnitId)?.name ?? null, unitId: order.unitId, turn: staffTurn(order, world),
    account: order.account, publicReply: order.publicReply, basis: order.basis, solved: order.solved, closedAt: order.closedAt?.toISOString() ?? null,
    pendingReturn: order.pendingReturn && { ground: returnGrounds[order.pendingReturn.ground as keyof typeof returnGrounds], reason: order.pendingReturn.reason, by: order.pendingReturn.byName, at: order.pendingReturn.at },
    pendingExtension: order.pendingExtension && { workdays: order.pendingExtension.workdays, reason: order.pendingExtension.reason, by: order.pendingExtension.byName, at: order.pendingExtension.at },
    consult: order.consult && { unitName: world.unit(order.consult.unitId)?.name ?? '', question: order.consult.question, answer: order.consult.answer },
    press: order.press && { demand: order.press.demand, answer: order.press.answer, dueAt: clocks.find((c) => c.code === 'WO-PRESS' && !c.stoppedAt)?.dueAt.toISOString() ?? null },
    material: order.material, returnsTo: order.returnsTo as OrderDetail['returnsTo'], reviewedReturn: order.returnRuled, rating: near.rating ? { grade: near.rating.grade, words: near.rating.words, at: near.rating.at.toISOString() } : null,
    foreign: order.foreignNumber ? { source: order.sourceSystem ?? '', number: order.foreignNumber, dueAt: order.foreignDueAt?.toISOString() ?? null, fedBackAt: order.fedBackAt?.toISOString() ?? null, receipt: order.foreignReceipt } : null,
    clocks: views, story: staffStory(log, world), actions: offered(running, actor, world, now), dueWords: pressed ? inWords(clockViews([pressed], world, now)[0]!) : '没有正在走的时限',
    attachments: near.files.map((f) => ({ id: f.id, name: f.name, mediaType: f.mediaType, bytes: Number(f.bytes), at: f.at.toISOString(), by: f.by })),
    parts: near.parts.map((p) => ({ id: p.id, number: p.number, part: p.kind, unitName: world.unit(p.unitId)?.name ?? null, state: p.state })),
    alike: near.alike.map((a) => ({ ...a, createdAt: a.createdAt.toISOString() })), looking: [], ...(await onItsWayOut(tx, order, actor)),
  }, order, call)
}

/** Which clock it is, and what is left of it. */
const inWords = ({ zh, left }: { zh: string; left: string }): string => `${zh}：${left}`

/** The order within this actor's reach; else «not found», which says nothing about whether it exists. */
export const getOrder = async (tx: Tx, id: string, actor: Actor, right: Parameters<typeof allowed>[1] = 'view'): Promise<Order> => {
  const row = await tx.one<Record<string, unknown>>('select * from work_order where id = $1', [id], 'get_order')
  const order = row && ({ ...camel(row), clocks: [] } as unknown as Order)
  if (!order || !allowed(permissions, 'view', actor, subjectOf(order))) return refuse('notFound', '没有找到这件工单，或不在您的权限范围内。请核对编号。')
  if (right !== 'view' && !allowed(permissions, right as 'view', actor, subjectOf(order))) return refuse('notAllowed', '您没有这项权限；如工作需要，请找本单位负责人。')
  return order
}

const allClocks = async (tx: Tx, id: string) => camelRows(await tx.rows('select to_jsonb(c) as c from clock c where record_id = $1 order by started_at, code', [id], 'all_clocks').then((rows) => (rows as { c: Record<string, unknown> }[]).map((r) => r.c)))

/** What stands beside a record is shown by the right to see, not by the second wall alone, which is as wide as all rights together. */
function inView(actor: Actor, values: unknown[]): string {
  const columns = { record: 'id', owners: ['handler_id', 'created_by'], units: ['turn_unit_id', 'unit_id', 'intake_unit_id', 'consult_unit_id'], bureaus: ['bureau_id'], of: ['person_id', 'matter_id'] }
  return whereReach(reachOf(permissions, 'view', actor), columns, values)
}

async function neighbours(tx: Tx, order: Order, actor: Actor) {
  const [ofParts, ofAlike]: unknown[][] = [[order.id, order.matterId, order.parentId], [order.alikeHash, order.id, order.matterId]]
  const parts = await tx.rows<{ id: string; number: string; kind: OrderDetail['parts'][number]['part']; unitId: string | null; state: Order['state'] }>(
    `select id, number, unit_id as "unitId", state, case when part = 'assist' then 'assist' when merged_into is not null then 'merged' when id = $3 then 'main' else 'split' end as kind
     from work_order where id <> $1 and (parent_id = $1 or merged_into = $1 or matter_id = $2 or id = $3) and ${inView(actor, ofParts!)} order by number limit 50`, ofParts)
  const alike = await tx.rows<{ id: string; number: string; title: string; state: Order['state']; createdAt: Date }>(
    `select id, number, title, state, created_at as "createdAt" from work_order where alike_hash = $1 and id <> $2 and matter_id <> $3 and ${inView(actor, ofAlike!)} order by created_at desc limit 10`, ofAlike)
  const files = await tx.rows<{ id: string; name: string; mediaType: string; bytes: number; at: Date; by: string }>(
    `select f.id, f.name, f.media_type as "mediaType", f.bytes, f.created_at as at, coalesce((select name from account a where a.id = f.uploaded_by_id), '当事人') as by from attachment f
     where f.subject_kind = 'workOrder' and f.subject_id = $1 and f.removed_at is null order by f.created_at`, [order.id], 'detail_files')
  const rating = await tx.one<{ grade: string; words: string | null; at: Date }>('select grade, words, at from rating where order_id = $1 order by at desc limit 1', [order.id], 'detail_rating')
  return { parts, alike, files, rating }
}
