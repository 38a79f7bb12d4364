import { html, nothing, url, type Html } from '../html.ts'
import type { AnswerRow } from '../views.ts'

/** Check your answers: each row leads back to the page where it was asked. */
export const answers = (rows: readonly AnswerRow[]): Html => html`<dl class="answers">${rows.map(({ title, answer, change }) => html`<div><dt>${title}</dt><dd>${answer}</dd>${change ? html`<dd class="change"><a href="${url(change, { back: 'check' })}">修改<span class="unseen">${title}</span></a></dd>` : nothing}</div>`)}</dl>`
