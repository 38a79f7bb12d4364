import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { json } from '../../../platform/flush.ts'
import { atWork, orderAction } from '../action.ts'

/** 申请延期: only before the limit is over, one request at a time; until it is approved the old limit holds. */
export const askExtension = orderAction({
  input: orderInputs.askExtension,
  offer: (order, actor) => order.pendingExtension === null && !order.clocks.some((clock) => clock.code === 'WO-DONE' && clock.level === 'overdue') && atWork('askExtension')(order, actor),
  next: () => '交审批；批准前原期限不变。',
  decide: ({ input, record, actor, now }) => {
    const done = record.clocks.find((clock) => clock.code === 'WO-DONE')
    if (!done || done.dueAt < now) return { kind: 'wrongState', message: '办结期限已过，不能再申请延期；请尽快办结，并在办理情况中说明原因。' }
    return {
      set: { pending_extension: json({ workdays: input.workdays, reason: input.reason, by: actor.id, byName: actor.name, at: now.toISOString() }) },
      facts: { text: `申请延长 ${input.workdays} 个工作日：${input.reason}`, workdays: input.workdays },
    }
  },
})
