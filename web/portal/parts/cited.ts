import { html, nothing, url, type Html } from '../html.ts'
import type { Cited } from '../../../contract/calculators.ts'

/** A provision that can be read here leads to its text; one that the library lacks says so and leads nowhere. */
export const provision = ({ law, article }: Cited, held: Held): Html => {
  const words = `《${law}》${/^\d/.test(article) ? `第 ${article} 条` : article}`
  if (!article) return html`${words}`
  return held({ law, article }) ? html`<a href="${url('/law/cited', { law, article })}">${words}</a>` : html`${words}<span class="soft">，本站还没有原文</span>`
}

/** In brackets behind the words that rest on it. */
export const resting = (cited: Cited | undefined, held: Held): Html => (cited ? html`（${provision(cited, held)}）` : nothing)

export type Held = (cited: Cited) => boolean
