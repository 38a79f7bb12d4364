import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { atWork, orderAction } from '../action.ts'

/** 恢复办理: by the handler, or by the clock WO-HOLD when the days asked for are over. */
export const resume = orderAction({
  input: orderInputs.resume,
  offer: atWork('resume'),
  next: () => '回到“办理中”，办理时限继续计算。',
  decide: ({ input }) => ({ set: { returns_to: null }, facts: { public: true, text: '接着办了。', ...(input.note ? { note: input.note } : {}) } }),
})
