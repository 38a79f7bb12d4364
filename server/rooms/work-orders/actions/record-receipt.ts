import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction, sameState } from '../action.ts'

/** 回执: the system that handed the order over confirms our feedback; until then it stands in the queue 未反馈. */
export const recordReceipt = orderAction({
  input: orderInputs.recordReceipt,
  offer: (order) => order.foreignNumber !== null && order.foreignReceipt === null,
  next: () => `记下对方回执，移出“未反馈”；${sameState}`,
  decide: ({ input, now }) => ({ set: { foreign_receipt: input.receipt, fed_back_at: now }, facts: { text: `来源系统已收到反馈，回执 ${input.receipt}` } }),
})
