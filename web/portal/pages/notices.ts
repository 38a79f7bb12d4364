import { html, nothing, url, type Html, type Url } from '../html.ts'
import { layout } from '../layout.ts'
import { day } from '../parts/moments.ts'
import { notice as note } from '../parts/notice.ts'
import { beginning, prose } from '../parts/prose.ts'
import { backLink, homeLink } from '../parts/question.ts'
import { tabs } from '../parts/tabs.ts'
import type { NewsLine, NoticesView, NoticeView, PublicNotice } from '../notice-views.ts'

/** 通知公告 by column and county, newest first: those of the whole city stand in every county's list. */
export function noticesPage(view: NoticesView): string {
  const { column, county } = view
  const title = column ? `通知公告：${column.text}` : '通知公告'
  const body = html`${homeLink(view.frame)}<h1>${title}</h1>
${tabs('栏目', [{ value: '', text: '全部' }, ...view.columns], column?.value ?? '', (value) => listOf(value, county))}
${tabs('哪里的', [{ value: '', text: '各处' }, ...view.counties], county ?? '', (value) => listOf(column?.value ?? '', value))}
${view.notices.length === 0 ? html`<p>${view.later ? '没有更早的了。' : '这里现在没有公告。'}</p>` : html`<ul class="places">${view.notices.map(entry)}</ul>`}
<p class="paging">${view.later ? html`<a class="tap" href="${listOf(column?.value ?? '', county)}">回到最新的</a>` : nothing}${view.next ? html`<a class="tap" href="${listOf(column?.value ?? '', county, view.next)}">看更早的</a>` : nothing}</p>
<p class="soft small">过了最后一天的公告自己下线，不再显示。</p>`
  return layout(view.frame, { title, body })
}

/** One of them: who says it, to whom, until when. */
export function noticePage({ frame, notice, preview }: NoticeView): string {
  const body = html`${preview ? note(html`<p><strong>预览：</strong>${preview}居民看不到这一页。</p>`, 'care') : nothing}${backLink(`/notices/${notice.column.value}`, `通知公告：${notice.column.text}`)}<article><h1>${notice.title}</h1>
<p class="soft small">${notice.unitName}，${day(notice.publishedAt)}发布</p>
<p><strong>${notice.areaName === '全市' ? '全市适用' : `${notice.areaName}适用`}</strong>，到 ${day(notice.until)}为止。</p>
<div class="prose">${prose(notice.text)}</div></article>
<div class="actions">${call(notice)}<a class="button plain" href="${url('/')}">说说我的事</a></div>`
  return layout(frame, { title: notice.title, body })
}

/** On the start page: the newest few. */
export const newsPart = (news: readonly NewsLine[]): Html => (news.length === 0 ? nothing : html`<section aria-labelledby="news"><h2 id="news">通知公告</h2>
<ul class="places">${news.map((one) => html`<li><a class="tap" href="${url(`/notices/${one.id}`)}">${one.title}</a><br><span class="soft small">${one.areaName}，${day(one.publishedAt)}</span></li>`)}</ul>
<p><a class="tap" href="${url('/notices')}">全部通知公告</a></p></section>`)

const entry = (notice: PublicNotice): Html => html`<li><strong><a class="tap" href="${url(`/notices/${notice.id}`)}">${notice.title}</a></strong><br>${beginning(notice.text)}<br><span class="soft small">${notice.column.text}，${notice.areaName}。${notice.unitName}，${day(notice.publishedAt)}</span></li>`

/** The office's own number, as it is on register. */
const call = ({ phone, unitName }: PublicNotice): Html => (phone && /^[\d -]{5,20}$/.test(phone) ? html`<a class="button" href="${url(`tel:${phone.replaceAll(' ', '')}`)}">打电话问<span class="unseen">${unitName}</span> ${phone}</a>` : html`<a class="button" href="${url('tel:12348')}">打 12348 问</a>`)

const listOf = (column: string, county: string | null, before?: string): Url => url(column ? `/notices/${column}` : '/notices', { county: county || undefined, before })
