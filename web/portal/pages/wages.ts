import { html, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { textArea } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import { backLink } from '../parts/question.ts'
import { articleOf, periodList, ways } from '../parts/topic.ts'
import type { WagesView, WageStep } from '../topic-views.ts'

/** 欠薪: the card that leads at once to who can make them pay, in the right order. */
export function wagesPage(view: WagesView): string {
  const words = { name: 'need', label: '说说您的事', max: 5000, short: true, hint: '在哪里干活、谁叫您去的、干了多久、欠多少。先别写身份证号和银行卡号。' }
  const body = html`${backLink('/topics', '按事情找')}<div class="columns"><div><h1>讨工钱，一步一步来</h1>
<p class="lead">干了活就该给钱。这几步都不影响您走下一步。</p>
<div class="actions"><a class="button" href="${url('tel:12333')}">${icon('hotline')}打 12333 找劳动监察</a><a class="button plain" href="${url('#ask')}">请我们帮您讨</a></div>
${view.steps.map(step)}
<h2>有多少时间</h2>${periodList(view.periods)}
<h2 id="ask">请我们帮您讨</h2>${form(view.frame, '/ask/topic', html`${view.mark ? hidden('of', view.mark) : nothing}${hidden('topic', 'labour')}${textArea({ typed: view.typed, problems: {} }, words)}<div class="actions"><button class="button" type="submit">下一步${icon('next')}</button></div>`)}
</div><nav aria-label="别的办法">${ways()}</nav></div>`
  return layout(view.frame, { title: '讨工钱', body })
}

const step = ({ title, text, phone, laws }: WageStep, index: number): Html => html`<h2>${index + 1}. ${title}</h2><p>${text}</p>${phone ? html`<p><a class="button plain" href="${url(`tel:${phone}`)}">${icon('hotline')}${phone}</a></p>` : nothing}${laws.length ? html`<details><summary>凭什么</summary><ul>${laws.map((line) => html`<li>${articleOf(line)}：“${line.says}”</li>`)}</ul></details>` : nothing}`
