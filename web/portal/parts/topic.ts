import { html, nothing, url, type Html } from '../html.ts'
import type { LawLine, PeriodLine } from '../topic-views.ts'
import { icon } from './icon.ts'

export const articleOf = ({ law, article }: LawLine): string => `《${law}》第 ${article} 条`

/** Nobody is told that his time has run out: who doubts it asks. */
export const periodList = (periods: readonly PeriodLine[]): Html => (periods.length === 0
  ? html`<p>这类事情没有统一的期限。越早说，证据越好找。</p>`
  : html`<ul>${periods.map((one) => html`<li><strong>${one.what}：${one.long}</strong>。<span class="soft">${one.basis}</span>${one.note ? html`<br><span class="soft">${one.note}</span>` : nothing}</li>`)}</ul><p>期限会因为催要、调解等变化。觉得可能过了也不要放弃，先打 <a href="${url('tel:12348')}">12348</a> 问。</p>`)

/** A human being, by telephone and by foot. */
export const ways = (): Html => html`<ul class="ways">
<li class="big"><a href="${url('tel:12348')}">${icon('hotline', 32)}<span><b>12348</b><small>打电话说，咨询不收费</small></span></a></li>
<li><a href="${url('/stations')}">${icon('place', 32)}<span><b>找附近的人当面说</b><small>司法所、服务中心、村（居）工作室</small></span></a></li>
<li><a href="${url('/guides')}">${icon('form', 32)}<span><b>办事指南</b><small>带什么、多久办好、收不收费</small></span></a></li>
</ul>`
