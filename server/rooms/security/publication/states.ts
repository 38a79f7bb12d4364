import type { Transition } from '../../../platform/lifecycle.ts'

/** Three gates before anything is public. The text may be revised at each; a revised text starts again. */
export const publicationTransitions: readonly Transition[] = [
  { from: 'toSelfReview', action: 'selfReview', to: 'toSecrecyReview' },
  { from: 'toSecrecyReview', action: 'secrecyReview', to: ['toApprove', 'refused'] },
  { from: 'toApprove', action: 'approve', to: ['published', 'refused'] },
  { from: ['toSelfReview', 'toSecrecyReview', 'toApprove'], action: 'revise', to: 'toSelfReview' },
  { from: 'published', action: 'takeDown', to: 'refused' },
]
