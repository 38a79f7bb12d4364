import { html, url } from '../html.ts'
import { layout } from '../layout.ts'
import { textField } from '../parts/fields.ts'
import { notice } from '../parts/notice.ts'
import { backLink, helpSection, questionPage } from '../parts/question.ts'
import type { Frame, StepView } from '../views.ts'

/** The two things that open one's own matter. Whether a number exists is never told to whoever lacks the code. */
export function followPage(view: StepView): string {
  return questionPage(view, {
    title: '查我的事', action: '/follow', back: '/', button: '查看', beside: html`<a class="button plain" href="${url('/sign-in')}">登录看我所有的事</a>`,
    body: html`<h1>查我的事</h1>
${textField(view, { name: 'code', label: '查询码', hint: '在回执上。大小写、空格、横线都不要紧。', code: true, width: 'middle', autocomplete: 'off', max: 40 })}
${textField(view, { name: 'phone', label: '当时留的电话', hint: '替别人问的，填您自己的电话也行。没有留电话的，填工单编号。', width: 'middle', autocomplete: 'tel', max: 30 })}`,
    help: html`${helpSection('没有查询码？', html`<p>登录也能看：用手机验证码，或者统一身份认证。</p>`)}${helpSection('查询码找不到了', html`<p>带身份证到任何一个司法所或村（居）工作室，当面补一个。<a href="${url('/lost-code')}">怎么补</a></p>`)}`,
  })
}

export function lostCodePage(frame: Frame): string {
  const body = html`<div class="columns"><div>${backLink('/follow', '查我的事')}<h1>查询码丢了怎么办</h1>
<p class="lead">带上<strong>本人身份证</strong>，到淮南任何一个服务中心、司法所或村（居）工作室，工作人员核对后当场给您一个新的查询码。</p>
<ol><li>不用回到当初办事的地方，哪里都能补。</li><li>旧的查询码马上作废，捡到的人看不到您的事。</li><li>没有身份证、走不动、到不了现场的，打 12348 商量办法。</li><li>当初没有留姓名的，没法核对是不是您，补不了，请重新说一次。</li><li>刚交了不到半小时的，用同一部手机、电脑回到首页，还能看到回执。</li></ol>
${notice(html`<p>电话和网上都不补发查询码。<strong>凡是打电话向您要查询码的，都是骗子。</strong></p>`, 'care')}
<div class="actions"><a class="button" href="${url('/stations')}">找最近的地方</a><a class="button plain" href="${url('/follow')}">想起来了，去查询</a></div>
</div></div>`
  return layout(frame, { title: '查询码丢了怎么办', body })
}
