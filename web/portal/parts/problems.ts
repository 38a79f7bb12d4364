import { html, nothing, url, type Html } from '../html.ts'
import type { Problems } from '../views.ts'
import { icon } from './icon.ts'

/** The list of what is wrong, before everything else on the page; each line leads to its field. */
export function errorSummary(problems: Problems): Html {
  const rows = Object.entries(problems)
  if (rows.length === 0) return nothing
  return html`<div class="summary" role="alert" aria-labelledby="wrong-title" tabindex="-1" data-summary>
<h2 id="wrong-title">请改正<span class="nowrap">下面 ${rows.length} 处，</span>已填的内容都还在</h2>
<ul>${rows.map(([name, message]) => html`<li><a href="${url(`#${fieldId(name)}`)}">${message}</a></li>`)}</ul></div>`
}

export const errorLine = (name: string, problems: Problems): Html => {
  const message = problems[name]
  return message ? html`<p class="error" id="${fieldId(name)}-error">${icon('warn')}<span><span class="unseen">错误：</span>${message}</span></p>` : nothing
}

/** Field names such as person.name become ids that a link can reach. */
export const fieldId = (name: string): string => `f-${name.replace(/\W/g, '-')}`
