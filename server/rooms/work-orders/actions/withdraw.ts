import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction, speaksForHimself } from '../action.ts'
import { endAssists } from '../dispatch.ts'
import { findParts } from '../sql.ts'

/** 撤回: the resident no longer wants it. Nothing is deleted, and it can be restored. */
export const withdraw = orderAction({
  input: orderInputs.withdraw,
  touches: (_input, orderId, tx) => findParts(tx, orderId),
  // The resident withdraws his request; a dispatcher takes back only an assisting order.
  offer: (order, actor) => {
    const takesBack = actor.appointments.some((a) => a.role === 'countyDispatcher' || a.role === 'cityDispatcher')
    return order.part === 'main' ? !takesBack && speaksForHimself(order, actor) : takesBack
  },
  next: (order) => (order.part === 'assist' ? '撤回这张协办单，主单继续办理。' : '转入“已撤回”，不再办理；想恢复可拨打 12348 或到窗口。'),
  decide: ({ input, record, others, now }) => ({
    // What waited (待补充, 挂起) is restored to where handling goes on, not to waiting.
    set: { returns_to: record.returnsTo ?? record.state, closed_at: now },
    others: endAssists(others, record, now, '主单已撤回，协办结束。'),
    facts: { public: true, text: input.reason ? `撤回了：${input.reason}` : '撤回了，不再办。' },
  }),
})
