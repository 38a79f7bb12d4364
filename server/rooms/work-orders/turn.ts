import type { Order } from './order.ts'
import type { World } from './world.ts'

/** In whose queue the order stands: the bureau that dispatches and reviews, or the body that handles. Nobody's when it is over. */
export const turnUnitOf = (order: Pick<Order, 'state' | 'unitId' | 'bureauId' | 'returnsTo'>): string | null => {
  switch (order.state) {
    case 'toAccept': case 'toAssign': case 'returnReview': case 'toReview': case 'toFollowUp': return order.bureauId
    case 'toSign': case 'inHand': case 'onHold': return order.unitId
    case 'toSupplement': return order.returnsTo === 'inHand' ? order.unitId : order.bureauId
    default: return null
  }
}

/** Whose turn it is, in words a resident understands. */
export const turnWords = (order: Pick<Order, 'state' | 'unitId' | 'bureauId' | 'returnsTo'>, world: World): string => {
  if (order.state === 'toSupplement') return '等您补充材料'
  if (order.state === 'onHold') return `${world.unit(order.unitId)?.name ?? '办事单位'}（先等一等）`
  const unit = world.unit(turnUnitOf(order))?.name
  const doing: Record<string, string> = { toAccept: '正在受理', toAssign: '正在找单位来办', returnReview: '正在定由谁来办', toReview: '正在检查办得怎么样', toFollowUp: '会来问您满不满意', toSign: '要来接手', inHand: '正在办' }
  return unit ? `${unit}${doing[order.state] ?? ''}` : '已经结束'
}

/** The same for the staff: “您” is the resident there, and the step has its name of the trade. */
export const staffTurn = (order: Pick<Order, 'state' | 'unitId' | 'bureauId' | 'returnsTo'>, world: World): string => {
  if (order.state === 'toSupplement') return '等当事人补充材料'
  const unit = world.unit(turnUnitOf(order))?.name
  const step: Record<string, string> = { toAccept: '受理', toAssign: '派单', returnReview: '审核退回', toReview: '审核', toFollowUp: '回访', toSign: '签收', inHand: '办理', onHold: '办理（已挂起）' }
  return unit ? `等${unit}${step[order.state] ?? ''}` : '已经结束'
}
