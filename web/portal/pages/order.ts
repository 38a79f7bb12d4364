import type { TrackView } from '../../../contract/work-orders.ts'
import { html, lines, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { fileField, textArea } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import { dayAndTime } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { questionPage } from '../parts/question.ts'
import { levelBadge, stateBadge, story } from '../parts/story.ts'
import type { OrderView } from '../views.ts'
import { ACCEPT } from './ask.ts'
import { gradeWords, rateForm } from './rate.ts'

/** The resident's own matter: where it stands, whose turn, when it is due, what happened; then what he can do. */
export function orderPage(view: OrderView): string {
  const { order } = view
  const body = html`${view.said ? notice(html`<p role="status"><strong>${view.said}</strong></p>`, 'plain', 'check') : nothing}<div class="columns"><div>
<p class="soft small">工单编号 ${order.number}</p><h1>您的事办到哪一步</h1>
${turn(order)}
${order.material ? materialWanted(order.material) : nothing}
${order.publicReply ? html`<section class="reply" aria-labelledby="reply"><h2 id="reply">给您的答复</h2><p>${lines(order.publicReply)}</p></section>` : nothing}
${order.may.rate ? rateForm(view) : rated(order)}
${actions(view)}
<h2>经过</h2>${story(order.story)}
<h2>您当时说的</h2><p class="soft small">${dayAndTime(order.createdAt)}，${DOORS[order.door]}</p><p>${lines(order.need)}</p>
</div><aside class="aside" aria-label="帮助"><section><h2>看完请退出</h2><p>用的是别人的手机或公用电脑，请退出，别人就看不到。</p>${form(view.frame, '/follow/leave', html`<button class="button plain" type="submit">退出</button>`)}</section>
<section><h2>有话当面说</h2><p>拨打 <a href="${url('tel:12348')}">12348</a>，报工单编号就行，不用从头讲。</p></section></aside></div>`
  return layout(view.frame, { title: '您的事办到哪一步', body })
}

/** Material that was asked for, or anything to add. */
export function addPage(view: OrderView): string {
  const words = view.order.material ? html`<p>工作人员需要：</p>${notice(html`<p>${lines(view.order.material)}</p>`, 'care', 'yours')}` : nothing
  return questionPage(view, {
    title: '补充说明和材料', action: '/follow/add', back: '/follow/order', button: '交给工作人员', files: true,
    body: html`${hidden('requestId', view.requestId)}<h1>补充说明和材料</h1>${words}
${textArea(view, { name: 'text', label: '补充的话', max: 5000 })}
${fileField(view, { name: 'files', label: '照片或材料', hint: '一次最多 10 个。', optional: true, accept: ACCEPT })}`,
  })
}

/** Urging is one sentence away; the reason is welcome but not needed. */
export function urgePage(view: OrderView): string {
  return questionPage(view, {
    title: '催一催', action: '/follow/urge', back: '/follow/order', button: '催一催',
    body: html`${hidden('requestId', view.requestId)}<h1>催一催</h1><p>现在${[view.order.turnWords, view.order.dueWords].filter(Boolean).join('，')}。催办会马上提醒承办人和他的负责人，并记在经过里。</p>
${textArea(view, { name: 'text', label: '想说的话', optional: true, max: 500, short: true, hint: '比如为什么着急。' })}`,
  })
}

/** Withdrawing asks once more, because it ends the matter. */
export function withdrawPage(view: OrderView): string {
  return questionPage(view, {
    title: '撤回这件事', action: '/follow/withdraw', back: '/follow/order', button: '确认撤回',
    body: html`${hidden('requestId', view.requestId)}<h1>确定不办了吗？</h1>${notice(html`<p>撤回后这张工单就结束了，不会再有人联系您。以后想办，可以重新说一次。</p>`, 'grave')}
${textArea(view, { name: 'reason', label: '为什么撤回', optional: true, max: 500, short: true })}`,
  })
}

/** Done on paper but not in life: the resident says so, and it goes on. */
export function reopenPage(view: OrderView): string {
  return questionPage(view, {
    title: '还没解决，请重新办', action: '/follow/reopen', back: '/follow/order', button: '请重新办理',
    body: html`${hidden('requestId', view.requestId)}<h1>还没解决，请重新办</h1>
${textArea(view, { name: 'reason', label: '哪里没有解决', max: 500, short: true })}`,
  })
}

const turn = (order: TrackView): Html => html`<dl class="turn"><div><dt>现在</dt><dd>${stateBadge(order.state, order.stateWords)}</dd><dd>${order.turnWords}</dd></div><div><dt>${order.dueAt ? '期限' : '计时'}</dt><dd>${levelBadge(order.level)}</dd><dd>${order.dueWords}</dd></div></dl>`

const materialWanted = (material: string): Html => notice(html`<p><strong>等您补充：</strong>${lines(material)}</p><p><a href="${url('/follow/add')}">现在就补充</a></p>`, 'care', 'yours')

function actions({ order }: OrderView): Html {
  const { supplement, urge, withdraw, reopen } = order.may
  if (!supplement && !urge && !withdraw && !reopen) return nothing
  return html`<div class="actions no-print">${supplement ? html`<a class="button" href="${url('/follow/add')}">${icon('attach')}补充说明或材料</a>` : nothing}${urge ? html`<a class="button plain" href="${url('/follow/urge')}">${icon('urge')}催一催</a>` : nothing}${reopen ? html`<a class="button plain" href="${url('/follow/reopen')}">还没解决，请重新办</a>` : nothing}${withdraw ? html`<a class="button link" href="${url('/follow/withdraw')}">不办了，撤回</a>` : nothing}</div>`
}

const rated = ({ rating }: TrackView): Html => (rating ? html`<p>您的评价：<strong>${gradeWords[rating.grade] ?? rating.grade}</strong>${rating.words ? html`<br>${lines(rating.words)}` : nothing}</p>` : nothing)

const DOORS: Readonly<Record<TrackView['door'], string>> = { network: '在网上说的', hotline: '打热线说的', window: '在窗口说的', api: '由其他平台转来' }
