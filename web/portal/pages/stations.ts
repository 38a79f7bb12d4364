import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import type { Station, StationsView } from '../views.ts'

/** The nearest place with a human being in it: choose a county, see its offices by township. */
export function stationsPage(view: StationsView): string {
  const chosen = view.counties.find((county) => county.value === view.county)
  const body = html`<h1>${chosen ? `${chosen.text}的法律服务地点` : '附近的法律服务'}</h1>
<p class="lead">工作时间带身份证去就行，去之前可以打 12348 问一问。咨询、调解、法律援助都不收费。</p>
<nav aria-label="选择县区"><ul class="tabs">${view.counties.map((county) => tab(county, view.county))}</ul></nav>
${chosen ? list(view.stations) : html`<p>请先选县区。</p>`}`
  return layout(view.frame, { title: chosen ? `${chosen.text}的法律服务地点` : '附近的法律服务', body })
}

const tab = (county: { value: string, text: string }, current: string | null): Html => (county.value === current
  ? html`<li><a href="${url('/stations', { county: county.value })}" aria-current="page">${county.text}</a></li>`
  : html`<li><a href="${url('/stations', { county: county.value })}">${county.text}</a></li>`)

const list = (stations: readonly Station[]): Html => (stations.length === 0
  ? html`<p>这里还没有登记服务地点，请打 <a href="${url('tel:12348')}">12348</a> 问。</p>`
  : html`<ul class="places">${stations.map((s) => html`<li><strong>${s.name}</strong><span class="soft">　${s.kind}${s.area ? `，${s.area}` : ''}</span>${s.address ? html`<br>${icon('place', 18)} ${s.address}` : nothing}${s.phone ? html`<br><a href="${url(`tel:${s.phone}`)}">${icon('phone', 18)} ${s.phone}</a>` : nothing}</li>`)}</ul>`)
