import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { json } from '../../../platform/flush.ts'
import { atWork, orderAction } from '../action.ts'

/** 督办回复: the body answers the demand; the order stays supervised until it is done. */
export const answerPress = orderAction({
  input: orderInputs.answerPress,
  offer: (order, actor) => order.press !== null && order.press.answer === null && atWork('answerPress')(order, actor),
  next: () => '回复交给督办人；工单仍在督办中，直到办结。',
  decide: ({ input, record }) => ({ set: { press: json({ ...record.press, answer: input.answer }) }, facts: { text: `督办回复：${input.answer}` } }),
})
