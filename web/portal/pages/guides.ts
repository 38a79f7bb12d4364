import { html, nothing, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { textField } from '../parts/fields.ts'
import { errorSummary } from '../parts/problems.ts'
import { backLink, homeLink } from '../parts/question.ts'
import type { GuideRow, GuidesView } from '../views.ts'

/** What can be had, by class; the five that every centre gives come first. The search is a form, so it works without script. */
export function guidesPage(view: GuidesView): string {
  const wrong = Object.keys(view.problems).length > 0
  const title = view.found ? `找到 ${view.found.length} 项办事指南` : '办事指南'
  const body = html`${view.found ? backLink('/guides', '全部办事指南') : homeLink(view.frame)}${errorSummary(view.problems)}<h1>${title}</h1>
${view.found ? nothing : html`<p class="lead">谁能办、带什么、多久、要不要钱、到哪里办，一项一页。</p>`}
${form(view.frame, '/guides', html`${textField(view, { name: 'q', label: '想办什么事', hint: '例如：请律师、公证、讨工钱。', autocomplete: 'off', max: 60 })}<div class="actions"><button class="button plain" type="submit">查找</button></div>`)}
${view.found ? results(view.found) : view.groups.map(group)}
<div class="actions"><a class="button" href="${url('/')}">说说我的事</a><a class="button plain" href="${url('tel:12348')}">打 12348 问</a></div>`
  return layout(view.frame, { title, wrong, body })
}

const results = (rows: readonly GuideRow[]): Html => (rows.length === 0 ? html`<p>没有找到。换个说法再查，或者打 <a href="${url('tel:12348')}">12348</a> 问。</p>` : list(rows))

const group = ({ title, basic, rows }: GuidesView['groups'][number]): Html => html`<section><h2>${title}${basic ? html`<span class="soft small">　<a class="tap" href="${url('/basic-services')}">基本公共法律服务</a></span>` : nothing}</h2>${list(rows)}</section>`

const list = (rows: readonly GuideRow[]): Html => html`<ul class="places">${rows.map(({ code, name, summary, pay }) => html`<li><strong><a href="${url(`/guides/${code}`)}">${name}</a></strong><span class="soft small">　${pay}</span><br>${summary}</li>`)}</ul>`
