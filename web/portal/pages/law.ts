import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { textField } from '../parts/fields.ts'
import { notice } from '../parts/notice.ts'
import { questionPage } from '../parts/question.ts'
import type { LawView } from '../views.ts'

/** Laws and guides for one's own words. Nothing is kept of what is typed, and nothing of other people's matters is shown. */
export function lawPage(view: LawView): string {
  if (!view.finds) return asking(view)
  const { articles, guides } = view.finds
  const body = html`<p><a href="${url('/law')}">换个说法再查</a></p><div class="prose"><h1>查法律和办事指南</h1>
<p>您查的是：${view.typed['q'] ?? ''}</p>
${articles.length + guides.length === 0 ? html`<p>没有找到有关的规定。可以换个说法，或者直接问我们。</p>` : nothing}
${guides.length ? html`<h2>办事指南和常见答复</h2><ul class="places">${guides.map((guide) => html`<li><strong>${guide.title}</strong><br>${guide.text}<br><span class="soft small">${guide.kind}</span></li>`)}</ul>` : nothing}
${articles.length ? html`<h2>有关的规定</h2><ul class="places">${articles.map(article)}</ul>` : nothing}
<p class="soft small">这些规定供您参考，是不是用得上，要看您的具体情况。</p>
<div class="actions"><a class="button" href="${url('/')}">说说我的事</a><a class="button plain" href="${url('tel:12348')}">打 12348 问</a></div></div>`
  return layout(view.frame, { title: '查法律和办事指南', body })
}

const asking = (view: LawView): string => questionPage(view, {
  title: '查法律和办事指南', action: '/law', back: '/', button: '查找',
  body: html`<h1>查法律和办事指南</h1>${view.away ? notice(html`<p>查找暂时用不了，请过一会儿再试，或者打 12348 问。</p>`, 'care') : nothing}
${textField(view, { name: 'q', label: '用平常的话写一两句', hint: '例如：老板拖欠工资怎么办。不要写姓名、电话和证件号码；您写的话不保存。', autocomplete: 'off', max: 200 })}`,
})

const article = (law: { title: string; text: string; notes: readonly string[] }): Html =>
  html`<li><strong>${law.title}</strong><br>${law.text}${law.notes.length ? html`<br><span class="soft small">${law.notes.join('；')}</span>` : nothing}</li>`
