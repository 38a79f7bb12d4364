import type { PublicationState } from '../../../contract/publication.ts'
import type { Family } from '../../face/tokens.ts'

export const shapeOf: Readonly<Record<PublicationState, Family>> = { draft: 'held', expired: 'aside', toSelfReview: 'waiting', toSecrecyReview: 'checking', toApprove: 'checking', published: 'done', refused: 'aside' }
