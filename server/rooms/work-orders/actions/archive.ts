import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction } from '../action.ts'
import { isBad } from '../closing.ts'

/** 归档: by a person or by the clock WO-ARCHIVE; never while a bad rating waits for its rectification. */
export const archive = orderAction({
  input: orderInputs.archive,
  offer: (order) => !(isBad(order.rating) && order.clocks.some((c) => c.code === 'RT-FIX')),
  next: () => '转入“已归档”，不能再改动。',
  decide: ({ input, now }) => ({ set: { archived_at: now }, facts: { public: true, text: '材料存档了。', ...(input.note ? { note: input.note } : {}) } }),
})
