import type { Transition } from '../../platform/lifecycle.ts'

/** A request under the personal information law: asked, then decided by a person of the office. */
export const fileRequestTransitions: readonly Transition[] = [
  { from: 'asked', action: 'decide', to: ['granted', 'partly', 'denied'] },
]
