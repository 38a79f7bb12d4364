import { html, lines } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { radios, textField } from '../parts/fields.ts'
import { dayAndTime } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { backLink } from '../parts/question.ts'
import { errorSummary } from '../parts/problems.ts'
import type { SimulatedIdentityView, SimulatedPhoneView } from '../resident-views.ts'

/** Of the demonstration only: what would have arrived on the telephone that asked. */
export function simulatedPhonePage(view: SimulatedPhoneView): string {
  const { message } = view
  const body = html`${backLink('/sign-in/code', '回去填验证码')}<h1>演示：手机收到的短信</h1>${demo('短信没有真的发出去。正式运行时没有这一页。')}
${message ? html`<section class="panel"><p class="soft small">${dayAndTime(message.at)}</p><p>${lines(message.text)}</p></section>` : html`<p>还没有短信，或者已经过期。</p>`}`
  return layout(view.frame, { title: '演示：手机收到的短信', body })
}

/** Of the demonstration only: it stands for the government's sign-in, and says so. */
export function simulatedIdentityPage(view: SimulatedIdentityView): string {
  const carried = Object.entries(view.asked).map(([name, value]) => hidden(name, value))
  const people = radios(view, { name: 'person', label: '用谁的身份登录', options: view.people.map((one, index) => ({ value: String(index), text: one.name, hint: one.shown })) })
  const body = html`${errorSummary(view.problems)}<h1>演示：统一身份认证</h1>${demo('这是统一身份认证的替身，里面的人都是编的。正式运行时，您会到政府的登录页。')}
${form(view.frame, '/simulator/identity/choose', html`${carried}${people}
<details><summary>用别的身份</summary>${textField(view, { name: 'name', label: '姓名', optional: true, autocomplete: 'off', width: 'middle', max: 60 })}${textField(view, { name: 'idNumber', label: '证件号码（编的）', optional: true, autocomplete: 'off', width: 'middle', max: 30 })}${textField(view, { name: 'phone', label: '手机号码', optional: true, autocomplete: 'off', width: 'middle', max: 30 })}</details>
<div class="actions"><button class="button" type="submit" name="answer" value="yes">同意，登录</button><button class="button plain" type="submit" name="answer" value="no">不同意</button></div>`)}`
  return layout(view.frame, { title: '演示：统一身份认证', wrong: Object.keys(view.problems).length > 0, body })
}

const demo = (words: string) => notice(html`<p><strong>演示</strong>　${words}</p>`, 'care')
