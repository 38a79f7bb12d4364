import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { answerLimitEnded, atWork, orderAction } from '../action.ts'

/** Waiting for material ends without it: by a person with a reason, or by the clock WO-SUPP. Handling goes on with what is there. */
export const endWaiting = orderAction({
  input: orderInputs.endWaiting,
  offer: atWork('endWaiting'),
  next: () => '不再等待补充，回到补充前的状态继续办理。',
  decide: ({ input, record }) => ({
    set: { returns_to: null },
    starts: answerLimitEnded(record) ? ['CS-MSG'] : [],
    facts: { public: true, text: `不再等待补充材料，继续办理：${input.reason}` },
  }),
})
