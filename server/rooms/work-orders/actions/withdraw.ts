import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction } from '../action.ts'

/** 撤回: the resident no longer wants it. Nothing is deleted, and it can be restored. */
export const withdraw = orderAction({
  input: orderInputs.withdraw,
  offer: (order) => order.part === 'main',
  next: () => '转入“已撤回”，不再办理；想恢复可拨打 12348 或到窗口。',
  decide: ({ input, record, now }) => ({
    // What waited (待补充, 挂起) is restored to where handling goes on, not to waiting.
    set: { returns_to: record.returnsTo ?? record.state, closed_at: now },
    facts: { public: true, text: input.reason ? `当事人撤回：${input.reason}` : '当事人撤回。' },
  }),
})
