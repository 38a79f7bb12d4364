import type { Figures, ReviewOutcome } from '../../contract/shops.ts'
import type { Frame, Option, StepView } from './views.ts'

export interface ShopsView {
  readonly frame: Frame
  readonly typed: StepView['typed']
  readonly counties: readonly Option[]
  readonly kinds: readonly Option[]
  readonly shops: readonly ShopCard[]
  readonly page: number
  readonly more: boolean
}
export interface ShopCard { readonly id: string, readonly name: string, readonly kindName: string, readonly specialities: string, readonly bureauName: string, readonly limited: boolean, readonly products: number }
export interface ShopPageView { readonly frame: Frame, readonly shop: PublicShop }
export interface ProductPageView { readonly frame: Frame, readonly shop: PublicShop, readonly product: PublicProduct }
/** A question to a shop, with `product` an order; a complaint is about it and goes past it. */
export interface ShopAskView extends StepView { readonly shop: PublicShop, readonly product: PublicProduct | null, readonly complaint: boolean }
export interface PublicProduct {
  readonly id: string, readonly name: string, readonly class: string, readonly forWhom: string, readonly content: string, readonly form: string, readonly area: string
  readonly price: string | null, readonly priceBasis: string | null, readonly timeLimit: string
}
export interface PublicShop {
  readonly id: string, readonly name: string, readonly intro: string, readonly specialities: string, readonly hours: string, readonly responsible: string, readonly answererName: string, readonly deputyName: string
  readonly why: string | null, readonly demo: boolean, readonly lastReview: { readonly on: string, readonly outcome: ReviewOutcome, readonly note: string } | null, readonly unitName: string, readonly kindName: string, readonly bureauName: string, readonly phone: string | null, readonly stateName: string
  readonly licence: { readonly good: boolean, readonly says: string }, readonly mayAsk: boolean, readonly mayOrder: boolean, readonly figures: Figures, readonly products: readonly PublicProduct[]
}
