import { alwaysReturnable, orderInputs, returnGrounds } from '../../../../contract/work-order-inputs.ts'
import { json } from '../../../platform/flush.ts'
import { atWork, limitWords, orderAction } from '../action.ts'

/**
 * 申请退回: once, within the objection window, and reviewed. After a ruling not again, except for conflict of interest
 * (律师法 39), a party's refusal of mediation (人民调解法 17) or a suspended licence.
 */
export const returnBack = orderAction({
  input: orderInputs.returnBack,
  offer: (order, actor) => order.part === 'main' && atWork('returnBack')(order, actor),
  next: (_order, world, now) => `转入“退回审核”，${limitWords(world, 'WO-RULE', now)}内裁定；办结期限不停。裁定后不得再退（利益冲突、当事人拒绝调解、执业暂停除外）。`,
  decide: ({ input, record, actor, now }) => {
    const always = alwaysReturnable.includes(input.ground)
    const window = record.clocks.find((clock) => clock.code === 'WO-OBJ')
    if (!always && record.returnRuled) return { kind: 'wrongState', message: '这件工单的退回已经裁定过，不能再退；只有利益冲突、当事人拒绝调解、执业暂停可以再提。', fields: { ground: '裁定后不得再退' } }
    if (!always && (!window || window.dueAt < now)) return { kind: 'wrongState', message: '职责异议期已过，不能以此情形退回；确有困难请申请延期、会商或联系调度员改派。', fields: { ground: '职责异议期已过' } }
    return {
      set: { pending_return: json({ ground: input.ground, reason: input.reason, by: actor.id, byName: actor.name, at: now.toISOString(), suggestUnitId: input.suggestUnitId }), returns_to: record.state },
      facts: { text: `申请退回（${returnGrounds[input.ground]}）：${input.reason}`, ground: input.ground, suggestUnitId: input.suggestUnitId ?? null },
    }
  },
})
