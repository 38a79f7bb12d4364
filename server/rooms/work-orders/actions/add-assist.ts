import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { isRefusal } from '../../../platform/errors.ts'
import { atWork, orderAction } from '../action.ts'
import { assists, crossing } from '../dispatch.ts'
import { findParts } from '../sql.ts'

/** 加派: assisting bodies join later, each with an order of its own to sign and finish under the main one. */
export const addAssist = orderAction({
  input: orderInputs.addAssist,
  touches: (_input, orderId, tx) => findParts(tx, orderId),
  offer: (order, actor) => order.part === 'main' && atWork('addAssist')(order, actor),
  next: () => '各协办单位各得一张协办单，签收、办结分别计时；全部办结前主单不能办结。',
  decide: ({ input, record, others, now, world, actor }) => {
    const helpers = assists(record, input.unitIds, input.instruction, world, now, record.unitId, others.length)
    if (isRefusal(helpers)) return helpers
    const crossings = input.unitIds.map((id) => crossing(record, world.unit(id)!, actor, input.crossReason))
    const refused = crossings.find(isRefusal)
    if (refused) return refused
    return { creates: helpers, facts: { public: true, text: `请${input.unitIds.map((id) => world.unit(id)?.name).join('、')}一起办。`, unitIds: input.unitIds, instruction: input.instruction, ...crossings.find((one) => 'crossing' in one) } }
  },
})
