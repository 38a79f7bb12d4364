import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import type { ClockOrder } from '../../../platform/lifecycle.ts'
import { orderAction } from '../action.ts'

const clocksOf: Readonly<Record<string, readonly ClockOrder[]>> = {
  toAccept: ['WO-ACCEPT'], toAssign: ['WO-ASSIGN'], toSign: ['WO-SIGN', 'WO-DONE', 'WO-OBJ'], inHand: ['WO-DONE'], returnReview: ['WO-RULE'],
}

/** 恢复: undoes a merge or a withdrawal; the order stands where it stood and its clocks start anew. */
export const restore = orderAction({
  input: orderInputs.restore,
  next: () => '回到并入或撤回之前的状态，期限重新起算。',
  decide: ({ input, record }) => ({
    set: { merged_into: null, closed_at: null, returns_to: null },
    starts: clocksOf[record.returnsTo ?? ''] ?? ['WO-ASSIGN'],
    facts: { public: true, text: `工单恢复办理：${input.reason}` },
  }),
})
