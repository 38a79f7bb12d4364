import { openStates, orderStates, type OrderState } from '../../../contract/work-order-states.ts'
import type { Transition } from '../../platform/lifecycle.ts'

const open: readonly OrderState[] = openStates
const beforeSigning: readonly OrderState[] = ['toAccept', 'toAssign', 'toSign', 'inHand']
/** Closing clocks: windows for rating and reopening, and the day of filing away. */
const afterwards = ['WO-RATE', 'WO-REOPEN', 'WO-ARCHIVE']

/**
 * The life of a work order. A row is a sentence: from this state, this action leads there, and these clocks start, stop,
 * pause or go on. `back` = the state it came from; several targets = the action decides.
 */
export const transitions: readonly Transition[] = [
  { from: 'toAccept', action: 'accept', to: 'toAssign', stops: ['WO-ACCEPT', 'CS-MSG'], starts: ['WO-ASSIGN'] },
  { from: ['toAccept', 'toAssign'], action: 'decline', to: 'declined', stops: ['*'], starts: ['WO-ARCHIVE'] },
  { from: ['toAccept', 'toAssign'], action: 'reply', to: 'done', stops: ['*'], starts: afterwards },
  { from: 'inHand', action: 'reply', to: 'done', stops: ['*'], starts: afterwards },

  { from: ['toAccept', 'toAssign', 'inHand'], action: 'askForMaterial', to: 'toSupplement', starts: ['WO-SUPP'], stops: ['CS-MSG'], pauses: ['WO-ACCEPT', 'WO-ASSIGN', 'WO-DONE', 'RT-FIX'] },
  { from: 'toSupplement', action: 'supplement', to: 'back', stops: ['WO-SUPP'], resumes: ['WO-ACCEPT', 'WO-ASSIGN', 'WO-DONE', 'RT-FIX'] },
  // What occurs to the resident later is taken at any time; nothing moves for it.
  { from: open.filter((state) => state !== 'toSupplement'), action: 'supplement', to: 'same' },
  { from: 'toSupplement', action: 'endWaiting', to: 'back', stops: ['WO-SUPP'], resumes: ['WO-ACCEPT', 'WO-ASSIGN', 'WO-DONE', 'RT-FIX'] },

  { from: ['toAccept', 'toAssign'], action: 'assign', to: 'toSign', stops: ['WO-ACCEPT', 'WO-ASSIGN', 'CS-MSG'], starts: ['WO-SIGN', 'WO-DONE', 'WO-OBJ'] },
  { from: ['toSign', 'inHand'], action: 'reassign', to: 'toSign', stops: ['WO-SIGN', 'WO-DONE', 'WO-OBJ', 'WO-EXT', 'CS-MSG'], starts: ['WO-SIGN', 'WO-DONE', 'WO-OBJ'] },
  { from: ['toSign', 'inHand', 'onHold', 'toSupplement'], action: 'addAssist', to: 'same' },
  { from: ['toSign', 'inHand', 'onHold', 'toSupplement'], action: 'handTo', to: 'same' },
  { from: 'toSign', action: 'sign', to: 'inHand', stops: ['WO-SIGN'] },
  { from: ['toSign', 'inHand'], action: 'returnBack', to: 'returnReview', stops: ['WO-SIGN', 'WO-OBJ'], starts: ['WO-RULE'] },
  { from: 'returnReview', action: 'ruleOnReturn', to: ['toSign', 'toAssign'], stops: ['WO-RULE'] },

  { from: 'inHand', action: 'hold', to: 'onHold', pauses: ['WO-DONE', 'RT-FIX'] },
  { from: 'onHold', action: 'resume', to: 'back', stops: ['WO-HOLD'], resumes: ['WO-DONE', 'RT-FIX'] },
  { from: 'inHand', action: 'askExtension', to: 'same', starts: ['WO-EXT'] },
  { from: 'inHand', action: 'ruleOnExtension', to: 'same', stops: ['WO-EXT'] },
  { from: 'inHand', action: 'finish', to: ['toReview', 'done'], stops: ['WO-SIGN', 'WO-DONE', 'WO-OBJ', 'WO-EXT', 'WO-PRESS', 'RT-FIX', 'CS-MSG'] },
  { from: 'toReview', action: 'review', to: ['toFollowUp', 'inHand'], stops: ['WO-REVIEW'] },
  { from: 'toFollowUp', action: 'followUp', to: ['done', 'inHand'], stops: ['WO-FUP'] },

  { from: 'done', action: 'rate', to: 'same', stops: ['WO-RATE'] },
  { from: 'done', action: 'followUp', to: ['done', 'inHand', 'toAssign'], stops: ['RT-FIX'] },
  { from: 'done', action: 'reopen', to: ['inHand', 'toAssign'], stops: afterwards },
  { from: 'declined', action: 'reopen', to: 'toAccept', stops: afterwards, starts: ['WO-ACCEPT'] },
  { from: ['done', 'declined', 'withdrawn', 'mergedInto'], action: 'archive', to: 'archived', stops: ['*'] },

  { from: beforeSigning, action: 'merge', to: 'mergedInto', stops: ['*'] },
  { from: beforeSigning, action: 'split', to: 'same' },
  { from: [...beforeSigning, 'toSupplement', 'onHold', 'returnReview'], action: 'withdraw', to: 'withdrawn', stops: ['*'], starts: ['WO-ARCHIVE'] },
  { from: ['withdrawn', 'mergedInto'], action: 'restore', to: 'back', stops: afterwards },

  { from: open, action: 'note', to: 'same' },
  { from: [...open, 'done'], action: 'setSensitivity', to: 'same' },
  { from: ['toSign', 'inHand', 'onHold'], action: 'consult', to: 'same' },
  { from: ['toSign', 'inHand', 'onHold', 'toSupplement'], action: 'answerConsult', to: 'same' },
  { from: open, action: 'urge', to: 'same' },
  { from: open, action: 'press', to: 'same', starts: ['WO-PRESS'] },
  { from: [...open, 'done'], action: 'answerPress', to: 'same', stops: ['WO-PRESS'] },
  { from: ['done', 'archived', 'declined', 'withdrawn', 'mergedInto'], action: 'recordReceipt', to: 'same', stops: ['WO-RECEIPT'] },

  { from: [...open, 'done'], action: 'warn', to: 'same' },
  { from: [...open, 'done', 'archived', 'declined', 'withdrawn', 'mergedInto'], action: 'escalateOverdue', to: 'same' },
  { from: orderStates, action: 'recount', to: 'same' },
]
