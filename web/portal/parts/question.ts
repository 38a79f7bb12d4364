import { form, hidden, layout } from '../layout.ts'
import { html, nothing, url, type Html, type Value } from '../html.ts'
import type { Frame, StepView } from '../views.ts'
import { icon } from './icon.ts'
import { notice } from './notice.ts'
import { errorSummary } from './problems.ts'

/** One question a page: back link, how far we are, what is wrong, the question, one button. */
export function questionPage(view: StepView, page: Question): string {
  const { frame, problems } = view
  const body = html`<div class="columns"><div>
${page.back ? backLink(page.back) : nothing}${page.step ? progress(page.step) : nothing}${errorSummary(problems)}${view.danger ? dangerNotice() : nothing}
${form(frame, page.action, html`${view.mark ? hidden('of', view.mark) : nothing}${page.body}<div class="actions"><button class="button" type="submit">${page.button ?? '下一步'}</button>${page.beside ?? nothing}</div>`, { files: page.files ?? false })}
</div><aside class="aside" aria-label="帮助">${page.help ?? nothing}${callSection()}</aside></div>`
  return layout(frame, { title: page.title, wrong: Object.keys(problems).length > 0, body })
}

export const backLink = (path: string, words = '返回上一步'): Html => html`<a class="back no-print" href="${url(path)}">${icon('back')}${words}</a>`

/** From a page that stands by itself; inside another site it would lead out of the frame. */
export const homeLink = (frame: Frame): Html => (frame.embed ? nothing : backLink('/', '首页'))

/** To all that is his where he is signed in, else to the start. */
export const wayBack = (frame: Frame, mine = false): Html => (mine ? backLink('/me', '我的事') : homeLink(frame))

export const helpSection = (title: string, body: Value): Html => html`<section><h2>${title}</h2>${body}</section>`

/** Before anything is asked of somebody who may be in danger. It never repeats what was written: somebody may be looking. */
export const dangerNotice = (): Html => notice(html`<p><strong>您现在安全吗？</strong>有危险马上打 <a href="${url('tel:110')}">110</a>。<a href="${url('/safety')}">怎么说安全、不留痕迹</a></p>`, 'grave')

/** Laid aside at any question, finished or not: the same form, sent to where it is kept. */
export const saveForLater = (action: string): Html => html`<button class="button link" type="submit" formaction="${url(`${action}/save`)}">先存下来，以后接着填</button>`

/** The way out to a human being stands on every page. */
const callSection = (): Html => helpSection('不想自己填？', html`<p>拨打 <a href="${url('tel:12348')}">12348</a>，说给工作人员听，我们替您写；也可以到<a href="${url('/stations')}">附近的司法所</a>当面说。</p>`)

function progress(step: number): Html {
  const bars = Array.from({ length: STEPS }, (_, index) => (index < step ? html`<b class="on"></b>` : html`<b></b>`))
  return html`<p class="progress"><i aria-hidden="true">${bars}</i>第 ${step} 步，共 ${STEPS} 步</p>`
}

const STEPS = 5

interface Question {
  readonly title: string
  readonly action: string
  readonly body: Value
  readonly step?: number
  readonly back?: string
  readonly button?: string
  readonly beside?: Value
  readonly help?: Value
  readonly files?: boolean
}
