import type { Transition } from '../../platform/lifecycle.ts'

/** The life of a shop. What was done against it can be appealed and taken back from every state it leads to. */
export const shopTransitions: readonly Transition[] = [
  { from: ['draft', 'open', 'limited'], action: 'amend', to: 'same' },
  { from: ['draft', 'closed'], action: 'submit', to: 'toReview' },
  { from: 'toReview', action: 'approve', to: 'open' },
  { from: 'toReview', action: 'sendBack', to: 'draft' },
  { from: ['open', 'limited'], action: 'warn', to: 'same' },
  { from: 'open', action: 'limit', to: 'limited' },
  { from: ['open', 'limited', 'suspended'], action: 'close', to: 'closed' },
  { from: ['open', 'limited'], action: 'suspend', to: 'suspended' },
  { from: 'suspended', action: 'resume', to: ['open', 'limited'] },
  { from: ['limited', 'closed', 'suspended'], action: 'takeBack', to: ['open', 'limited'] },
  { from: ['limited', 'closed', 'suspended'], action: 'appeal', to: 'same' },
  { from: ['limited', 'closed', 'suspended'], action: 'ruleOnAppeal', to: ['open', 'limited', 'closed', 'suspended'] },
  { from: ['open', 'limited'], action: 'yearlyReview', to: ['open', 'limited', 'suspended'] },
  { from: ['open', 'limited'], action: 'remindReview', to: 'same' },
]

/** A product shows only as it was reviewed: changed, it waits again. */
export const productTransitions: readonly Transition[] = [
  { from: ['draft', 'shown', 'takenDown'], action: 'amend', to: 'draft' },
  { from: 'draft', action: 'submit', to: 'toReview' },
  { from: 'toReview', action: 'approve', to: 'shown' },
  { from: 'toReview', action: 'sendBack', to: 'draft' },
  { from: ['toReview', 'shown'], action: 'withdraw', to: 'draft' },
  { from: 'shown', action: 'takeDown', to: 'takenDown' },
  { from: 'takenDown', action: 'restore', to: 'shown' },
]
