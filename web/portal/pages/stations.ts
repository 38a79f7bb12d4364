import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import type { Station, StationsView } from '../views.ts'

/** The nearest place with a human being in it: choose a county, see its offices by township. */
export function stationsPage(view: StationsView): string {
  const chosen = view.counties.find((county) => county.value === view.county)
  const body = html`<h1>${chosen ? `${chosen.text}的法律服务地点` : '附近的法律服务'}</h1>
<p class="lead">工作时间去就行，只是问一问，不用带证件；要办手续，带上身份证。咨询、调解、法律援助都不收费。</p>
<nav aria-label="选择县区"><ul class="tabs">${view.counties.map((county) => tab(county, view.county))}</ul></nav>
${chosen ? list(view.stations) : html`<p>请先选县区。</p>`}
${villageRooms()}`
  return layout(view.frame, { title: chosen ? `${chosen.text}的法律服务地点` : '附近的法律服务', body })
}

/** The rooms in villages have no register of their own yet: say how to find one. */
const villageRooms = (): Html => html`<h2>村里、社区里也能问</h2><p>村（居）委会设有法律工作室，由村（居）法律顾问、法律明白人轮流在。哪天有人，问村（居）委会，或者看门口的牌子；也可以打 <a href="${url('tel:12348')}">12348</a> 替您问。补查询码，村（居）工作室也能补。</p>`

const tab = (county: { value: string, text: string }, current: string | null): Html => (county.value === current
  ? html`<li><a href="${url('/stations', { county: county.value })}" aria-current="page">${county.text}</a></li>`
  : html`<li><a href="${url('/stations', { county: county.value })}">${county.text}</a></li>`)

const list = (stations: readonly Station[]): Html => (stations.length === 0
  ? html`<p>这里还没有登记服务地点，请打 <a href="${url('tel:12348')}">12348</a> 问。</p>`
  : html`${stations.every((s) => s.address === null) ? html`<p class="soft">地址和电话还在登记。去之前打 <a href="${url('tel:12348')}">12348</a>，问一问怎么走、几点开门。</p>` : nothing}<ul class="places">${stations.map((s) => html`<li><strong>${s.name}</strong><span class="soft">　${s.kind}${s.area ? `，${s.area}` : ''}</span>${s.address ? html`<br>${icon('place', 18)} ${s.address}` : nothing}${s.phone ? html`<br><a href="${url(`tel:${s.phone}`)}">${icon('phone', 18)} ${s.phone}</a>` : nothing}</li>`)}</ul>`)
