import type { Level, OrderState } from '../../contract/work-order-states.ts'
import type { IconName } from './icons.ts'
import type { Family } from './tokens.ts'

/** How each of the fourteen states looks: its family gives colour and shape, the glossary gives the word. */
export const stateFamily: Readonly<Record<OrderState, Family>> = {
  toAccept: 'waiting',
  toAssign: 'waiting',
  toSign: 'waiting',
  toSupplement: 'yours',
  inHand: 'working',
  onHold: 'held',
  returnReview: 'checking',
  toReview: 'checking',
  toFollowUp: 'checking',
  done: 'done',
  archived: 'done',
  declined: 'aside',
  mergedInto: 'aside',
  withdrawn: 'aside',
}

/** Names of the families, for the visual language page and the legend of the workbench. */
export const familyName: Readonly<Record<Family, string>> = {
  waiting: '等待受理或派遣',
  yours: '等当事人',
  working: '办理中',
  held: '暂停计时',
  checking: '正在核实',
  done: '已经办完',
  aside: '不再办理',
}

/** Five looks of a deadline. The shape says how much time is left even in black and white. */
export const levelLook: Readonly<Record<Level, { readonly icon: IconName, readonly word: string }>> = {
  none: { icon: 'timeNone', word: '不计时' },
  green: { icon: 'timeFull', word: '时间充裕' },
  yellow: { icon: 'timeHalf', word: '时间过半' },
  orange: { icon: 'timeLow', word: '即将到期' },
  overdue: { icon: 'timeOver', word: '已经超期' },
}
