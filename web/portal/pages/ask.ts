import { authorities } from '../../../contract/intake.ts'
import { html, nothing, url, type Html } from '../html.ts'
import { hidden } from '../layout.ts'
import { answers } from '../parts/answers.ts'
import { checkbox, fileField, radios, select, textArea, textField } from '../parts/fields.ts'
import { notice } from '../parts/notice.ts'
import { helpSection, questionPage } from '../parts/question.ts'
import type { CheckView, FileView, NeedView, Option, PlaceView, StepView, TownshipView } from '../views.ts'

/** 1 · For whom. Who asks for someone else names the ground on which he does: it is recorded, never assumed. */
export function forWhomPage(view: StepView): string {
  const whom: readonly Option[] = [
    { value: 'self', text: '为我自己' },
    { value: 'family', text: '为家人', hint: '父母、子女、配偶、兄弟姐妹等' },
    { value: 'other', text: '为别人', hint: '邻居、工友、同村人，或您是村（居）干部、法律明白人' },
  ]
  return questionPage(view, {
    title: '您为谁问', action: '/ask/for-whom', step: 1, back: '/',
    body: radios(view, { name: 'forWhom', label: '您为谁问？', title: true, options: whom }),
    help: helpSection('替孩子问', html`<p>孩子不满十四周岁的，请由父母或其他监护人来问。</p>`),
  })
}

/** 1 · The ground, asked only of those who speak for someone else. */
export function authorityPage(view: StepView): string {
  const grounds = Object.entries(authorities).map(([value, text]) => ({ value, text }))
  return questionPage(view, {
    title: '您凭什么替他问', action: '/ask/authority', step: 1, back: '/ask/for-whom',
    body: radios(view, { name: 'authority', label: '您和他是什么关系？', title: true, hint: '我们只记下来。需要证明时，工作人员会另外告诉您。', options: grounds }),
  })
}

/** 2 · The need, already begun on the start page. */
export function needPage(view: NeedView): string {
  const kinds = [{ value: 'question', text: '问一个问题', hint: '想知道法律怎么规定、下一步怎么走' }, { value: 'task', text: '请帮我办事', hint: '调解、申请法律援助、联系律师、投诉等' }]
  return questionPage(view, {
    title: '说说发生了什么事', action: '/ask/need', step: 2, back: '/ask/for-whom', files: true,
    body: html`${textArea(view, { name: 'need', label: '发生了什么事，您想要什么？', title: true, max: 5000, hint: '写清时间、地点、对方是谁、金额。身份证号、银行卡号不要写在这里。' })}
${radios(view, { name: 'kind', label: '您希望我们', options: kinds })}
${select(view, { name: 'topic', label: '属于哪方面', hint: '拿不准就不选，工作人员会看。', optional: true, empty: '不清楚', options: view.topics, width: 'middle' })}
${fileField(view, { name: 'files', label: '照片或材料', hint: '合同、欠条、判决书的照片都可以，录音、录像也行。一次最多 10 个，没有就不用传。', optional: true, accept: ACCEPT })}
${fileList(view.files)}`,
    help: helpSection('国家秘密不要写', html`<p>标有密级的文件、内容，不能在这里填写或上传。</p>`),
  })
}

/** 3 · Where it happened: county first. */
export function placePage(view: PlaceView): string {
  const options = [...view.counties, { value: 'unknown', text: '不清楚，或者不在淮南', hint: '也能办，工作人员会和您核对' }]
  return questionPage(view, {
    title: '事情发生在哪里', action: '/ask/place', step: 3, back: '/ask/need',
    body: radios(view, { name: 'county', label: '事情发生在哪个县区？', title: true, hint: guessHint(view) ?? '用来找到离得最近、管这件事的单位。', options }),
  })
}

/** 3 · Then township, and the place in words. */
export function townshipPage(view: TownshipView): string {
  return questionPage(view, {
    title: '哪个乡镇、街道', action: '/ask/township', step: 3, back: '/ask/place',
    body: html`<h1>在${view.county}的哪个乡镇、街道？</h1>
${select(view, { name: 'township', label: '乡镇、街道', hint: guessHint(view), empty: '不清楚', options: view.townships, width: 'middle' })}
${textField(view, { name: 'place', label: '具体地点', hint: '村、小区、单位或路名', optional: true, max: 200 })}`,
  })
}

/** 4 · How to reach the person. Anonymous is possible, and what it costs is said. */
export function contactPage(view: StepView): string {
  const proxy = view.typed['forWhom'] !== 'self'
  const replies = [{ value: 'phone', text: '打电话' }, { value: 'sms', text: '发短信' }, { value: 'online', text: '我自己上网查' }]
  return questionPage(view, {
    title: '怎么联系您', action: '/ask/contact', step: 4, back: '/ask/place',
    body: html`<h1>${proxy ? '怎么联系您和当事人？' : '怎么联系您？'}</h1>
${proxy ? helperFields(view) : nothing}
${textField(view, { name: 'name', label: proxy ? '当事人姓名' : '您的姓名', autocomplete: proxy ? 'off' : 'name', width: 'middle', max: 60 })}
${checkbox(view, { name: 'anonymous', label: '我不愿提供姓名', hint: '可以不留，系统会注明。有些事（如申请法律援助）不实名办不了，到时会告诉您。' })}
${textField(view, { name: 'phone', label: proxy ? '当事人电话' : '您的电话', type: 'tel', inputmode: 'tel', hint: '答复和查询都要用到。座机请带区号，如 0554-1234567。', optional: proxy, autocomplete: proxy ? 'off' : 'tel', width: 'middle', max: 30 })}
${textField(view, { name: 'idNumber', label: '身份证号码', hint: '填了能在窗口更快找到您的记录；不填不影响办理。', optional: true, autocomplete: 'off', width: 'middle', max: 18 })}
${checkbox(view, { name: 'idConsent', label: '同意用身份证号码核对本人', hint: '身份证号码是敏感个人信息，填了才需要勾选。' })}
${radios(view, { name: 'replyBy', label: '希望怎样答复', options: replies })}
${checkbox(view, { name: 'unsafeToCall', label: '打这个电话不方便或不安全', hint: '例如对方会接到。勾选后，工作人员不会直接打这个电话。' })}`,
    help: helpSection('这些信息怎么用', html`<p>只用来办您这件事。谁看过，都有记录。<a href="${url('/privacy')}">个人信息怎么用</a></p>`),
  })
}

/** 5 · Everything once more, before it is sent. */
export function checkPage(view: CheckView): string {
  return questionPage(view, {
    title: '核对您填的内容', action: '/ask/send', step: 5, back: '/ask/contact', button: '确认提交',
    body: html`${hidden('requestId', view.requestId)}<h1>请核对，没错就提交</h1>
${answers(view.rows)}
${view.files.length > 0 ? html`<p>附件 ${view.files.length} 个：${view.files.map((f) => f.name).join('、')}</p>` : nothing}
${checkbox(view, { name: 'truthful', label: '我说的是真实情况', hint: '记不清的地方写“记不清”就可以。' })}
${notice(html`<p>提交后会给您一个<strong>查询码</strong>，用它和电话就能看办到哪一步。我们依法定职责收集和使用这些信息，<a href="${url('/privacy')}">详细说明</a>。</p>`)}`,
  })
}

const guessHint = (view: StepView): string | undefined => (view.typed['guessed'] ? '按您写的内容先选了，请看对不对；不对就改。' : undefined)

const helperFields = (view: StepView): Html => html`${textField(view, { name: 'helperName', label: '您（代办人）的姓名', autocomplete: 'name', width: 'middle', max: 60 })}
${textField(view, { name: 'helperPhone', label: '您（代办人）的电话', type: 'tel', inputmode: 'tel', autocomplete: 'tel', width: 'middle', max: 30 })}`

/** Ticked, a file is left out with the next step: no second button that Enter could press by mistake. */
const fileList = (files: readonly FileView[]): Html => (files.length === 0 ? nothing : html`<fieldset><legend>已经上传 ${files.length} 个</legend>${files.map((file) => html`<label class="choice"><input type="checkbox" name="remove" value="${file.id}"><span>不要“${file.name}”<small>${file.size}</small></span></label>`)}</fieldset>`)

export const ACCEPT = 'image/*,.pdf,.docx,.xlsx,.txt,.mp3,.m4a,.amr,.mp4'
