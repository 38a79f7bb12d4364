import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { day } from '../parts/moments.ts'
import { backLink, homeLink } from '../parts/question.ts'
import type { AnswersView, AnswerView, PublicAnswer } from '../views.ts'

/** Replies made public: what others asked and what they were told, without anybody's name. */
export function answersPage(view: AnswersView): string {
  const body = html`${homeLink(view.frame)}<div class="prose"><h1>公开的答复</h1>
<p class="lead">别人问过的事，也许正是您想问的。每一份都经过自查、保密审查和审批，隐去了个人信息。</p>
${view.answers.length === 0 ? html`<p>${view.later ? '没有更早的了。' : '现在还没有公开的答复。'}</p>` : html`<ul class="places">${view.answers.map(entry)}</ul>`}
<p class="paging">${view.later ? html`<a class="tap" href="${url('/answers')}">回到最新的</a>` : nothing}${view.next ? html`<a class="tap" href="${url('/answers', { before: view.next })}">看更早的</a>` : nothing}</p>
${ask()}</div>`
  return layout(view.frame, { title: '公开的答复', body })
}

export function answerPage(view: AnswerView): string {
  const { answer } = view
  const body = html`${backLink('/answers', '公开的答复')}<div class="prose"><h1>${answer.title}</h1>
<p class="soft small">${answer.unitName}，${day(answer.publishedAt)}公开</p><div class="essay">${answer.text.split('\n').filter(Boolean).map((line) => html`<p>${line}</p>`)}</div>
<p class="soft small">这是对一件具体事情的答复，供您参考；您的情况可能不一样。</p>
${ask()}</div>`
  return layout(view.frame, { title: answer.title, body })
}

const entry = (answer: PublicAnswer): Html => html`<li><strong><a href="${url(`/answers/${answer.id}`)}">${answer.title}</a></strong><br>${beginning(answer.text)}<br><span class="soft small">${answer.unitName}，${day(answer.publishedAt)}</span></li>`

/** So many replies must stay a light page; the whole text stands on its own. */
const beginning = (text: string): string => {
  const signs = [...text.replace(/\s+/g, ' ')]
  return signs.length > 90 ? `${signs.slice(0, 90).join('')}……` : signs.join('')
}

const ask = (): Html => html`<div class="actions"><a class="button" href="${url('/')}">说说我的事</a><a class="button plain" href="${url('tel:12348')}">打 12348 问</a></div>`
