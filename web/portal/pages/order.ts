import { isOpen, type TrackView } from '../../../contract/work-orders.ts'
import { html, lines, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { fileField, textArea } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import { dayAndTime } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { plainDue, plainState, whatNext } from '../parts/plain.ts'
import { errorSummary } from '../parts/problems.ts'
import { questionPage, wayBack } from '../parts/question.ts'
import { levelBadge, stateBadge, story } from '../parts/story.ts'
import type { OrderView } from '../views.ts'
import { ACCEPT } from './ask.ts'
import { gradeWords, rateForm } from './rate.ts'

/** The resident's own matter: where it stands, whose turn, when it is due, what happened; then what he can do. */
export function orderPage(view: OrderView): string {
  const { order } = view
  const body = html`${view.said ? notice(html`<p role="status"><strong>${view.said}</strong></p>`, 'plain', 'check') : nothing}<div class="columns"><div>
${wayBack(view.frame, view.mine)}${errorSummary(view.problems)}<p class="soft small">工单编号 ${order.number}</p><h1>您的事办到哪一步</h1>
${turn(order)}
${order.material ? materialWanted(order.material) : nothing}
${view.deadlines?.length ? notice(html`<p><strong>请记住期限</strong></p>${view.deadlines.map((words) => html`<p>${words}</p>`)}`, 'care', 'clock') : nothing}
${order.publicReply ? html`<section class="reply" aria-labelledby="reply"><h2 id="reply">给您的答复</h2><p>${lines(order.publicReply)}</p></section>` : nothing}
${order.may.rate ? rateForm(view) : rated(order)}
${actions(view)}
<h2>办到现在</h2>${story(order.story)}
<h2>您当时说的</h2><p class="soft small">${dayAndTime(order.createdAt)}，${DOORS[order.door]}</p><p>${lines(order.need)}</p>
</div><aside class="aside" aria-label="帮助"><section><h2>看完请退出</h2><p>用的是别人的手机、公用电脑，看完按退出，别人就看不到。</p>${form(view.frame, '/follow/leave', html`<button class="button plain" type="submit">退出</button>`)}</section>
<section><h2>我的档案</h2><p><a class="tap" href="${url('/my-file')}">留了我哪些内容，谁看过</a></p></section>
<section><h2>对办事的人不满意</h2><p>态度不好、推诿、乱收费，可以投诉，由司法局另外的人查。</p>${form(view.frame, '/follow/complain', html`<button class="button plain" type="submit">投诉</button>`)}</section>
<section><h2>有话当面说</h2><p>拨打 <a href="${url('tel:12348')}">12348</a>，报工单编号，不用从头讲。</p></section></aside></div>`
  return layout(view.frame, { title: '您的事办到哪一步', wrong: Object.keys(view.problems).length > 0, body })
}

/** Material that was asked for, or anything to add. */
export function addPage(view: OrderView): string {
  const words = view.order.material ? html`<p>工作人员需要：</p>${notice(html`<p>${lines(view.order.material)}</p>`, 'care', 'yours')}` : nothing
  return questionPage(view, {
    title: '补充说明和材料', action: '/follow/add', back: '/follow/order', button: '交给工作人员', files: true,
    body: html`${marks(view)}<h1>补充说明和材料</h1>${words}
${textArea(view, { name: 'text', label: '补充的话', max: 5000, hint: '只交照片的，可以不写。' })}
${fileField(view, { name: 'files', label: '照片或材料', hint: '一次最多 10 个。', optional: true, accept: ACCEPT })}`,
  })
}

/** Urging is one sentence away; the reason is welcome but not needed. */
export function urgePage(view: OrderView): string {
  return questionPage(view, {
    title: '催一催', action: '/follow/urge', back: '/follow/order', button: '催一催',
    body: html`${marks(view)}<h1>催一催</h1><p>现在：${[view.order.turnWords, plainDue(view.order.dueWords)].filter(Boolean).join('，')}。</p><p>按下面的键，马上提醒办事的人和他的负责人，催了几次都有记录。</p>
${textArea(view, { name: 'text', label: '想说的话', optional: true, max: 500, short: true, hint: '比如为什么着急。' })}`,
  })
}

/** Withdrawing asks once more, because it ends the matter. */
export function withdrawPage(view: OrderView): string {
  return questionPage(view, {
    title: '撤回这件事', action: '/follow/withdraw', back: '/follow/order', button: '确认撤回',
    body: html`${marks(view)}<h1>确定不办了吗？</h1>${notice(html`<p>撤回后就不办了，也不会再有人联系您。想反悔，打 12348 报工单编号 ${view.order.number}，可以恢复。</p>`, 'grave')}
${textArea(view, { name: 'reason', label: '为什么撤回', optional: true, max: 500, short: true })}`,
  })
}

/** Done on paper but not in life: the resident says so, and it goes on. */
export function reopenPage(view: OrderView): string {
  return questionPage(view, {
    title: again(view.order), action: '/follow/reopen', back: '/follow/order', button: '请重新办理',
    body: html`${marks(view)}<h1>${again(view.order)}</h1>
${textArea(view, { name: 'reason', label: view.order.state === 'declined' ? '为什么应该办' : '哪里没有解决', max: 500, short: true })}`,
  })
}

/** Once and for this order: another may have been opened in a second window meanwhile. */
const marks = (view: OrderView): Html => html`${hidden('requestId', view.requestId)}${hidden('number', view.order.number)}`

const turn = (order: TrackView): Html => html`<dl class="turn"><div><dt>现在</dt><dd>${stateBadge(order.state, plainState[order.state])}</dd>${isOpen(order.state) && order.state !== 'toSupplement' ? html`<dd>${order.turnWords.replace(/（.*）$/u, '')}</dd>` : nothing}<dd class="next">${whatNext(order)}</dd></div>${limit(order)}</dl>`

/** Nothing is counted any more: then no limit is shown at all. */
const limit = (order: TrackView): Html => (order.dueAt || order.state === 'onHold' ? html`<div><dt>${LIMITS[order.state] ?? '这一步的期限'}</dt><dd>${levelBadge(order.level)}</dd><dd>${plainDue(order.dueWords)}</dd></div>` : nothing)

const materialWanted = (material: string): Html => notice(html`<p><strong>等您补充：</strong><br>${lines(material)}</p><p><a class="tap" href="${url('/follow/add')}">现在就补充</a></p>`, 'care', 'yours')

function actions({ order }: OrderView): Html {
  const { supplement, urge, withdraw, reopen } = order.may
  if (!supplement && !urge && !withdraw && !reopen) return nothing
  return html`<div class="actions no-print">${supplement ? html`<a class="${order.material ? 'button' : 'button plain'}" href="${url('/follow/add')}">${icon('attach')}补充说明或材料</a>` : nothing}${urge ? html`<a class="button plain" href="${url('/follow/urge')}">${icon('urge')}催一催</a>` : nothing}${reopen ? html`<a class="button plain" href="${url('/follow/reopen')}">${again(order)}</a>` : nothing}${withdraw ? html`<a class="button link" href="${url('/follow/withdraw')}">不办了，撤回</a>` : nothing}</div>`
}

const rated = ({ rating }: TrackView): Html => (rating ? html`<p>您的评价：<strong>${gradeWords[rating.grade] ?? rating.grade}</strong>${rating.words ? html`<br>${lines(rating.words)}` : nothing}</p>` : nothing)

const again = (order: TrackView): string => (order.state === 'declined' ? '我不同意，请再看一次' : '还没解决，请重新办')

const LIMITS: Readonly<Partial<Record<TrackView['state'], string>>> = { toSupplement: '请在这之前补', onHold: '最多等到', done: '再来问您的期限' }
const DOORS: Readonly<Record<TrackView['door'], string>> = { network: '在网上说的', hotline: '打热线说的', window: '在窗口说的', api: '由其他平台转来' }
