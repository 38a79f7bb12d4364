import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction } from '../action.ts'
import { endAssists } from '../dispatch.ts'
import { findParts } from '../sql.ts'

/** 不予受理: never without the reason and the other ways that are open (济南、潍坊 12345 条例; DOMAIN §3.3). */
export const decline = orderAction({
  input: orderInputs.decline,
  touches: (_input, orderId, tx) => findParts(tx, orderId),
  next: () => '转入“不予受理”，理由和其他途径告知当事人；当事人可以申请重新处理。',
  decide: ({ input, record, others, now }) => ({
    set: { closed_at: now, public_reply: `这件事我们不受理。原因：${input.reason}\n您可以：${input.otherWays}` },
    starts: record.foreignNumber ? ['WO-RECEIPT'] : [],
    others: endAssists(others, record, now, '主单不予受理，协办结束。'),
    facts: { public: true, text: `不受理，原因和别的办法写在答复里：${input.reason}`, ground: input.ground },
  }),
})
