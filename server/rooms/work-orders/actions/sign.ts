import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { atWork, orderAction } from '../action.ts'

/** 签收: the body takes the order on; whoever signs is the handler until it is handed to a colleague. */
export const sign = orderAction({
  input: orderInputs.sign,
  offer: atWork('sign'),
  next: (order) => `转入“办理中”，由您承办；办结期限不变${order.part === 'assist' ? '（协办单）' : ''}。`,
  decide: ({ input, actor, now }) => ({ set: { handler_id: actor.id, signed_at: now }, facts: { public: true, text: '已经接手，开始办了。', ...(input.note ? { note: input.note } : {}) } }),
})
