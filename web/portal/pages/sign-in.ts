import { html, nothing, url, type Html } from '../html.ts'
import { form, hidden } from '../layout.ts'
import { textField } from '../parts/fields.ts'
import { notice } from '../parts/notice.ts'
import { helpSection, questionPage } from '../parts/question.ts'
import type { SignInCodeView, SignInNameView, SignInView } from '../resident-views.ts'

/** By telephone or by the government's identity; and, said as plainly, that the query code needs neither. */
export function signInPage(view: SignInView): string {
  const { phone, identity } = view.offers
  const unified = html`<a class="button plain" id="f-identity" href="${url('/sign-in/identity', { back: view.back })}">用统一身份认证登录</a>`
  const body = html`<h1>登录</h1>${view.said ? notice(html`<p role="status">${view.said}</p>`, 'plain') : nothing}
<p class="lead">登录以后，您的事都在一起：办到哪一步、给您的消息、要您补什么。</p>${hidden('back', view.back)}
${phone ? textField(view, { name: 'phone', label: '手机号码', type: 'tel', inputmode: 'tel', hint: '用当时留的号码。我们发一条短信给您，里面有六位数字的验证码。', autocomplete: 'tel', width: 'middle', max: 30 }) : notice(html`<p>手机验证码现在没有开通。${identity ? nothing : '请用查询码和电话查。'}</p>`, 'care')}`
  return questionPage(view, {
    title: '登录', action: '/sign-in', back: '/', button: phone ? '发验证码' : '用查询码查', body, beside: identity ? unified : nothing,
    help: html`${helpSection('不登录也行', html`<p>有查询码的，<a class="tap" href="${url('/follow')}">用查询码和电话查</a>，不用登录。</p>`)}
${helpSection('两种登录有什么不同', html`<p>手机验证码：看用这个号码留的事。</p><p>统一身份认证：由政府核实您是谁，能看您本人全部的事和档案。它会把您的姓名、证件号码、手机号码告诉我们，只用来核对是不是您。</p>`)}`,
  })
}

/** Six figures. The same page whoever the number belongs to, known here or not. */
export function signInCodePage(view: SignInCodeView): string {
  return questionPage(view, {
    title: '填验证码', action: '/sign-in/code', back: '/sign-in', button: '登录',
    body: html`<h1>填验证码</h1>${view.said ? notice(html`<p role="status">${view.said}</p>`, 'plain', 'check') : nothing}
<p>短信发到 <strong>${view.phone}</strong>，一般一分钟内收到。号码不对的，<a href="${url('/sign-in')}">换一个号码</a>。</p>${view.simulator ? simulated() : nothing}
${textField(view, { name: 'code', label: '短信里的六位数字', inputmode: 'numeric', autocomplete: 'one-time-code', code: true, width: 'narrow', max: 12 })}`,
    help: html`${helpSection('没收到短信？', html`<p>等一分钟，再按下面的键。</p>${form(view.frame, '/sign-in/again', html`<button class="button plain" type="submit">再发一次</button>`)}`)}
${helpSection('当心骗子', html`<p>验证码不要告诉任何人。我们的工作人员不会向您要。</p>`)}`,
  })
}

/** One telephone, several people: each sees his own. */
export function signInNamePage(view: SignInNameView): string {
  return questionPage(view, {
    title: '您的姓名', action: '/sign-in/name', back: '/', button: '看我的事',
    body: html`${textField(view, { name: 'name', label: '您的姓名？', title: true, hint: `不止一个人用 ${view.shown} 留过事。请写您当时留的姓名，只给您看您自己的。`, autocomplete: 'name', width: 'middle', max: 60 })}`,
    help: helpSection('为什么要问', html`<p>一家人合用一个手机，各人的事各人看。</p>`),
  })
}

const simulated = (): Html => notice(html`<p><strong>演示：</strong>短信没有真的发出去。<a href="${url('/simulator/phone')}">看这部手机收到的短信</a></p>`, 'care')
