import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { atWork, limitWords, orderAction } from '../action.ts'
import { ruleOf } from '../deadlines.ts'

/** 挂起: the clock stands still for a named ground and a number of days under a cap; it resumes by itself when they are over. */
export const hold = orderAction({
  input: orderInputs.hold,
  offer: atWork('hold'),
  next: (_order, world, now) => `转入“挂起”，办理时限暂停，最多 ${limitWords(world, 'WO-HOLD', now)}；到期自动恢复。`,
  decide: ({ input, record, now, world }) => {
    const cap = ruleOf(world, 'WO-HOLD', now).amount
    if (input.holdDays > cap) return { kind: 'invalid', message: `挂起最多 ${cap} 天；需要更久的，到期后说明情况再申请。`, fields: { holdDays: `最多 ${cap} 天` } }
    return { set: { returns_to: record.state }, starts: [{ code: 'WO-HOLD', amount: input.holdDays }], facts: { public: true, text: `先等一等，最多等 ${input.holdDays} 天：${input.reason}`, ground: input.ground, holdDays: input.holdDays } }
  },
})
