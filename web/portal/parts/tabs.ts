import { html, type Html, type Url } from '../html.ts'
import type { Option } from '../views.ts'

/** A choice that is only a link: nothing to send, works everywhere. */
export const tabs = (label: string, options: readonly Option[], current: string | null, to: (value: string) => Url): Html =>
  html`<nav aria-label="${label}"><ul class="tabs">${options.map(({ value, text }) => (value === (current ?? '') ? html`<li><a href="${to(value)}" aria-current="page">${text}</a></li>` : html`<li><a href="${to(value)}">${text}</a></li>`))}</ul></nav>`
