import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { json } from '../../../platform/flush.ts'
import { orderAction, unitName } from '../action.ts'

/** 会商答复: by the unit that was asked; with the answer its sight of the order ends. */
export const answerConsult = orderAction({
  input: orderInputs.answerConsult,
  offer: (order, actor) => order.consultUnitId !== null && actor.appointments.some((a) => a.unitId === order.consultUnitId),
  next: () => '答复交回承办单位，状态不变。',
  decide: ({ input, record, world }) => ({
    set: { consult: json({ ...record.consult, answer: input.answer }), consult_unit_id: null },
    facts: { text: `${unitName(world, record.consultUnitId)}会商答复：${input.answer}` },
  }),
})
