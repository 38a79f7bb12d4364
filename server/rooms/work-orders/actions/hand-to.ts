import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction, sameState } from '../action.ts'

/** Within the unit: who of us handles it. A change of hands moves nothing but the name; drafts stay with their writers. */
export const handTo = orderAction({
  input: orderInputs.handTo,
  next: () => `交给本单位的承办人；${sameState}`,
  decide: ({ input, record }) => ({ set: { handler_id: input.accountId }, facts: { handlerId: input.accountId, before: record.handlerId, ...(input.note ? { note: input.note } : {}) } }),
})
