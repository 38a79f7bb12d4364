import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { textField } from '../parts/fields.ts'
import { demoMark, verdict } from '../parts/licence.ts'
import { notice } from '../parts/notice.ts'
import { backLink, questionPage } from '../parts/question.ts'
import type { GenuineFind, GenuineView } from '../views.ts'

/** 真伪核验: is this lawyer, this notary, this firm genuine? And what to do when not. */
export function genuinePage(view: GenuineView): string {
  if (!view.finds) return asking(view)
  const { finds } = view
  const body = html`${backLink('/genuine', '再查一个')}<div class="prose"><h1>${headline(finds)}</h1>
<p>您查的是：${view.typed['q'] ?? ''}</p>
${finds.length === 0 ? notFound() : html`<ul class="places">${finds.map(found)}</ul>${view.more ? html`<p>同名的不止这些，请写执业证号再查。</p>` : nothing}`}
${finds.some((one) => one.what === 'person') ? html`<p class="soft small">同名同姓的人很多。请看看对方的执业证：名字、证号、机构和这里一样，才是同一个人。</p>` : nothing}
${finds.some((one) => one.verdict !== 'genuine') ? beware() : nothing}
<div class="actions"><a class="button" href="${url('tel:12348')}">打 12348 核实</a><a class="button plain" href="${url('/stations')}">找附近的人当面问</a></div></div>`
  return layout(view.frame, { title: '查律师、机构是真是假', body })
}

const asking = (view: GenuineView): string => questionPage(view, {
  title: '查律师、机构是真是假', action: '/genuine', back: '/', button: '查一查',
  body: html`<h1>查律师、机构是真是假</h1>${textField(view, { name: 'q', label: '姓名、执业证号，或者机构的全名', hint: '请写全。例如律师的姓名，或执业证上的证号，或“某某律师事务所”的全名。查的内容不保存。', autocomplete: 'off', max: 60 })}
${notice(html`<p>法律咨询公司、信息公司不是律师事务所，不能以律师的名义办案。</p>`)}`,
})

const headline = (finds: readonly GenuineFind[]): string => (finds.length === 0 ? '没有查到' : finds.every((one) => one.verdict === 'genuine') ? '登记里有，执业证照有效' : finds.every((one) => one.verdict !== 'genuine') ? '登记里有，但现在不能执业' : '查到不止一个，请对照')

const found = (one: GenuineFind): Html => html`<li><strong>${one.name}</strong>${demoMark(one)}<span class="soft">　${one.kindName}</span>${one.what === 'person' ? html`<br>在 <a href="${url(`/bodies/${one.bodyCode}`)}">${one.bodyName}</a>` : html`<br><a href="${url(`/bodies/${one.bodyCode}`)}">地址、电话、开门时间</a>`}<br>${verdict({ ...one, official: one.what === 'office' })}</li>`

const notFound = (): Html => html`${notice(html`<p><strong>本市的登记里没有。</strong>可能是名字或证号写错了一个字；可能在外地执业；也可能是假的。</p>`, 'care')}
<h2>怎么办</h2><ol><li>请对方拿出执业证，对照名字和证号再查一次。</li><li>打 12348，请工作人员替您核实外地的。</li><li>核实以前，先不付钱，不交证件原件，不签空白的纸。</li></ol>${beware()}`

const beware = (): Html => html`<h2>怀疑是假的，请举报</h2><p>有人冒充律师、法律援助、司法局收费的，打 <a href="${url('tel:12348')}">12348</a> 举报；已经被骗了钱，打 <a href="${url('tel:110')}">110</a>。留好收据、转账记录和聊天记录。</p>`
