import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { whereAndWhen } from '../parts/place.ts'
import { tabs } from '../parts/tabs.ts'
import type { Option, Station, StationsView } from '../views.ts'

/** The nearest open place with a human being in it: county, then township; what is open now stands first. */
export function stationsPage(view: StationsView): string {
  const chosen = view.counties.find((county) => county.value === view.county)
  const where = view.townships.find((township) => township.value === view.township)
  const title = chosen ? `${chosen.text}${where ? where.text : ''}的法律服务地点` : '附近的法律服务'
  const body = html`<h1>${title}</h1>
<p class="lead">工作时间去就行，只是问一问，不用带证件；要办手续，带上身份证。咨询、调解、法律援助都不收费。</p>
${tabs('选择县区', view.counties, view.county, (county) => url('/stations', { county }))}
${chosen ? html`${townships(view, chosen)}${list(view.stations)}` : html`<p>请先选县区。</p>`}
${villageRooms()}
<p><a href="${url('/bodies', chosen ? { county: chosen.value } : {})}">律师事务所、公证处、调解委员会在哪里</a>　<a href="${url('/genuine')}">查律师、机构是真是假</a></p>`
  return layout(view.frame, { title, body })
}

const townships = (view: StationsView, county: Option): Html => (view.townships.length === 0 ? html``
  : html`<details><summary>${view.township ? '换一个乡镇、街道' : '选您所在的乡镇、街道'}</summary>${tabs('选择乡镇、街道', view.townships, view.township, (township) => url('/stations', { county: county.value, township }))}</details>`)

const list = (stations: readonly Station[]): Html => (stations.length === 0
  ? html`<p>这里还没有登记服务地点，请打 <a href="${url('tel:12348')}">12348</a> 问。</p>`
  : html`${group('现在开门的', stations.filter((one) => one.open))}${group(stations.some((one) => one.open) ? '现在没开门的' : '现在都没开门，什么时候开', stations.filter((one) => !one.open))}
${stations.some((one) => one.located) ? nothing : html`<p class="soft small">这些地点的坐标还没有登记，半小时能到的范围算不出来，只能按县区和乡镇来找。</p>`}`)

const group = (title: string, stations: readonly Station[]): Html => (stations.length === 0 ? html`` : html`<h2>${title}</h2><ul class="places">${stations.map((one) => html`<li><strong><a href="${url(`/bodies/${one.code}`)}">${one.name}</a></strong><span class="soft">　${one.kind}${one.area ? `，${one.area}` : ''}${one.here ? '，就在您选的地方' : ''}</span>${whereAndWhen(one)}</li>`)}</ul>`)

/** The rooms in villages have no register of their own yet: say how to find one. */
const villageRooms = (): Html => html`<h2>村里、社区里也能问</h2><p>村（居）委会设有法律工作室，由村（居）法律顾问、法律明白人轮流在。哪天有人，问村（居）委会，或者看门口的牌子；也可以打 <a href="${url('tel:12348')}">12348</a> 替您问。补查询码，村（居）工作室也能补。</p>`
