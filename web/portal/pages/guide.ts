import { html, nothing, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import { day } from '../parts/moments.ts'
import { backLink } from '../parts/question.ts'
import type { GuideView, Guide } from '../views.ts'

/** One guide, drawn from the service item and never typed apart; printed, it is a sheet to take along. */
export function guidePage({ frame, guide }: GuideView): string {
  const body = html`${backLink('/guides', '全部办事指南')}<h1>${guide.name}</h1>
<p class="lead">${guide.summary}</p><p><strong>${guide.pay}</strong><span class="soft">　${guide.payBasis}</span></p>
${start(frame, guide)}
<div class="prose"><h2>谁可以办</h2><ul>${guide.forWhom.map(item)}</ul>
<h2>怎么办</h2><ol>${guide.steps.map(item)}</ol>
<h2>带什么</h2>${guide.materials.length === 0 ? html`<p>不用带材料，说清楚就行。</p>` : html`<ul>${guide.materials.map(material)}</ul>`}
<h2>多久</h2>${guide.limits.length === 0 ? html`<p>没有统一的时限，办理时会告诉您。</p>` : html`<ul>${guide.limits.map((one) => html`<li>${one.words}${unsure(one.verified)}${one.source ? html`<br><span class="soft small">${one.source}</span>` : nothing}</li>`)}</ul>`}
<h2>到哪里办</h2><ul>${guide.places.map(({ level, way, who }) => html`<li>${level}：${who}（${way}）</li>`)}</ul>${guide.where ? html`<p>${guide.where}</p>` : nothing}
<p>工作日办公时间 ${guide.hours.words}${unsure(guide.hours.verified)}；各地点自己的时间，看<a href="${url('/stations')}">附近的地点</a>。${guide.basic ? html`您那里的司法所是直接办还是转接，最近的在哪里，看<a href="${url('/basic-services')}">五项法律服务在哪里办</a>。` : nothing}</p>
<p>网上、电话、窗口要的材料和时限都一样。${guide.doors.length < 3 ? `这一项的渠道：${guide.doors.join('、')}。` : nothing}</p>
<h2>依据</h2><ul>${guide.basis.map((one) => html`<li>${one.words}${unsure(one.verified)}${one.says ? html`<br><span class="soft small">${one.says}</span>` : nothing}</li>`)}</ul>
${guide.toVerify ? html`<p><strong>还待核实：</strong>${guide.toVerify}。拿不准的，先打 12348 问。</p>` : nothing}
<h2>不满意</h2><p>监督投诉电话 <a href="${url(`tel:${guide.supervisionPhone}`)}">${guide.supervisionPhone}</a>${guide.code === 'CP-01' ? nothing : html`，也可以看<a href="${url('/guides/CP-01')}">怎么投诉</a>`}。</p></div>
<p class="soft small">事项编号 ${guide.code}，第 ${guide.edition} 版，${day(guide.validFrom)}起用。</p>
<div class="actions no-print"><button class="button plain" type="button" data-print hidden>${icon('print')}打印这一页</button></div>`
  return layout(frame, { title: `${guide.name}：办事指南`, body })
}

/** The way in with the topic chosen already, the telephone in one tap; what cannot be asked for online says so by its absence. */
const start = (frame: GuideView['frame'], guide: Guide): Html => html`<div class="actions">${guide.online ? form(frame, `/guides/${guide.code}/start`, html`<button class="button" type="submit">网上提出${icon('next')}</button>`) : nothing}<a class="${guide.online ? 'button plain' : 'button'}" href="${url('tel:12348')}">${icon('hotline')}打 12348</a></div>`

const item = (text: string): Html => html`<li>${text}</li>`
const material = ({ name, instead, source, verified }: Guide['materials'][number]): Html => html`<li>${name}${instead ? html`；<strong>可以用${instead}代替</strong>` : nothing}${unsure(verified)}${source ? html`<br><span class="soft small">${source}</span>` : nothing}</li>`
const unsure = (verified: boolean): string => (verified ? '' : '（待核实）')
