import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { isRefusal } from '../../../platform/errors.ts'
import { limitWords, noticeWrite, openUnit, orderAction } from '../action.ts'
import { assists, crossing } from '../dispatch.ts'
import { findParts } from '../sql.ts'

/**
 * 派单: the main body and any assisting ones. WO-DONE starts here and not at signing, so that leaving an order unsigned
 * gains nobody time. Across levels or counties only with a reason (更正 15).
 */
export const assign = orderAction({
  input: orderInputs.assign,
  touches: (_input, orderId, tx) => findParts(tx, orderId),
  next: (_order, world, now) => `转入“待签收”：承办单位须在 ${limitWords(world, 'WO-SIGN', now)}内签收、${limitWords(world, 'WO-DONE', now)}内办结，均自现在起算。`,
  decide: ({ input, record, others, actor, now, world }) => {
    const unit = openUnit(world, input.unitId, 'unitId')
    if (isRefusal(unit)) return unit
    const cross = crossing(record, unit, actor, input.crossReason)
    if (isRefusal(cross)) return cross
    const helpers = assists(record, input.assistUnitIds ?? [], input.instruction ?? '协助主办单位办理', world, now, unit.id, others.length)
    if (isRefusal(helpers)) return helpers
    return {
      set: { unit_id: unit.id, handler_id: null, assigned_at: now, bureau_id: unit.bureauId, kind: 'task', ...(input.topic ? { topic: input.topic } : {}), instruction: input.instruction ?? null, return_ruled: false },
      creates: helpers,
      writes: [noticeWrite({ at: now, unitId: unit.id, role: null, orderId: record.id, kind: 'assigned', text: `新派工单 ${record.number}：${record.title}` })],
      facts: { public: true, text: `已经交给${unit.name}办。`, unitId: unit.id, assistUnitIds: input.assistUnitIds ?? [], ...(input.instruction ? { instruction: input.instruction } : {}), ...cross },
    }
  },
})
