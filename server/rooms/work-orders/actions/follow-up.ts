import type { Facts, Outcome } from '../../../platform/lifecycle.ts'
import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction } from '../action.ts'
import type { Order } from '../order.ts'
import { closed, isBad } from '../closing.ts'

/** 回访: the resident's own words decide; not solved goes back to the body. Every bad rating is followed up (HL-DIS: 100 %). */
export const followUp = orderAction({
  input: orderInputs.followUp,
  offer: (order, actor) => order.handlerId !== actor.id && order.closing?.finishedBy !== actor.id && (order.state === 'toFollowUp' || (isBad(order.rating) && order.clocks.some((c) => c.code === 'RT-FIX'))),
  next: () => '当事人认可的办结，可以评价；未解决的退回重办；联系不上的须满三次并记录。',
  decide: ({ input, record, now }) => {
    const facts = { outcome: input.outcome, reached: input.reached, words: input.words ?? null }
    if (input.reached === (input.outcome === 'unreachable')) return { kind: 'invalid', message: '“是否联系上”和“回访结论”不一致，请核对。', fields: { outcome: '与是否联系上不一致' } }
    if (input.outcome === 'unsolved') return again(record, facts)
    if (record.state === 'done') return { to: 'done', starts: record.clocks.some((c) => c.code === 'WO-ARCHIVE') ? [] : ['WO-ARCHIVE'], facts: { ...facts, public: true, text: '因为不满意，已经回访过了。' } }
    return {
      to: 'done', set: closed(now), starts: ['WO-RATE', 'WO-REOPEN', 'WO-ARCHIVE', ...(record.foreignNumber ? ['WO-RECEIPT'] : [])],
      facts: { ...facts, public: true, text: input.outcome === 'solved' ? '回访过了，这件事办完了。' : '几次都没有联系上您，先算办完了；您还可以打分，也可以要求重新办。' },
    }
  },
})

/** Back to the body; an order that was answered without one goes to dispatch. */
function again(record: Order, facts: Facts): Outcome {
  const set = { rework_times: record.reworkTimes + 1, closed_at: null, finished_at: null }
  const stops = ['WO-ARCHIVE', 'WO-RATE', 'WO-REOPEN', 'WO-RECEIPT']
  return record.unitId
    ? { to: 'inHand', set, stops, starts: ['WO-DONE'], facts: { ...facts, public: true, text: '回访知道还没有解决，请原来的单位重新办。' } }
    : { to: 'toAssign', set: { ...set, kind: 'task' }, stops, starts: ['WO-ASSIGN'], facts: { ...facts, public: true, text: '回访知道还没有解决，正在找单位来办。' } }
}
