import type { InputOf } from '../../../contract/endpoint.ts'
import type { ShopAnswered, shopEndpoints } from '../../../contract/shops.ts'
import { allowed } from '../../platform/access.ts'
import { birth, earlier, once, requestWrite, type Answered } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { isRefusal, Refused, type Refusal } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { Lifecycle, NewRecord } from '../../platform/lifecycle.ts'
import { unitKinds } from '../../rules/unit-kinds.ts'
import { productAnswer, products, shopAnswer, shops, shopSight, type Asker } from './lifecycle.ts'
import { shopPermissions } from './permissions.ts'
import { productColumnsOf } from './product-actions.ts'
import { findShop, type Product, type Shop } from './record.ts'
import { badStanding, columnsOf, objection } from './shop-actions.ts'
import { loadShopWorld, type ShopWorld } from './world.ts'

/** 开店: one shop a body. It shows to nobody before the bureau has reviewed it. */
export const openShop = (by: Asker, input: Omit<InputOf<typeof shopEndpoints.open>, 'requestId'> & { requestId: string }, demo = false): Promise<ShopAnswered> =>
  bring(by, shops, { id: input.unitId, action: 'openShop', input, requestId: input.requestId }, shopAnswer, async (tx) => {
    const unit = await tx.one<{ bureauId: string; kind: string; areas: string[] }>('select bureau_id as "bureauId", kind, area_codes as areas from unit where id = $1', [input.unitId])
    if (!unit || !allowed(shopPermissions, 'openShop', by.actor, { ownerIds: [], unitIds: [input.unitId], bureauIds: [unit.bureauId] })) return { kind: 'notAllowed', message: '只有机构负责人可以为本机构开店。' }
    if (unitKinds.some((kind) => kind.id === unit.kind && kind.official)) return { kind: 'invalid', message: '司法行政机关自己的服务机构不开店，服务写在办事指南里。' }
    await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 7312096))', [input.unitId])
    if (await tx.one('select 1 from shop where unit_id = $1', [input.unitId])) return { kind: 'conflict', message: '本机构已经有店铺了。' }
    const world = await loadShopWorld(tx, input.unitId, by.now)
    const no = badStanding(world) ?? objection(input, world)
    return no ?? { world, fresh: {
      id: newId(by.now), as: 'openShop', facts: { text: '开始筹备' },
      row: { state: 'draft', created_by: by.actor.id, unit_id: input.unitId, bureau_id: unit.bureauId, area_codes: unit.areas, ...columnsOf(input, world), demo, by_licence: false, opened_on: null, review_due_on: null, appeal: null, why: null, decided_by: null },
    } }
  })

/** A product begins as a draft; forbidden words are shown at once and refused when it is submitted. */
export const addProduct = (by: Asker, input: InputOf<typeof shopEndpoints.addProduct>, demo = false): Promise<ShopAnswered> =>
  bring(by, products, { id: String(input.id), action: 'addProduct', input, requestId: String(input.requestId) }, productAnswer, async (tx) => {
    const shop = await findShop(tx, String(input.id))
    if (!shop || !allowed(shopPermissions, 'addProduct', by.actor, { ownerIds: [], unitIds: [shop.unitId], bureauIds: [shop.bureauId] })) return { kind: 'notFound', message: '没有找到，或不在您的权限范围内。' }
    if (shop.state === 'closed') return { kind: 'wrongState', message: '店铺已经关了，不能上新的产品。' }
    return { world: await loadShopWorld(tx, shop.unitId, by.now), fresh: {
      id: newId(by.now), as: 'addProduct', facts: { text: '写了草稿' },
      row: { state: 'draft', created_by: by.actor.id, shop_id: shop.id, unit_id: shop.unitId, bureau_id: shop.bureauId, ...productColumnsOf(input as never), submitted_by: null, why: null, demo },
    } }
  })

async function bring<R extends Shop | Product>({ pool, actor, now }: Asker, life: Lifecycle<R, ShopWorld>, wish: { id: string; action: string; input: unknown; requestId: string }, answerOf: (record: R, actor: Asker['actor']) => ShopAnswered, plan: (tx: Tx) => Promise<Plan>): Promise<ShopAnswered> {
  const asked = { ...wish, actor, sight: shopSight(actor), now }
  const answer = await once(pool, asked, () => inContext(pool, asked.sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    const planned = await plan(tx)
    const born = isRefusal(planned) ? undefined : birth(life, planned.fresh, actor, now, planned.world)
    const said: Answered = born ? { answer: answerOf(born.record, actor) } : { refusal: planned as Refusal }
    await flush(tx, [...(born?.writes ?? []), auditWrite({ actor, at: now, act: `${life.kind}.${wish.action}`, object: born?.record.id ?? wish.id, purpose: null, result: born ? 'ok' : 'refused' }), requestWrite(asked, said)])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.answer as ShopAnswered
}

type Plan = Refusal | { fresh: NewRecord; world: ShopWorld }
