import type { z } from 'zod'
import type { OrderAction } from '../../../contract/work-order-states.ts'
import { allowed } from '../../platform/access.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Action, Decide, Outcome } from '../../platform/lifecycle.ts'
import type { Tx } from '../../platform/context.ts'
import type { Actor } from '../../platform/access.ts'
import type { Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { ruleOf } from './deadlines.ts'
import { subjectOf, type Order } from './order.ts'
import { permissions } from './permissions.ts'
import type { UnitFacts, World } from './world.ts'

/** One verb on a work order, with its input typed from the contract. */
export const orderAction = <S extends z.ZodType>(action: {
  input: S
  touches?: (input: z.infer<S>, orderId: string, tx: Tx) => Promise<readonly string[]> | readonly string[]
  offer?: (order: Order, actor: Actor, world: World) => boolean
  next: (order: Order, world: World, now: Date) => string
  decide: (call: Decide<Order, World, z.infer<S>>) => Refusal | Outcome
}): Action<Order, World> => action as unknown as Action<Order, World>

/**
 * Whoever took a request in or is asked about it sees the order; work on it is for the unit that has it, and for those above.
 * What nobody has yet may be dealt with where it came in.
 */
export const atWork = (action: OrderAction) => (order: Order, actor: Actor): boolean =>
  order.unitId === null || allowed(permissions, action, actor, { ...subjectOf(order), unitIds: [order.unitId] })

/** A question that was asked back goes on without a limit unless another one runs: nobody may let it lie. */
export const answerLimitEnded = (order: Order): boolean =>
  order.kind === 'question' && (order.returnsTo === 'toAccept' || (order.returnsTo === 'inHand' && !order.clocks.some((clock) => clock.code === 'WO-DONE')))

/** Nobody speaks for the resident about his own unit's work: neither a rating nor that he no longer wants it. */
export const speaksForHimself = (order: Order, actor: Actor): boolean => !actor.appointments.some((a) => a.unitId === order.unitId)

const unitWords = { seconds: '秒', minutes: '分钟', hours: '小时', days: '天', workdays: '个工作日' } as const

/** 「1 个工作日」 as the register has it now, marked where nobody has confirmed the number. */
export const limitWords = (world: World, code: string, now: Date): string => {
  const rule = ruleOf(world, code, now)
  return `${rule.amount} ${unitWords[rule.unit]}${rule.verified ? '' : '（待核实）'}`
}

export const unitName = (world: World, id: string | null | undefined): string => world.unit(id)?.name ?? '未定单位'

/** A unit that may be given work: known, and not suspended (更正 5: 执业暂停). */
export const openUnit = (world: World, id: string, field: string): UnitFacts | Refusal => {
  const unit = world.unit(id)
  if (!unit) return { kind: 'invalid', message: '没有这个单位，请重新选择。', fields: { [field]: '没有这个单位' } }
  if (unit.suspended) return { kind: 'invalid', message: `${unit.name}已暂停执业或停用，不能派单，请另选。`, fields: { [field]: '该单位已暂停' } }
  return unit
}

/** A line for the people of a unit who hold a role there; it waits until one of them reads it. */
export const noticeWrite = (notice: { at: Date; unitId: string; role: string | null; orderId: string; kind: string; text: string }): Write => ({
  insert: 'notice',
  row: { id: newId(notice.at), at: notice.at, unit_id: notice.unitId, account_id: null, role: notice.role, order_id: notice.orderId, kind: notice.kind, text: notice.text },
})

/** Actions that leave the state alone and only add to the record. */
export const sameState = '状态不变，记入全程留痕。'
