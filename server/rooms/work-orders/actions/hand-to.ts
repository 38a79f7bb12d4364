import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { refuse } from '../../../platform/errors.ts'
import { atWork, orderAction, sameState } from '../action.ts'

/** Within the unit: who of us handles it. A change of hands moves nothing but the name; drafts stay with their writers. */
export const handTo = orderAction({
  input: orderInputs.handTo,
  touches: async ({ accountId }, orderId, tx) => {
    const colleague = await tx.one('select 1 from appointment p join work_order o on o.unit_id = p.unit_id join account a on a.id = p.account_id where o.id = $1 and p.account_id = $2 and p.until_on is null and a.disabled_at is null', [orderId, accountId])
    return colleague ? [] : refuse('invalid', '只能转交给承办单位在岗的同事，请重新选择。', { fields: { accountId: '不是承办单位的同事' } })
  },
  offer: atWork('handTo'),
  next: () => `交给本单位的承办人；${sameState}`,
  decide: ({ input, record }) => ({ set: { handler_id: input.accountId }, facts: { handlerId: input.accountId, before: record.handlerId, ...(input.note ? { note: input.note } : {}) } }),
})
