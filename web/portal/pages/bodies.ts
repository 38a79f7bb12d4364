import { html, nothing, url, type Html, type Url } from '../html.ts'
import { layout } from '../layout.ts'
import { dayWords, demoMark, verdict } from '../parts/licence.ts'
import { offeredWords } from '../parts/offered.ts'
import { whereAndWhen } from '../parts/place.ts'
import { backLink, homeLink } from '../parts/question.ts'
import { tabs } from '../parts/tabs.ts'
import type { BodiesView, BodyView } from '../views.ts'

/** Bodies by county and kind, in no order of merit. */
export function bodiesPage(view: BodiesView): string {
  const to = (more: { county?: string, kind?: string, page?: number }): Url => {
    const { county, kind } = { county: view.county ?? '', kind: view.kind ?? '', ...more }
    return url('/bodies', { county: county || undefined, kind: kind || undefined, page: more.page && more.page > 1 ? String(more.page) : undefined })
  }
  const body = html`${homeLink(view.frame)}<h1>法律服务机构</h1>
<p class="lead">律师事务所、公证处、调解委员会等。不排名次，按登记的编号排列。担心遇到假的，<a href="${url('/genuine')}">查一查是真是假</a>。</p>
${tabs('选择县区', [{ value: '', text: '全市' }, ...view.counties], view.county, (county) => to({ county }))}
${tabs('选择类别', [{ value: '', text: '都看' }, ...view.kinds], view.kind, (kind) => to({ kind }))}
${view.bodies.length === 0 ? html`<p>这里没有登记的机构。换个县区看看，或者打 <a href="${url('tel:12348')}">12348</a> 问。</p>` : html`<ul class="places">${view.bodies.map((one) => html`<li><strong><a href="${url(`/bodies/${one.code}`)}">${one.name}</a></strong>${demoMark(one)}<br><span class="soft">${one.kindName}　${one.area}</span><br>${verdict(one)}</li>`)}</ul>`}
<p class="paging">${view.page > 1 ? html`<a class="tap" href="${to({ page: view.page - 1 })}">上一页</a>` : nothing}${view.more ? html`<a class="tap" href="${to({ page: view.page + 1 })}">下一页</a>` : nothing}</p>`
  return layout(view.frame, { title: '法律服务机构', body })
}

/** One body: what it does, who answers there, when it is open, and whether its licence is in order. */
export function bodyPage({ frame, body: one, services = [] }: BodyView): string {
  const body = html`${one.official ? backLink('/stations', '附近的法律服务') : backLink('/bodies', '法律服务机构')}<div class="prose"><h1>${one.name}</h1>
<p class="soft">${one.kindName}　${one.area}${demoMark(one)}${one.headName ? `　${one.headName}的分支机构` : ''}</p>
<p>${verdict(one)}${one.validUntil && one.verdict === 'genuine' ? html`<span class="soft">，有效期至 ${dayWords(one.validUntil)}</span>` : nothing}${one.checkedOn ? html`<span class="soft">，${dayWords(one.checkedOn)}与省里核对过</span>` : nothing}</p>
${one.verdict === 'notNow' ? html`<p>现在不要把事情委托给它，也不要付钱。要办的事请打 <a href="${url('tel:12348')}">12348</a>，或者<a href="${url('/bodies')}">另找一家</a>。</p>` : nothing}
${one.does ? html`<h2>能办什么</h2><p>${one.does}</p>` : nothing}${one.specialities ? html`<p>常办：${one.specialities}</p>` : nothing}${one.languages ? html`<p>会说：${one.languages}</p>` : nothing}
<h2>在哪里，什么时候开门</h2>${one.places.length === 0 ? html`<p>地点还没有登记，请打 <a href="${url('tel:12348')}">12348</a> 问。</p>` : html`<ul class="places">${one.places.map((place) => html`<li><strong>${place.name}</strong><br><span class="soft">${place.area}</span>${whereAndWhen({ ...place, phone: place.phone ?? one.phone })}<br><span class="soft small">${place.hoursWords}</span></li>`)}</ul>`}
${services.length ? offered(services) : nothing}${one.people.length ? people(one.people) : nothing}
<div class="actions"><a class="button" href="${url('/')}">说说我的事</a><a class="button plain" href="${url('tel:12348')}">打 12348 问</a></div></div>`
  return layout(frame, { title: one.name, body })
}

const people = (all: BodyView['body']['people']): Html => html`<h2>谁为您服务</h2><ul class="places">${all.map((one) => html`<li>${one.name}<span class="soft">　${one.kindName}${one.specialities ? `，${one.specialities}` : ''}</span></li>`)}</ul>`

/** 均等化: the five basic services, and where to look when this place has one of them not. */
const offered = (services: NonNullable<BodyView['services']>): Html => html`<h2>五项法律服务，这里怎么办</h2><ul class="places">${services.map(({ name, way }) => html`<li>${name}<br><strong>${offeredWords(way)}</strong></li>`)}</ul>${services.some(({ way }) => way !== 'direct') ? html`<p><a class="tap" href="${url('/basic-services')}">这里不直接办的，看最近的在哪里</a></p>` : nothing}`
