import type { Transition } from '../../../platform/lifecycle.ts'

/** Nothing is pushed before a second person has approved it; other words are another thing to approve. */
export const entryTransitions: readonly Transition[] = [
  { from: 'draft', action: 'approve', to: 'approved' },
  { from: ['draft', 'approved', 'withdrawn'], action: 'revise', to: 'draft' },
  { from: 'approved', action: 'confirm', to: 'same' },
  { from: ['draft', 'approved'], action: 'withdraw', to: 'withdrawn' },
]
