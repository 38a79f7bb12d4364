import type { Transition } from '../../platform/lifecycle.ts'

/** The life of a licence, of a body's and of a person's alike. What is cancelled or revoked comes back by the province's word alone. */
const licence: readonly Transition[] = [
  { from: ['inForce', 'stopped', 'expired'], action: 'amend', to: 'same' },
  { from: ['inForce', 'expired'], action: 'renew', to: 'inForce' },
  { from: ['inForce', 'expired'], action: 'stop', to: 'stopped' },
  { from: 'stopped', action: 'resume', to: 'inForce' },
  { from: ['inForce', 'stopped', 'expired'], action: 'cancel', to: 'cancelled' },
  { from: ['inForce', 'stopped', 'expired'], action: 'revoke', to: 'revoked' },
  { from: 'inForce', action: 'expire', to: 'expired' },
  { from: 'inForce', action: 'warnExpiry', to: 'same' },
  { from: '*', action: 'takeStatus', to: ['inForce', 'stopped', 'expired', 'cancelled', 'revoked'] },
]

export const bodyTransitions = licence
export const practitionerTransitions: readonly Transition[] = [...licence, { from: ['inForce', 'stopped', 'expired'], action: 'move', to: 'same' }]
