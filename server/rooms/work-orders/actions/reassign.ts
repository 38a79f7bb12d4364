import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { isRefusal } from '../../../platform/errors.ts'
import { limitWords, noticeWrite, openUnit, orderAction } from '../action.ts'
import { crossing } from '../dispatch.ts'
import { findParts } from '../sql.ts'

/** 改派: another body takes over; it is a new dispatch, so its limits start anew and the hop stays on record. */
export const reassign = orderAction({
  input: orderInputs.reassign,
  touches: (_input, orderId, tx) => findParts(tx, orderId),
  offer: (order) => order.part === 'main',
  next: (_order, world, now) => `改由其他单位办理，回到“待签收”，签收 ${limitWords(world, 'WO-SIGN', now)}、办结 ${limitWords(world, 'WO-DONE', now)}重新起算。`,
  decide: ({ input, record, others, actor, now, world }) => {
    const unit = openUnit(world, input.unitId, 'unitId')
    if (isRefusal(unit)) return unit
    if (unit.id === record.unitId) return { kind: 'invalid', message: '改派单位与现在的承办单位相同，请另选。', fields: { unitId: '与现承办单位相同' } }
    const cross = crossing(record, unit, actor, input.crossReason)
    if (isRefusal(cross)) return cross
    return {
      set: { unit_id: unit.id, kind: 'task', handler_id: null, assigned_at: now, signed_at: null, bureau_id: unit.bureauId, consult_unit_id: null, pending_extension: null, return_ruled: false },
      // Assisting orders report to the main body: the new one must see them.
      others: others.filter((o) => o.part === 'assist').map((o) => ({ id: o.id, as: 'reassign', set: { intake_unit_id: unit.id }, facts: { text: `主办单位改为${unit.name}` } })),
      writes: [noticeWrite({ at: now, unitId: unit.id, role: null, orderId: record.id, kind: 'assigned', text: `改派工单 ${record.number}：${record.title}` })],
      facts: { public: true, text: `改由${unit.name}办理。`, reason: input.reason, fromUnitId: record.unitId, unitId: unit.id, ...cross },
    }
  },
})
