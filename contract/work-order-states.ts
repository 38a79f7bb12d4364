/** Lifecycle words of a work order (任务工单). Labels stand in the glossary; the machine itself in rooms/work-orders/states.ts. */
export const orderStates = [
  'toAccept', 'toSupplement', 'toAssign', 'toSign', 'inHand', 'onHold', 'returnReview', 'toReview', 'toFollowUp',
  'done', 'archived', 'declined', 'mergedInto', 'withdrawn',
] as const
export type OrderState = (typeof orderStates)[number]

/** States in which somebody still owes something: these and only these stand in queues. */
export const openStates = [
  'toAccept', 'toSupplement', 'toAssign', 'toSign', 'inHand', 'onHold', 'returnReview', 'toReview', 'toFollowUp',
] as const satisfies readonly OrderState[]

export const orderActions = [
  'submit', 'accept', 'decline', 'askForMaterial', 'supplement', 'endWaiting', 'assign', 'reassign', 'addAssist', 'handTo',
  'sign', 'returnBack', 'ruleOnReturn', 'hold', 'resume', 'askExtension', 'ruleOnExtension', 'note', 'consult',
  'answerConsult', 'reply', 'finish', 'review', 'followUp', 'rate', 'reopen', 'merge', 'split', 'restore', 'withdraw',
  'urge', 'press', 'answerPress', 'archive', 'warn', 'escalateOverdue', 'recount', 'recordReceipt', 'setSensitivity',
] as const
export type OrderAction = (typeof orderActions)[number]

/** The three doors of the seed and the one for other systems. */
export const doors = ['network', 'hotline', 'window', 'api'] as const
export type Door = (typeof doors)[number]

/** 剩余时间的等级: colour, shape and word always go together. `none` = no running clock. */
export const levels = ['none', 'green', 'yellow', 'orange', 'overdue'] as const
export type Level = (typeof levels)[number]

export const grades = ['verySatisfied', 'satisfied', 'fairlySatisfied', 'dissatisfied', 'veryDissatisfied'] as const
export type Grade = (typeof grades)[number]
