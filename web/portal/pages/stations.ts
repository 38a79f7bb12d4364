import { attributes, html, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import { sketchMap } from '../parts/map.ts'
import { away, kilometres, whereAndWhen } from '../parts/place.ts'
import { homeLink } from '../parts/question.ts'
import { tabs } from '../parts/tabs.ts'
import type { Nearby, Option, Station, StationsView } from '../views.ts'

/** The nearest open place with a human being in it: county, then township, or from where the telephone is; what is open now stands first. */
export function stationsPage(view: StationsView): string {
  const chosen = view.counties.find((county) => county.value === view.county)
  const where = view.townships.find((township) => township.value === view.township)
  const title = view.located ? '离您近的法律服务' : chosen ? `${chosen.text}${where ? where.text : ''}的法律服务地点` : '附近的法律服务'
  const others = view.bodies ? 'bodies' : undefined
  const body = html`${homeLink(view.frame)}<h1>${title}</h1>
<p class="lead">工作时间去就行，只是问一问，不用带证件；要办手续，带上身份证。${view.bodies ? '司法所、服务中心不收费；律师事务所等委托办事可能收费，先问清楚。' : '咨询、调解、法律援助都不收费。'}</p>
${view.problem ? html`<p class="error" role="alert">${icon('warn')}${view.problem}</p>` : nothing}${view.frame.embed ? nothing : locate(view)}
${tabs('选择县区', view.counties, view.county, (county) => url('/stations', { county, with: others }))}
${chosen ? html`${townships(view, chosen)}${alsoBodies(view, chosen)}` : nothing}${view.nearby ? found(view.nearby) : html`<p>请先选县区。</p>`}
${villageRooms()}
<p class="paging"><a class="tap" href="${url('/basic-services', { county: view.county ?? undefined, township: view.township ?? undefined })}">五项法律服务在您那里怎么办</a><a class="tap" href="${url('/bodies', chosen ? { county: chosen.value } : {})}">律师事务所、公证处、调解委员会在哪里</a><a class="tap" href="${url('/genuine')}">查律师、机构是真是假</a></p>`
  return layout(view.frame, { title, body })
}

/** Shown by the script where the telephone can tell where it is; nothing is asked of it before the press, and a hundred metres is all that is sent. */
const locate = (view: StationsView): Html => html`<div${attributes({ 'data-locate': true, hidden: true })}>${form(view.frame, '/stations/near', html`${hidden('latitude', '')}${hidden('longitude', '')}${view.bodies ? hidden('with', 'bodies') : nothing}<button class="button plain" type="submit">${icon('place')}用我现在的位置找</button>`)}
<p class="soft small under" aria-live="polite">手机会先问您同不同意。只用这一次，只精确到一百米左右，不保存。</p></div>`

const townships = (view: StationsView, county: Option): Html => (view.townships.length === 0 ? html``
  : html`<details><summary>${view.township ? '换一个乡镇、街道' : '选您所在的乡镇、街道'}</summary>${tabs('选择乡镇、街道', view.townships, view.township, (township) => url('/stations', { county: county.value, township, with: view.bodies ? 'bodies' : undefined }))}</details>`)

/** In no order of merit, and only when asked for: what costs nothing stands first. */
const alsoBodies = (view: StationsView, county: Option): Html => html`<p><a class="tap" href="${url('/stations', { county: county.value, township: view.township ?? undefined, with: view.bodies ? undefined : 'bodies' })}">${view.bodies ? '只看司法所、服务中心' : '律师事务所、公证处、调解委员会也列上'}</a></p>`

function found(nearby: Nearby): Html {
  if (nearby.places.length === 0) return html`<p>这里还没有登记服务地点，请打 <a href="${url('tel:12348')}">12348</a> 问。</p>`
  const numbered = nearby.places.map((place, i) => ({ ...place, number: i + 1 }))
  const onMap = numbered.flatMap(({ number, point, open }) => (point && number <= ON_MAP ? [{ number, point, open }] : []))
  return html`${nearby.places.some((one) => one.metres !== null) ? distances(nearby) : nothing}${group('现在开门的', numbered.filter((one) => one.open))}${group(numbered.some((one) => one.open) ? '现在没开门的' : '现在都没开门，什么时候开', numbered.filter((one) => !one.open))}
${sketchMap(onMap, nearby.origin, nearby.from ? nearby.rule.metres : null)}
${onMap.length === 0 ? html`<p class="soft small">这些地点的坐标还没有登记，半小时能到的范围算不出来，只能按县区和乡镇来找。</p>` : nothing}${nearby.withoutPoint > 0 ? html`<p class="soft small">另有 ${nearby.withoutPoint} 处还没有登记坐标，没有算进来；按县区找看得到。</p>` : nothing}`
}

/** What the distance is, and what “half an hour” rests on. */
const distances = ({ from, places, rule }: Nearby): Html => html`<p class="soft">距离从${from}算起，是直线，路会远一些。${halfHour(places.filter((one) => one.within).length)}“半小时”按每小时 ${rule.speedKmh} 公里、路是直线的 ${rule.detour} 倍估算，直线 ${kilometres(rule.metres)}以内${rule.verified ? '' : '（待核实）'}。</p>`
const halfHour = (count: number): string => (count > 0 ? `半小时大约能到的有 ${count} 处。` : '半小时以内没有登记的地点，可以先打 12348。')

const group = (title: string, stations: readonly (Station & { readonly number: number })[]): Html => (stations.length === 0 ? html`` : html`<h2>${title}</h2><ul class="places">${stations.map((one) => html`<li>${one.point && one.number <= ON_MAP ? html`<b class="no">${one.number}</b>` : nothing}<strong><a class="tap" href="${url(`/bodies/${one.code}`)}">${one.name}</a></strong><br><span class="soft">${one.kind}${one.area ? `，${one.area}` : ''}${one.here ? '，就在您选的地方' : ''}</span>${one.metres === null ? nothing : html`<br>${away(one)}`}${whereAndWhen(one)}</li>`)}</ul>`)

/** The rooms in villages have no register of their own yet: say how to find one. */
const villageRooms = (): Html => html`<h2>村里、社区里也能问</h2><p>村（居）委会设有法律工作室，由村（居）法律顾问、法律明白人轮流在。哪天有人，问村（居）委会，或者看门口的牌子；也可以打 <a href="${url('tel:12348')}">12348</a> 替您问。补查询码，村（居）工作室也能补。</p>`

/** More would lie one upon another. */
const ON_MAP = 30
