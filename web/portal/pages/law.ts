import { html, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { textField } from '../parts/fields.ts'
import { day } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { backLink, questionPage } from '../parts/question.ts'
import type { LawFind, LawView } from '../views.ts'

/** Laws, cases and guides for one's own words. Nothing is kept of what is typed, and nothing of other people's matters is shown. */
export function lawPage(view: LawView): string {
  if (!view.finds) return asking(view)
  const { articles, guides, cases, notices } = view.finds
  const none = articles.length + guides.length + cases.length + notices.length === 0
  const body = html`${backLink('/law', '换个说法再查')}<div class="prose"><h1>查法律和办事指南</h1>
<p>您查的是：${view.typed['q'] ?? ''}${view.page > 1 ? `（第 ${view.page} 页）` : ''}</p>
${none ? html`<p>没有找到有关的规定。可以换个说法，或者直接问我们。</p>${waysOn(view)}` : nothing}
${view.finds.far && articles.length ? notice(html`<p>没有找到字面相符的规定。下面几条只是意思相近，不一定用得上；可以换个说法，或者直接问我们。</p>`, 'care') : nothing}
${section('办事指南和常见答复', guides, '/cases/')}${section('通知公告', notices, '/notices/')}${section(view.finds.far ? '意思相近的规定' : '有关的规定', articles, '/law/')}${section('典型案例', cases, '/cases/')}
${none ? nothing : html`<p class="soft small">这些规定和案例供您参考，是不是用得上，要看您的具体情况。</p>`}
${view.finds.more ? turn(view) : nothing}
<div class="actions"><a class="button" href="${url('/')}">说说我的事</a><a class="button plain" href="${url('tel:12348')}">打 12348 问</a></div></div>`
  return layout(view.frame, { title: '查法律和办事指南', body })
}

/** Nothing found is no end: what the words may be about has its own page. */
const waysOn = ({ topics = [] }: LawView): Html => (topics.length === 0 ? nothing
  : html`<h2>可能是这几方面的事</h2><ul class="ways">${topics.map(({ id, name }) => html`<li><a href="${url(`/topics/${id}`)}"><span><b>${name}</b></span></a></li>`)}</ul>`)

const asking = (view: LawView): string => questionPage(view, {
  title: '查法律和办事指南', action: '/law', back: '/', button: '查找',
  body: html`<h1>查法律和办事指南</h1>${view.away ? notice(html`<p>查找暂时用不了，请过一会儿再试，或者打 12348 问。</p>`, 'care') : nothing}
${textField(view, { name: 'q', label: '用平常的话写一两句', hint: '例如：老板拖欠工资怎么办。不要写姓名、电话和证件号码；您写的话不保存。', autocomplete: 'off', max: 200 })}`,
})

const section = (title: string, finds: readonly LawFind[], path: string): Html => (finds.length === 0 ? nothing
  : html`<h2>${title}</h2><ul class="places">${finds.map((find) => html`<li><strong><a href="${url(path + find.id)}">${find.title}</a></strong><br>${find.marked.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}${under(find)}</li>`)}</ul>`)

const under = ({ notes = [], kind, on }: LawFind): Html => (notes.length || kind ? html`<br><span class="soft small">${[kind, ...notes, on && `${day(on)}发布`].filter(Boolean).join('；')}</span>` : nothing)

/** The next page is asked for again by post: what was typed stands in no address. */
const turn = (view: LawView): Html => form(view.frame, '/law', html`${hidden('q', view.typed['q'] ?? '')}${hidden('page', String(view.page + 1))}<p><button class="button plain" type="submit">看后面的</button></p>`)
