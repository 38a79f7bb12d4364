import { html, nothing, url, type Html } from '../html.ts'
import type { AnswerRow } from '../views.ts'

/** Check your answers: each row leads back to the page where it was asked. A long story is folded, so that the button stays near. */
export const answers = (rows: readonly AnswerRow[]): Html => html`<dl class="answers">${rows.map(({ title, answer, change }) => html`<div><dt>${title}</dt><dd>${folded(answer)}</dd>${change ? html`<dd class="change"><a href="${url(change, { back: 'check' })}">修改<span class="unseen">${title}</span></a></dd>` : nothing}</div>`)}</dl>`

function folded(answer: string): Html {
  const signs = [...answer]
  if (signs.length <= LONG) return html`${answer}`
  return html`${signs.slice(0, LONG / 2).join('')}……<details><summary>看全部 ${signs.length} 个字</summary>${answer}</details>`
}

const LONG = 240
