import type { BasicService } from '../../../contract/coverage.ts'
import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import { countWords, offeredWords } from '../parts/offered.ts'
import { away, callPlace, UNSURE } from '../parts/place.ts'
import { homeLink } from '../parts/question.ts'
import { tabs } from '../parts/tabs.ts'
import type { BasicServicesView, ServiceThere } from '../coverage-views.ts'
import type { Station } from '../views.ts'

/** Which of the five basic services is offered how in one's own place. What is missing is said, with the nearest place that has it. */
export function basicServicesPage(view: BasicServicesView): string {
  const county = view.counties.find(({ value }) => value === view.county)
  const township = view.townships.find(({ value }) => value === view.township)
  const title = county ? `${county.text}${township?.text ?? ''}：五项法律服务在哪办` : '身边的五项法律服务'
  const body = html`${homeLink(view.frame)}<h1>${title}</h1>
<p class="lead">普法、调解、法律援助、咨询、查询，都不收费。这里写着您那里怎么办；没有的，告诉您最近的在哪里。</p>
${tabs('选择县区', view.counties, view.county, (value) => url('/basic-services', { county: value }))}
${county ? html`<details><summary>${township ? '换一个乡镇、街道' : '选您所在的乡镇、街道'}</summary>${tabs('选择乡镇、街道', view.townships, view.township, (value) => url('/basic-services', { county: county.value, township: value }))}</details>` : html`<p>请先选县区。</p>`}
${(view.services ?? []).map((one) => service(one, township !== undefined))}
${view.services ? html`<p class="soft small">各处怎么办，由各司法所、服务中心自己填报，可能有变化，去之前打个电话最稳妥。距离是直线，路会远一些。</p>` : nothing}
<div class="actions"><a class="button" href="${url('/stations', { county: county?.value, township: township?.value })}">看附近所有的地点</a><a class="button plain" href="${url('tel:12348')}">打 12348 问</a></div>`
  return layout(view.frame, { title, body })
}

const service = (one: ServiceThere, inTownship: boolean): Html => html`<section><h2>${one.name}</h2><p class="soft">${ABOUT[one.service]}</p><ul class="places">
${one.here.map(({ code, name, way }) => html`<li><a class="tap" href="${url(`/bodies/${code}`)}">${name}</a><br><strong>${offeredWords(way)}</strong>${one.nearest?.code === code ? whenAndCall(one.nearest) : nothing}</li>`)}
${one.stations ? html`<li>各司法所<br>${countWords(one.stations)}</li>` : nothing}${one.rooms ? html`<li>村（居）法律工作室<br>${countWords(one.rooms)}</li>` : nothing}</ul>
${one.nearest ? (one.here.some(({ code }) => code === one.nearest!.code) ? nothing : elsewhere(one.nearest)) : html`<p>${inTownship ? '哪里直接办还没有登记' : '选了乡镇、街道，告诉您最近的在哪里'}。可以打 <a href="${url('tel:12348')}">12348</a>，替您找。</p>`}</section>`

const elsewhere = (place: Station): Html => html`<p class="panel"><strong>最近的、直接办的：</strong><a class="tap" href="${url(`/bodies/${place.code}`)}">${place.name}</a>${place.metres === null ? nothing : html`<br>${away(place)}`}${whenAndCall(place)}</p>`

const whenAndCall = (place: Station): Html => html`<br>${icon('clock', 18)} ${place.openWords}${place.verified ? nothing : UNSURE}<br>${callPlace(place.phone)}`

const ABOUT: Readonly<Record<BasicService, string>> = {
  publicity: '听讲座、拿资料，弄明白跟自己有关的法律。', mediation: '和邻居、家里人、老板有了纠纷，请人帮着说和。',
  legalAid: '请不起律师、又符合条件的，替您派律师。', consultation: '问一问法律怎么说、该怎么办。', lookup: '查法律条文、案例，查律师和机构是真是假。',
}
