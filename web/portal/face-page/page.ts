import { levels, orderStates, type OrderState } from '../../../contract/work-order-states.ts'
import { html, ours, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { checkbox, dateField, fileField, radios, select, textArea, textField } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import { notice } from '../parts/notice.ts'
import { errorSummary } from '../parts/problems.ts'
import { levelBadge, stateBadge, story } from '../parts/story.ts'
import type { Frame } from '../views.ts'
import { colourSwatches, spaceRuler, typeSpecimen } from './specimens.ts'
import { icons, type IconName } from '../../face/icons.ts'
import { familyName } from '../../face/states.ts'
import { markMarkup, wordmarkMarkup } from '../../face/wordmark.ts'

/** The visual language on one page: every audience's screens are made of what stands here. */
export function facePage(frame: Frame, stateWords: Readonly<Record<OrderState, string>>): string {
  const body = html`<h1>三台的样子</h1>
<p class="lead prose">纸、墨、黛青，一点朱砂。安静，清楚，说人话。群众看的页面、工作人员的桌面、窗口和大屏，用的都是这一套。</p>
${section('mark', '标志', markSection())}
${section('colour', '颜色', colourSwatches())}
${section('type', '文字', typeSpecimen())}
${section('space', '间距与按键', spaceRuler())}
${section('states', '十四种状态', stateSection(stateWords))}
${section('deadlines', '时间还剩多少', html`<p>颜色、形状、文字同时说，缺一样也看得懂。黑的部分就是剩下的时间。</p><p class="row">${levels.map((level) => levelBadge(level))}</p>`)}
${section('icons', '图标', html`<ul class="icons">${Object.keys(icons).map((name) => html`<li>${icon(name as IconName, 32)}<code>${name}</code></li>`)}</ul>`)}
${section('controls', '表单', controls())}
${section('wrong', '说错了怎么办', wrong())}
${section('telling', '告诉人一件事', telling())}
${section('table', '表格', table())}`
  return layout(frame, { title: '视觉语言', body })
}

const section = (id: string, title: string, body: Html): Html => html`<section class="face" id="${id}" aria-labelledby="${`${id}-title`}"><h2 id="${`${id}-title`}">${title}</h2>${body}</section>`

const markSection = (): Html => html`<div class="marks"><p>${ours(markMarkup(120))}</p><div class="prose"><p>${ours(wordmarkMarkup())}</p><p>三台是天上的六颗星，两两成对，像一道登天的阶梯。网络、热线、窗口三对台阶，引向同一个地方；最高的一颗是印泥的红。</p></div></div>`

const stateSection = (words: Readonly<Record<OrderState, string>>): Html => html`<p class="row">${orderStates.map((state) => stateBadge(state, words[state]))}</p>
<dl class="legend">${Object.entries(familyName).map(([family, name]) => html`<div><dt>${icon(family as IconName, 24)}</dt><dd>${name}</dd></div>`)}</dl>`

function controls(): Html {
  const form = { typed: { 'demo-kind': 'task', 'demo-name': '王秀英' }, problems: {} }
  return html`<div class="halves"><div>${textField(form, { name: 'demo-name', label: '姓名', width: 'middle' })}
${textField(form, { name: 'demo-code', label: '查询码', hint: '在回执上。', code: true, width: 'narrow' })}
${radios(form, { name: 'demo-kind', label: '您希望我们', options: [{ value: 'question', text: '问一个问题', hint: '想知道法律怎么规定' }, { value: 'task', text: '请帮我办事' }] })}
${checkbox(form, { name: 'demo-check', label: '打这个电话不方便或不安全' })}
${select(form, { name: 'demo-select', label: '乡镇、街道', empty: '不清楚', options: [{ value: '1', text: '洞山街道' }], width: 'middle' })}
</div><div>${dateField(form, { name: 'demo-date', label: '什么时候发生的', hint: '例如 2026 年 3 月 8 日' })}
${textArea(form, { name: 'demo-words', label: '发生了什么事', max: 5000 })}
${fileField(form, { name: 'demo-file', label: '照片或材料', accept: 'image/*' })}</div></div>
<div class="actions"><button class="button" type="button">主要动作</button><button class="button plain" type="button">次要动作</button><button class="button grave" type="button">不能撤回的动作</button><button class="button link" type="button">像链接一样的动作</button></div>`
}

function wrong(): Html {
  const problems = { 'demo-phone': '电话号码不对：手机 11 位，座机请带区号' }
  return html`${errorSummary(problems)}${textField({ typed: { 'demo-phone': '1385540' }, problems }, { name: 'demo-phone', label: '您的电话', type: 'tel', width: 'middle' })}`
}

const telling = (): Html => html`${notice(html`<p>提交后会给您一个<strong>查询码</strong>。</p>`)}${notice(html`<p>请抄下或拍下查询码，它只显示这一次。</p>`, 'care')}${notice(html`<p>正在发生，马上打 <a href="${url('tel:110')}">110</a>。</p>`, 'grave')}
${story([{ at: '2026-11-19T02:12:00Z', text: '您在网上说了这件事，我们收到了。' }, { at: '2026-11-19T06:05:00Z', text: '分给洞山街道司法所办理。' }, { at: '2026-11-20T01:15:00Z', text: '洞山街道司法所签收，开始办理。' }])}`

const table = (): Html => html`<div class="wide" tabindex="0" role="region" aria-label="示例表格"><table><caption>工单（示例）</caption><thead><tr><th scope="col">编号</th><th scope="col">诉求</th><th scope="col">状态</th><th scope="col">期限</th></tr></thead><tbody>
<tr><th scope="row">000123</th><td>讨要拖欠的工钱</td><td>${stateBadge('inHand', '办理中')}</td><td>${levelBadge('yellow')}</td></tr>
<tr><th scope="row">000124</th><td>邻居盖房挡光</td><td>${stateBadge('toSign', '待签收')}</td><td>${levelBadge('green')}</td></tr>
<tr><th scope="row">000125</th><td>沉陷区搬迁补偿</td><td>${stateBadge('toReview', '待审核')}</td><td>${levelBadge('overdue')}</td></tr></tbody></table></div>`
