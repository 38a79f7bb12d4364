import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { atWork, orderAction } from '../action.ts'
import { endAssists } from '../dispatch.ts'
import { findParts } from '../sql.ts'
import { closed } from '../closing.ts'

/**
 * 直接答复 (short track): one reply closes a plain question; no dispatch, review or follow-up unless the resident asks for
 * more. The reply goes to the asker only: making it public is an action of its own.
 */
export const reply = orderAction({
  input: orderInputs.reply,
  touches: (_input, orderId, tx) => findParts(tx, orderId),
  offer: (order, actor) => order.part === 'main' && (order.kind === 'question' || order.state !== 'inHand') && atWork('reply')(order, actor),
  next: () => '答复当事人并办结；当事人可以评价，也可以申请重办。答复不会公开。',
  decide: ({ input, record, others, actor, now }) => ({
    set: { ...closed(now), public_reply: input.publicReply, basis: input.basis ?? null, solved: true, ...(input.topic ? { topic: input.topic } : {}) },
    starts: record.foreignNumber ? ['WO-RECEIPT'] : [],
    others: endAssists(others, record, now, '主单已直接答复，协办结束。'),
    facts: { public: true, text: `答复：${input.publicReply}`, toldRights: input.toldRights ?? false, by: actor.id },
  }),
})
