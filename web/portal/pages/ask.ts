import type { authorities } from '../../../contract/intake.ts'
import { attributes, html, nothing, url, type Html } from '../html.ts'
import { hidden } from '../layout.ts'
import { answers } from '../parts/answers.ts'
import { checkbox, fileField, radios, select, textArea, textField } from '../parts/fields.ts'
import { notice } from '../parts/notice.ts'
import { helpSection, questionPage, saveForLater } from '../parts/question.ts'
import type { CheckView, FileView, NeedView, Option, PlaceView, StepView, TownshipView } from '../views.ts'

/** 1 · For whom. Who asks for someone else names the ground on which he does: it is recorded, never assumed. */
export function forWhomPage(view: StepView): string {
  const whom: readonly Option[] = [
    { value: 'self', text: '为我自己' },
    { value: 'family', text: '为家人', hint: '父母、子女、配偶、兄弟姐妹等' },
    { value: 'other', text: '为别人', hint: '邻居、工友、同村人，或您是村（居）干部、法律明白人' },
  ]
  return questionPage(view, {
    title: '您为谁问', action: '/ask/for-whom', beside: saveForLater('/ask/for-whom'), step: 1, back: '/',
    body: radios(view, { name: 'forWhom', label: '您为谁问？', title: true, options: whom }),
    help: helpSection('替孩子问', html`<p>孩子不满十四周岁的，请由父母或其他监护人来问。</p>`),
  })
}

/** 1 · The ground, asked only of those who speak for someone else. */
export function authorityPage(view: StepView): string {
  return questionPage(view, {
    title: '您是他的什么人', action: '/ask/authority', beside: saveForLater('/ask/authority'), step: 1, back: '/ask/for-whom',
    body: radios(view, { name: 'authority', label: '您是他（她）的什么人？', title: true, hint: '先记下来，现在不用交证明。要用的时候，工作人员会告诉您。', options: grounds }),
  })
}

const grounds: readonly (Option & { readonly value: keyof typeof authorities })[] = [
  // 近亲属: Civil Code 1045.
  { value: 'kin', text: '家里人', hint: '丈夫、妻子、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女' },
  { value: 'guardian', text: '监护人', hint: '依法照管他（她）的人，比如孩子的父母' },
  { value: 'agent', text: '有他（她）写的委托书' },
  { value: 'helper', text: '村（居）干部、法律明白人，替他（她）办' },
  { value: 'oral', text: '他（她）口头说过，让我来问' },
]

/** 2 · The need, already begun on the start page. */
export function needPage(view: NeedView): string {
  const kinds = [{ value: 'question', text: '问一个问题', hint: '想知道法律怎么规定、下一步怎么走' }, { value: 'task', text: '请帮我办事', hint: '调解、申请法律援助、联系律师、投诉等' }]
  return questionPage(view, {
    title: '说说发生了什么事', action: '/ask/need', beside: saveForLater('/ask/need'), step: 2, back: '/ask/for-whom', files: true,
    body: html`${textArea(view, { name: 'need', label: '发生了什么事，您想要什么？', title: true, max: 5000, hint: '时间、地点、对方是谁、多少钱，记得多少写多少。身份证号、银行卡号不要写在这里。' })}
${view.typed['shop'] ? html`${hidden('kind', view.typed['kind'] ?? '')}${hidden('topic', view.typed['topic'] ?? '')}` : html`${radios(view, { name: 'kind', label: '您希望我们', options: kinds })}
${topicField(view)}`}
${fileField(view, { name: 'files', label: '照片或材料', hint: '合同、欠条、判决书，用手机拍下来就行，录音、录像也行。一次最多 10 个，没有就不传。', optional: true, accept: ACCEPT })}
${fileList(view.files)}`,
    help: helpSection('国家秘密不要写', html`<p>写着“秘密”“机密”“绝密”的文件，不能写在这里，也不能传上来。</p>`),
  })
}

/** What the words point to is offered first; the whole list stays within reach, and nothing is chosen for anybody. */
function topicField(view: NeedView): Html {
  const { hints, topics, typed } = view
  if (hints.length === 0) return select(view, { name: 'topic', label: '属于哪方面', hint: '拿不准就不选，工作人员会看。', optional: true, empty: '不清楚', options: topics, width: 'middle' })
  const options = [...hints.map(({ value, text }) => ({ value, text: `${text}？` })), { value: '', text: '都不是，或者说不清' }]
  return html`${radios(view, { name: 'topicHint', label: '可能是哪方面', hint: '按您写的猜的，不一定对。拿不准就不选。', optional: true, options })}
<details${attributes({ open: Boolean(typed['topic']) })}><summary>看全部，自己选</summary>${select(view, { name: 'topic', label: '属于哪方面', optional: true, empty: '不清楚', options: topics, width: 'middle' })}</details>`
}

/** 3 · Where it happened: county first. */
export function placePage(view: PlaceView): string {
  const options = [...view.counties.map((county) => (county.value === FENGTAI ? { ...county, hint: '毛集、夏集、焦岗湖三个镇也选这里' } : county)), { value: 'unknown', text: '不清楚，或者不在淮南', hint: '也能办，工作人员会和您核对' }]
  return questionPage(view, {
    title: '事情发生在哪里', action: '/ask/place', beside: saveForLater('/ask/place'), step: 3, back: '/ask/need',
    body: radios(view, { name: 'county', label: '事情发生在哪个县区？', title: true, hint: guessHint(view) ?? '用来找到离得最近、管这件事的单位。', options }),
  })
}

/** 3 · Then township, and the place in words. */
export function townshipPage(view: TownshipView): string {
  return questionPage(view, {
    title: '哪个乡镇、街道', action: '/ask/township', beside: saveForLater('/ask/township'), step: 3, back: '/ask/place',
    body: html`<h1>${view.county}哪个镇、哪条街道？</h1>
${select(view, { name: 'township', label: '乡镇、街道', hint: guessHint(view) ?? '说不清就不选。', empty: '不清楚', options: view.townships, width: 'middle' })}
${textField(view, { name: 'place', label: '具体地点', hint: '村、小区、单位或路名', optional: true, max: 200 })}`,
  })
}

/** 4 · How to reach the person. Anonymous is possible, and what it costs is said. */
export function contactPage(view: StepView): string {
  const proxy = view.typed['forWhom'] !== 'self'
  const replies = [{ value: 'phone', text: '打电话' }, { value: 'sms', text: '发短信' }, { value: 'online', text: '我自己上网查' }]
  return questionPage(view, {
    title: '怎么联系您', action: '/ask/contact', beside: saveForLater('/ask/contact'), step: 4, back: '/ask/place',
    body: html`<h1>${proxy ? '怎么联系你们？' : '怎么联系您？'}</h1>
${proxy ? helperFields(view) : nothing}
${textField(view, { name: 'name', label: proxy ? '他（她）的姓名' : '您的姓名', autocomplete: proxy ? 'off' : 'name', width: 'middle', max: 60 })}
${checkbox(view, { name: 'anonymous', label: proxy ? '不想留他（她）的姓名' : '我不想留姓名', hint: '可以不留，我们会记上“匿名”。有些事（如申请法律援助）要实名才能办，到时会告诉您。' })}
${textField(view, { name: 'phone', label: proxy ? '他（她）的电话' : '您的电话', type: 'tel', inputmode: 'tel', hint: proxy ? '没有就不填，我们打您的电话。' : '答复您、以后查进度都要用。座机请带区号，如 0554-1234567。', optional: proxy, autocomplete: proxy ? 'off' : 'tel', width: 'middle', max: 30 })}
${checkbox(view, { name: 'unsafeToCall', label: '打这个电话不方便或不安全', hint: '比如对方会接到、会看到短信。勾上以后，工作人员不会直接打这个电话。' })}
${radios(view, { name: 'replyBy', label: '希望怎样答复', optional: true, options: replies })}
${idFields(view)}`,
    help: helpSection('填了有什么用', html`<p>只用来办您这件事。谁看过，都有记录。<a href="${url('/privacy')}">个人信息怎么用</a></p>`),
  })
}

/** Folded away: it is not needed, and a field for it frightens people off. A separate yes goes with it (PIPL 29). */
const idFields = (view: StepView): Html => html`<details${attributes({ open: Boolean(view.typed['idNumber'] || view.problems['idNumber'] || view.problems['idConsent']) })}><summary>${whose(view)}身份证号码（可不填）</summary>
${textField(view, { name: 'idNumber', label: `${whose(view)}身份证号码`, hint: '填了，以后在窗口找记录、补查询码快一些。不填一样办。', optional: true, autocomplete: 'off', width: 'middle', max: 30 })}
${checkbox(view, { name: 'idConsent', label: whose(view) ? '他（她）同意用身份证号码核对是不是本人' : '我同意用身份证号码核对是不是我本人', hint: '身份证号码是敏感个人信息，所以要单独问您一次。没填号码就不用勾。' })}</details>`

const whose = (view: StepView): string => (view.typed['forWhom'] === 'self' ? '' : '他（她）的')

/** 5 · Everything once more, before it is sent. */
export function checkPage(view: CheckView): string {
  return questionPage(view, {
    title: '核对您填的内容', action: '/ask/send', step: 5, back: '/ask/contact', button: '确认提交', beside: html`<a class="button link" href="${url('/continue/keep')}">先存下来，以后再交</a>`,
    body: html`${hidden('requestId', view.requestId)}<h1>请核对，没错就提交</h1>
${answers(view.rows)}
${view.files.length > 0 ? html`<p>附件 ${view.files.length} 个：${view.files.map((f) => f.name).join('、')}</p>` : nothing}
${checkbox(view, { name: 'truthful', label: '我说的是真实情况', hint: '记不清的地方，写“记不清”就行。' })}
${notice(html`<p>提交后会给您一个<strong>查询码</strong>，用它就能看办到哪一步。您填的这些只用来办这件事，<a href="${url('/privacy')}">详细说明</a>。</p>`)}`,
  })
}

const guessHint = (view: StepView): string | undefined => (view.typed['guessed'] ? '按您写的先选好了，请看对不对，不对就改。' : undefined)

const helperFields = (view: StepView): Html => html`${textField(view, { name: 'helperName', label: '您的姓名', autocomplete: 'name', width: 'middle', max: 60 })}
${textField(view, { name: 'helperPhone', label: '您的电话', type: 'tel', inputmode: 'tel', hint: '以后查进度，用这个电话也行。', autocomplete: 'tel', width: 'middle', max: 30 })}`

/** Ticked, a file is left out with the next step: no second button that Enter could press by mistake. */
const fileList = (files: readonly FileView[]): Html => (files.length === 0 ? nothing : html`<fieldset><legend>已经上传 ${files.length} 个</legend>${files.map((file) => html`<label class="choice"><input type="checkbox" name="remove" value="${file.id}"><span>不要“${file.name}”<small>${file.size}</small></span></label>`)}</fieldset>`)

const FENGTAI = '340421'
export const ACCEPT = 'image/*,.pdf,.docx,.xlsx,.txt,.mp3,.m4a,.amr,.mp4'
