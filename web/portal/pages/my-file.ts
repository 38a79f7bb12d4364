import { correctable, requestKinds, serviceNeeds, type FileRequestView, type ServiceFileView } from '../../../contract/service-files.ts'
import { html, lines, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { radios, select, textArea, textField } from '../parts/fields.ts'
import { dayAndTime, plainDates } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { backLink, helpSection, questionPage, wayBack } from '../parts/question.ts'
import type { FileAskView, LooksView, MyFileView, StepView } from '../views.ts'

/** What opens one's own file. The last digits of a checked paper open all of it; without them the one matter of the code. */
export function myFileEntryPage(view: StepView): string {
  return questionPage(view, {
    title: '我的档案', action: '/my-file', back: '/', button: '打开我的档案',
    body: html`<h1>我的档案</h1><p class="lead">看我们留了您哪些内容、凭什么留、谁看过；可以要求复制、更正、删除。</p>
${textField(view, { name: 'code', label: '查询码', hint: '在任何一件事的回执上。', code: true, width: 'middle', autocomplete: 'off', max: 40 })}
${textField(view, { name: 'phone', label: '当时留的电话', width: 'middle', autocomplete: 'tel', max: 30 })}
${textField(view, { name: 'lastDigits', label: '证件号码后四位', optional: true, hint: '在窗口核过证件的，填上能看到全部档案；没核过的不要填，先看这一件。', width: 'narrow', autocomplete: 'off', max: 4 })}`,
    help: helpSection('为什么要核对', html`<p>档案里有您的私事。核对上了才打开，看完请按退出。</p>`),
  })
}

/** What is held of him, in plain words; then what he can ask for. */
export function myFilePage(view: MyFileView): string {
  const { file } = view
  const whole = file.gate.scope === 'file'
  const body = html`${view.said ? notice(html`<p role="status"><strong>${view.said}</strong></p>`, 'plain', 'check') : nothing}<div class="columns"><div>
${wayBack(view.frame, view.mine)}<h1>我的档案</h1>${whole ? nothing : notice(html`<p>现在只打开了查询码对应的这一件。要看全部，请先到窗口核验一次证件，再用证件号码后四位打开。</p>`, 'plain')}
${person(file)}
<div class="actions no-print"><a class="button" href="${url('/my-file/looks')}">谁看过我的档案</a><a class="button plain" href="${url('/my-file/ask')}">要求复制、更正或删除</a><a class="button plain" href="${url('/my-file/copy', { format: 'docx' })}">下载一份（Word）</a><a class="button plain" href="${url('/my-file/copy', { format: 'pdf' })}">下载一份（PDF）</a></div>
<h2>我办过的事</h2>${file.matters.length === 0 ? html`<p>没有记录。</p>` : html`<ul>${file.matters.map((matter) => html`<li>${matter.title}<span class="soft small">，${dayAndTime(matter.createdAt)}，${matter.orders.map((order) => order.number).join('、')}</span></li>`)}</ul>`}
<h2>我交过的材料</h2>${file.materials.length === 0 ? html`<p>没有记录。</p>` : html`<ul>${file.materials.map((one) => html`<li>${one.name}<span class="soft small">，${dayAndTime(one.at)}，${one.orderNumber}</span></li>`)}</ul>`}
${file.authorities.length === 0 ? nothing : html`<h2>可以替我办事的人</h2><ul>${file.authorities.map((one) => html`<li>${one.agentName}，${one.kindWords}，到 ${plainDates(one.untilOn)}${one.standing ? revokeForm(view, one.id, one.agentName) : html`<span class="soft small">（已经不能用了）</span>`}</li>`)}</ul>`}
${file.requests.length === 0 ? nothing : html`<h2>我提过的要求</h2>${file.requests.map(request)}`}
<h2>凭什么留着这些</h2>${grounds(file)}
</div><aside class="aside" aria-label="帮助"><section><h2>看完请退出</h2><p>用的是别人的手机、公用电脑，看完按退出，别人就看不到。</p>${form(view.frame, '/my-file/leave', html`<button class="button plain" type="submit">退出</button>`)}</section>
${helpSection('内容不对？', html`<p>按“要求复制、更正或删除”，或者打 <a href="${url('tel:12348')}">12348</a>、到窗口说。</p>`)}</aside></div>`
  return layout(view.frame, { title: '我的档案', body })
}

/** 谁看过我的档案: who, from where, when, what and why, the newest first. */
export function looksPage({ frame, looks, whole }: LooksView): string {
  const rows = looks.map((look) => html`<li><div class="when"><time datetime="${look.at}">${dayAndTime(look.at)}</time></div><p><strong>${look.who}</strong>${look.unit ? html`（${look.unit}）` : nothing}${look.refused ? '想看，没有让看' : look.what}${look.times ? `（这一天 ${look.times} 次）` : nothing}${look.why ? html`。<span class="soft">为了：${look.why}</span>` : nothing}</p></li>`)
  const body = html`<div class="columns"><div>${backLink('/my-file', '我的档案')}<h1>谁看过我的档案</h1>
<p class="lead">${looks.length === 0 ? '还没有人看过。' : html`最近 ${looks.reduce((sum, look) => sum + (look.times ?? 1), 0)} 次${whole ? nothing : '（只算查询码对应的这一件）'}，新的在前。`}</p>
${looks.length === 0 ? nothing : html`<ol class="story" reversed>${rows}</ol>`}
</div><aside class="aside" aria-label="帮助">${helpSection('觉得不该看？', html`<p>打 <a href="${url('tel:12348')}">12348</a> 说“有人不该看我的档案”，安全审计员会查，并答复您。</p>`)}${helpSection('登录的不是您？', html`<p>手机验证码登录的，列最近 30 天。时间、设备不像是您自己的，可能有人拿了您的手机或者号码：先到营业厅挂失换卡，再打 <a href="${url('tel:12348')}">12348</a>，说“不要再凭这个电话看我的事”。</p>`)}</aside></div>`
  return layout(frame, { title: '谁看过我的档案', body })
}

/** 复制、更正、删除: one form, in one's own words. */
export function fileAskPage(view: FileAskView): string {
  return questionPage(view, {
    title: '要求复制、更正或删除', action: '/my-file/ask', back: '/my-file', button: '提出要求',
    body: html`${hidden('requestId', view.requestId)}<h1>要求复制、更正或删除</h1>
${radios(view, { name: 'kind', label: '您要', options: [{ value: 'copy', text: '复制一份', hint: '也可以在档案页上直接下载' }, { value: 'correct', text: '更正', hint: '留的内容不对、不全' }, { value: 'erase', text: '删除', hint: '依法要归档的不能删，会说明依据' }] })}
${select(view, { name: 'field', label: '更正哪一项（只在更正时选）', optional: true, empty: '请选择', width: 'middle', options: Object.entries(correctable).map(([value, text]) => ({ value, text })) })}
${textArea(view, { name: 'wish', label: '具体怎么要求', max: 1000, short: true, hint: '更正的，写清应当是什么。' })}`,
    help: helpSection('多久答复', html`<p>15 个工作日内答复（期限待核实）。不同意的，会写明法律依据；您可以向法院起诉。</p>`),
  })
}

function person({ person: who, way }: ServiceFileView): Html {
  const rows: [string, string | null][] = [['姓名', who.name], ['电话', who.phone], ['证件号码', who.idNumber], ['住址', who.address], ['出生年份', who.birthYear ? String(who.birthYear) : null],
    ['怎样联系您', way ? wayWords(way) : null], ['需要的照顾', way?.needs.map((need) => serviceNeeds[need as keyof typeof serviceNeeds] ?? need).join('、') || null]]
  return html`<dl class="answers">${rows.map(([title, text]) => html`<div><dt>${title}</dt><dd>${text ?? '没有留'}</dd></div>`)}</dl>`
}

const wayWords = (way: NonNullable<ServiceFileView['way']>): string | null => [way.neverCall && '不打电话', way.noMessage && '不发短信、不留言', way.hours && `方便的时间：${way.hours}`, way.phone].filter(Boolean).join('，') || null

const revokeForm = (view: MyFileView, id: string, name: string): Html =>
  form(view.frame, '/my-file/revoke', html`${hidden('id', id)}<p class="under"><button class="button plain" type="submit">不再让${name}替我办</button></p>`)

const request = (one: FileRequestView): Html => html`<section><p><strong>${requestKinds[one.kind]}${one.field ? `：${one.field}` : ''}</strong>，${one.stateWords}<span class="soft small">，${dayAndTime(one.createdAt)} 提出${one.state === 'asked' ? html`，最晚 ${dayAndTime(one.dueAt)} 答复${one.dueVerified ? nothing : '（待核实）'}` : nothing}</span></p>
<p>${lines(one.wish)}</p>${one.answer ? html`<p>答复：${lines(one.answer)}</p>` : nothing}${one.ground ? html`<p class="soft">依据：${one.ground}</p>` : nothing}</section>`

const grounds = ({ fields }: ServiceFileView): Html => html`<dl class="answers">${fields.filter((field) => field.held).map((field) => html`<div><dt>${field.zh}</dt><dd>${field.ground}<br><span class="soft small">${field.source}${field.verified ? nothing : '（待核实）'}；${field.kept}</span></dd></div>`)}</dl>`
