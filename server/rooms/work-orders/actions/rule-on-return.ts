import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { isRefusal } from '../../../platform/errors.ts'
import { noticeWrite, openUnit, orderAction } from '../action.ts'

/** 退回裁定: redirect, uphold, or back to the pool. Upheld, the order cannot be returned again; the ruling stays on record. */
export const ruleOnReturn = orderAction({
  input: orderInputs.ruleOnReturn,
  offer: (order, actor) => order.pendingReturn?.by !== actor.id,
  next: () => '同意的改派或重新待派遣，时限重新起算；不同意的回到原单位签收，办结期限不变，不得再退。',
  decide: ({ input, record, now, world }) => {
    const cleared = { pending_return: null, returns_to: null, handler_id: null, consult_unit_id: null }
    const facts = { text: `退回裁定：${input.reason}`, ruling: input.ruling, by: record.pendingReturn?.by ?? null }
    if (input.ruling === 'uphold') return { to: 'toSign', set: { ...cleared, return_ruled: true, signed_at: null }, starts: ['WO-SIGN'], facts }
    const free = { stops: ['WO-DONE', 'WO-OBJ'] }
    if (input.ruling === 'pool') return { ...free, to: 'toAssign', set: { ...cleared, unit_id: null, signed_at: null }, starts: ['WO-ASSIGN'], facts }
    const unit = openUnit(world, input.unitId ?? '', 'unitId')
    if (isRefusal(unit)) return { ...unit, message: '改派的，请选择改派单位。' }
    return {
      to: 'toSign', stops: ['WO-DONE', 'WO-OBJ', 'CS-MSG'], starts: ['WO-SIGN', 'WO-DONE'],
      // A redirection is a ruling too: the designated body may not send it on again.
      set: { ...cleared, kind: 'task', unit_id: unit.id, bureau_id: unit.bureauId, assigned_at: now, signed_at: null, return_ruled: true },
      writes: [noticeWrite({ at: now, unitId: unit.id, role: null, orderId: record.id, kind: 'assigned', text: `裁定指派工单 ${record.number}：${record.title}` })],
      facts: { ...facts, public: true, text: `改由${unit.name}办理。`, reason: input.reason, unitId: unit.id },
    }
  },
})
