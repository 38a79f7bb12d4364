import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { isRefusal } from '../../../platform/errors.ts'
import { json } from '../../../platform/flush.ts'
import { atWork, noticeWrite, openUnit, orderAction } from '../action.ts'

/** 会商: another unit is asked for its view; it sees this order until it has answered. The clock goes on. */
export const consult = orderAction({
  input: orderInputs.consult,
  offer: (order, actor) => order.consultUnitId === null && atWork('consult')(order, actor),
  next: () => '请对方单位答复；办理时限不停，状态不变。',
  decide: ({ input, record, actor, now, world }) => {
    const unit = openUnit(world, input.unitId, 'unitId')
    if (isRefusal(unit)) return unit
    return {
      set: { consult: json({ unitId: unit.id, question: input.question, by: actor.id, at: now.toISOString(), answer: null }), consult_unit_id: unit.id },
      writes: [noticeWrite({ at: now, unitId: unit.id, role: null, orderId: record.id, kind: 'consult', text: `请会商 ${record.number}：${input.question.slice(0, 60)}` })],
      facts: { text: `请${unit.name}会商：${input.question}`, unitId: unit.id },
    }
  },
})
