import type { Transition } from '../../../platform/lifecycle.ts'

/** Nothing is final: what was merged can be separated, what was kept apart can be looked at anew. */
export const sameTransitions: readonly Transition[] = [
  { from: ['toDecide', 'later'], action: 'merge', to: 'merged' },
  { from: ['toDecide', 'later'], action: 'keepApart', to: 'notSame' },
  { from: ['toDecide', 'later'], action: 'postpone', to: 'later' },
  { from: 'merged', action: 'separate', to: 'notSame' },
  { from: 'notSame', action: 'reconsider', to: 'toDecide' },
]
