import type { Transition } from '../../../platform/lifecycle.ts'

/** In force is approved with its day come; a new edition is a draft of its own, so that the old one holds until then. */
export const itemTransitions: readonly Transition[] = [
  { from: 'draft', action: 'approve', to: 'approved' },
  { from: 'draft', action: 'revise', to: 'draft' },
  { from: ['approved', 'withdrawn'], action: 'renew', to: 'same' },
  { from: ['draft', 'approved'], action: 'withdraw', to: 'withdrawn' },
]
