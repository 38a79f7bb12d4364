import type { Transition } from '../../../platform/lifecycle.ts'

/** Three gates before anything is public. The text may be revised at each; a revised text starts again. A notice begins as a draft and ends by its last day. */
export const publicationTransitions: readonly Transition[] = [
  { from: 'draft', action: 'submit', to: 'toSelfReview' },
  { from: 'toSelfReview', action: 'selfReview', to: 'toSecrecyReview' },
  { from: 'toSecrecyReview', action: 'secrecyReview', to: ['toApprove', 'refused'] },
  { from: 'toApprove', action: 'approve', to: ['published', 'refused'] },
  { from: ['toSelfReview', 'toSecrecyReview', 'toApprove'], action: 'revise', to: 'toSelfReview' },
  { from: ['toSelfReview', 'toSecrecyReview', 'toApprove'], action: 'amend', to: 'toSelfReview' },
  { from: ['draft', 'refused', 'expired'], action: 'amend', to: 'draft' },
  { from: 'published', action: 'takeDown', to: 'refused' },
  { from: 'published', action: 'expire', to: 'expired' },
]

/** Which step waits in which state, and whose hands it must not be in: those who did an earlier one. */
export const gates: readonly Gate[] = [
  { state: 'toSelfReview', action: 'selfReview', notBy: [] },
  { state: 'toSecrecyReview', action: 'secrecyReview', notBy: ['createdBy', 'selfReviewedBy'] },
  { state: 'toApprove', action: 'approve', notBy: ['createdBy', 'selfReviewedBy', 'secrecyReviewedBy'] },
]

export type Gate = { readonly state: 'toSelfReview' | 'toSecrecyReview' | 'toApprove'; readonly action: 'selfReview' | 'secrecyReview' | 'approve'; readonly notBy: readonly ('createdBy' | 'selfReviewedBy' | 'secrecyReviewedBy')[] }
