import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { limitWords, orderAction } from '../action.ts'

/** 审核: never by the one who handled it. Passed, the reply goes to the resident and he is called; else it is done again. */
export const review = orderAction({
  input: orderInputs.review,
  offer: (order, actor) => order.handlerId !== actor.id && order.closing?.finishedBy !== actor.id,
  next: (_order, world, now) => `通过的答复当事人，${limitWords(world, 'WO-FUP', now)}内回访；不通过的退回重办。`,
  decide: ({ input, record }) =>
    input.outcome === 'pass'
      ? { to: 'toFollowUp', starts: ['WO-FUP'], facts: { public: true, text: `答复：${record.publicReply ?? ''}`, opinion: input.opinion ?? null } }
      : { to: 'inHand', set: { rework_times: record.reworkTimes + 1, finished_at: null }, starts: ['WO-DONE'], facts: { text: `审核退回重办：${input.opinion ?? ''}` } },
})
