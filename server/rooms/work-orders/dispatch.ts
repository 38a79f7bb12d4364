import { isRefusal, type Refusal } from '../../platform/errors.ts'
import type { Actor } from '../../platform/access.ts'
import type { NewRecord, Side } from '../../platform/lifecycle.ts'
import { newId } from '../../platform/ids.ts'
import { openUnit } from './action.ts'
import type { Order } from './order.ts'
import { sensitiveTitle, titleOf } from './titles.ts'
import type { UnitFacts, World } from './world.ts'

/**
 * 跨县、越级派单须记理由 (更正 15): to a unit of another bureau, or by the city straight to a county's body. Gives what goes
 * into the log, or the refusal.
 */
export const crossing = (order: Order, unit: UnitFacts, actor: Actor, reason: string | undefined): { crossing?: string; crossReason?: string } | Refusal => {
  const across = unit.bureauId !== order.bureauId
  const overHead = !across && !actor.appointments.some((a) => a.bureauId === order.bureauId)
  if (!across && !overHead) return {}
  if (!reason) return { kind: 'invalid', message: across ? '派给其他县区或市级单位，须写明跨县、越级理由。' : '市级直接派到县区的承办单位，须写明越级理由。', fields: { crossReason: '请写明越级或跨县派单理由' } }
  return { crossing: across ? 'acrossCounties' : 'overHead', crossReason: reason }
}

/** Assisting orders under a main one, one a body; each is signed and finished for itself. */
export const assists = (order: Order, unitIds: readonly string[], instruction: string, world: World, now: Date, mainUnitId: string | null, already: number): NewRecord[] | Refusal => {
  const fresh: NewRecord[] = []
  for (const unitId of new Set(unitIds)) {
    const unit = openUnit(world, unitId, 'assistUnitIds')
    if (isRefusal(unit)) return unit
    if (unit.id === mainUnitId) return { kind: 'invalid', message: `${unit.name}是主办单位，不能同时协办。`, fields: { assistUnitIds: '主办单位不能同时协办' } }
    fresh.push(assistOrder(order, unit, instruction, mainUnitId ?? order.bureauId, now, already + fresh.length + 1))
  }
  return fresh
}

/** 拆单: a new order of the same person and matter, waiting for dispatch. */
export const sibling = (order: Order, part: { id: string; need: string; n: number; now: Date }): NewRecord => ({
  id: part.id, as: 'split', starts: ['WO-ASSIGN'], facts: { public: true, text: `由工单 ${order.number} 分出。`, fromId: order.id },
  row: { ...copied(order), number: `${order.number}-F${part.n}`, parent_id: order.id, part: 'main', kind: 'task', state: 'toAssign', title: order.sensitive ? sensitiveTitle : titleOf(part.need), need: part.need, bureau_id: order.bureauId, intake_unit_id: order.intakeUnitId },
})

/** When a main order ends before its time, its assisting orders end with it. */
export const endAssists = (others: readonly Order[], order: Order, now: Date, why: string): Side[] =>
  others.filter((o) => o.parentId === order.id && o.part === 'assist' && o.closedAt === null)
    .map((o) => ({ id: o.id, as: 'withdraw', to: 'withdrawn', set: { closed_at: now, returns_to: o.state }, stops: ['*'], starts: ['WO-ARCHIVE'], facts: { text: why } }))

function assistOrder(order: Order, unit: UnitFacts, instruction: string, mainUnitId: string, now: Date, n: number): NewRecord {
  return {
    id: newId(now), as: 'assign', starts: ['WO-SIGN', 'WO-DONE'], facts: { text: `请${unit.name}协办：${instruction}`, unitId: unit.id, fromId: order.id },
    row: {
      ...copied(order), number: `${order.number}-X${n}`, parent_id: order.id, part: 'assist', kind: 'task', state: 'toSign', title: order.title, need: order.need,
      // Taken in from the main body: that is how the main body sees it.
      intake_unit_id: mainUnitId, bureau_id: unit.bureauId, unit_id: unit.id, instruction, assigned_at: now,
    },
  }
}

function copied(order: Order) {
  return {
    person_id: order.personId, matter_id: order.matterId, door: order.door, topic: order.topic, area_code: order.areaCode, place: order.place, asker: order.asker,
    for_whom: order.forWhom, anonymous: order.anonymous, created_by: order.createdBy, alike_hash: order.alikeHash, sensitive: order.sensitive,
  }
}
