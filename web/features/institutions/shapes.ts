import type { LicenceState } from '../../../contract/institutions.ts'
import type { Family } from '../../face/tokens.ts'

export const shapeOf = (state: LicenceState | null): Family => (state === null ? 'aside' : ({ inForce: 'done', stopped: 'held', expired: 'yours', cancelled: 'aside', revoked: 'yours' } as const)[state])

/** `还有 25 天`, `已过 3 天`; nothing where the licence has no end. */
export const leftWords = (left: number | null): string => (left === null ? '' : left < 0 ? `已过 ${-left} 天` : left === 0 ? '今天到期' : `还有 ${left} 天`)
