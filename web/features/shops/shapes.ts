import type { ProductState, ShopState } from '../../../contract/shops.ts'
import type { Family } from '../../face/tokens.ts'

export const shopShape: Readonly<Record<ShopState, Family>> = { draft: 'waiting', toReview: 'checking', open: 'done', limited: 'held', closed: 'aside', suspended: 'aside' }
export const productShape: Readonly<Record<ProductState, Family>> = { draft: 'waiting', toReview: 'checking', shown: 'done', takenDown: 'aside' }
