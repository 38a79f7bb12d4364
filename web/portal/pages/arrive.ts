import { html, nothing, url } from '../html.ts'
import { form, layout } from '../layout.ts'
import { notice } from '../parts/notice.ts'
import { icon } from '../parts/icon.ts'
import type { ArriveView } from '../views.ts'

/** From the provincial site: what it has asked already stands here and is not asked again. */
export function arrivePage({ frame, from, rows, unfinished }: ArriveView): string {
  const next = html`${icon('next')}`
  const body = html`<div class="prose"><h1>已经问过的，不再问您</h1>
<p>${from ? `“${from}”` : '省站'}带过来这些，下一步直接用；哪里不对，后面每一项都能改。</p>
<dl class="answers">${rows.map(({ title, answer }) => html`<div><dt>${title}</dt><dd>${answer}</dd></div>`)}</dl>
${unfinished ? notice(html`<p><strong>您在这里还有一件没写完：</strong>“${unfinished}”。要合在一起，还是另说一件？</p>`, 'care') : nothing}
${form(frame, '/arrive/take', html`<div class="actions">${unfinished
    ? html`<button class="button" type="submit" name="how" value="join">合到没写完的那件里${next}</button><button class="button plain" type="submit" name="how" value="fresh">另说一件，没写完的不要了</button>`
    : html`<button class="button" type="submit" name="how" value="fresh">接着办${next}</button>`}</div>`)}
<p class="soft small">这些只用来办您这件事，和您自己在这里填的一样。<a href="${url('/privacy')}">个人信息怎么用</a></p></div>`
  return layout(frame, { title: '已经问过的，不再问您', body })
}
