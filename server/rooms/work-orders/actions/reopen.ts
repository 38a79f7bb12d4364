import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction } from '../action.ts'

/** 重办: "done" that is not done. A resident within the window; a supervisor or dispatcher whenever there is a reason. */
export const reopen = orderAction({
  input: orderInputs.reopen,
  offer: (order) => order.part === 'main',
  next: (order) => (order.state === 'declined' ? '重新待受理。' : order.unitId ? '退回承办单位重新办理，办结期限重新起算。' : '转入“待派遣”，由承办单位办理。'),
  decide: ({ input, record, actor, now }) => {
    const open = record.clocks.find((c) => c.code === 'WO-REOPEN')
    if (actor.kind === 'resident' && record.state === 'done' && (!open || open.dueAt < now)) return { kind: 'wrongState', message: '申请重办的期限已过；如有新情况，请重新提出诉求，我们会接着办。' }
    const again = { closed_at: null, finished_at: null, rating: null, rework_times: record.reworkTimes + 1 }
    const facts = { public: true, text: `重新办理：${input.reason}` }
    if (record.state === 'declined') return { set: again, facts }
    return record.unitId
      ? { to: 'inHand', set: again, stops: ['WO-RECEIPT'], starts: ['WO-DONE'], facts }
      : { to: 'toAssign', set: { ...again, kind: 'task' }, stops: ['WO-RECEIPT'], starts: ['WO-ASSIGN'], facts }
  },
})
