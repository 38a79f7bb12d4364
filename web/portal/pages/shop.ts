import type { Figures } from '../../../contract/shops.ts'
import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { textArea } from '../parts/fields.ts'
import { plainDates } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { backLink, helpSection, questionPage } from '../parts/question.ts'
import type { ProductPageView, PublicProduct, PublicShop, ShopAskView, ShopPageView } from '../shop-views.ts'

/** One shop: who answers, when, whether the licence holds, what it offers, how it did in plain numbers. */
export function shopPage({ frame, shop }: ShopPageView): string {
  const body = html`${backLink('/shops', '网上店铺')}<h1>${shop.name}</h1>
${standing(shop)}
<p class="lead">${shop.intro}</p>
<div class="actions">${shop.mayAsk ? html`<a class="button" href="${url(`/shops/${shop.id}/ask`)}">问这家店</a>` : nothing}<a class="button plain" href="${url('tel:12348')}">打 12348 问</a></div>
<h2>谁来答复</h2>
${rows([['机构', `${shop.unitName}（${shop.kindName}，${shop.bureauName}管理）`], ['谁答复您', shop.answererName], ['人不在时', shop.deputyName], ['店里负责人', shop.responsible], ['什么时候有人', shop.hours], ['擅长', shop.specialities], ['执业状态', plainDates(shop.licence.says)], ...reviewed(shop)])}
<h2>能办哪些事</h2>
${shop.products.length === 0 ? html`<p>现在没有可以订的服务。${shop.mayAsk ? '可以先问这家店，或者打' : '要办的事，可以打'} <a class="tap" href="${url('tel:12348')}">12348</a> 问。</p>` : html`<ul class="places">${shop.products.map((product) => html`<li><strong><a class="tap" href="${url(`/shops/${shop.id}/products/${product.id}`)}">${product.name}</a></strong><span class="soft">　${product.price ?? '免费'}</span><br>${product.forWhom}；${product.timeLimit}</li>`)}</ul>`}
<h2>办得怎么样</h2>
${figures(shop.figures)}
<p class="soft small">只有在这家店问过、办完的人才能评价。数字给您参考，不排名次。${shop.demo ? '本页是演示内容。' : nothing}</p>
<p>答复太晚、乱收费、态度不好的，由${shop.bureauName}查：<a class="tap" href="${url(`/shops/${shop.id}/complain`)}">投诉这家店</a></p>`
  return layout(frame, { title: shop.name, body })
}

export function productPage({ frame, shop, product }: ProductPageView): string {
  const body = html`${backLink(`/shops/${shop.id}`, shop.name)}<h1>${product.name}</h1>
${standing(shop)}
<p class="lead">${product.content}</p>
${rows([['哪一类', product.class], ['给谁', product.forWhom], ['怎么办', product.form], ['哪里能办', product.area], ['多久', product.timeLimit], ['多少钱', product.price ?? '免费'], ...(product.priceBasis ? [['收费依据', product.priceBasis] as const] : [])])}
${product.price ? html`<p>这里不收钱。办之前，先和机构说清多少钱、签好委托；对收费有疑问，打 <a class="tap" href="${url('tel:12348')}">12348</a>。符合法律援助条件的，不用花钱。</p>` : nothing}
<div class="actions">${shop.mayOrder ? html`<a class="button" href="${url(`/shops/${shop.id}/products/${product.id}/order`)}">我想订这个</a>` : nothing}${shop.mayAsk ? html`<a class="button plain" href="${url(`/shops/${shop.id}/ask`)}">先问一问</a>` : nothing}</div>`
  return layout(frame, { title: product.name, body })
}

/** The first question; the rest is asked as everywhere, with everything once more before it is sent. */
export function shopAskPage(view: ShopAskView): string {
  const { shop, product, complaint } = view
  const here = product ? `/shops/${shop.id}/products/${product.id}` : `/shops/${shop.id}`
  const { title, label, hint, seen } = complaint ? words.complaint(shop) : product ? words.order(shop, product) : words.ask(shop)
  return questionPage(view, {
    title, back: here, action: `${here}/${complaint ? 'complain' : product ? 'order' : 'ask'}`,
    body: html`<h1>${title}</h1>${textArea(view, { name: 'need', label, hint, max: 5000 })}`,
    help: helpSection('谁会看到', html`<p>${seen}</p>`),
  })
}

const seenBy = (shop: PublicShop): string => `${shop.unitName}的${shop.answererName}、${shop.deputyName}，和管这家机构的司法局。这家店只看得到您交给它的这一件。`
const ownWords = '发生了什么事，想要什么。用自己的话写就行。'
const words = {
  ask: (shop: PublicShop) => ({ title: `问${shop.name}`, label: '您想问什么', hint: ownWords, seen: seenBy(shop) }),
  order: (shop: PublicShop, product: PublicProduct) => ({ title: `订“${product.name}”`, label: '您的情况和要求', hint: ownWords, seen: seenBy(shop) }),
  complaint: (shop: PublicShop) => ({ title: `投诉${shop.name}`, label: '您要投诉什么', hint: '什么时候、哪个人、什么事，您想要什么结果。收据、聊天记录请留好，后面可以拍照传上来。', seen: `只有${shop.bureauName}，由它去查。这家店看不到是谁投诉的、写了什么。` }),
}

const reviewed = ({ lastReview }: PublicShop): (readonly [string, string])[] =>
  lastReview ? [['每年查一次', `${plainDates(lastReview.on)}查过，${{ pass: '通过', correct: '要整改', fail: '不通过' }[lastReview.outcome]}：${lastReview.note}`]] : []

const standing = (shop: PublicShop): Html => (shop.mayAsk && shop.mayOrder ? nothing
  : notice(html`<p><strong>这家店现在${shop.mayAsk ? '只答复提问，不接新的事' : '不能问、不能订'}。</strong>${shop.why ? `原因：${plainDates(shop.why)}。` : nothing}${shop.mayAsk ? nothing : html`您的事可以<a href="${url('/shops')}">找别的店</a>，或者打 <a href="${url('tel:12348')}">12348</a>。`}</p>`, 'plain'))

/** Numerators with their denominators; under nothing settled nothing is claimed. */
const figures = (f: Figures): Html => html`<ul><li>${f.settled === 0 ? '还没有到时限的提问' : `答复过或到了时限的提问 ${f.settled} 件，其中按时答复 ${f.inTime} 件`}</li><li>办结 ${f.done} 件${f.done === 0 ? nothing : html`，其中 ${f.rated} 件有评价${f.rated === 0 ? nothing : html`：满意 ${f.content} 件，不满意 ${f.rated - f.content} 件`}`}</li></ul>`

const rows = (pairs: readonly (readonly [string, string])[]): Html => html`<dl class="answers">${pairs.map(([name, words]) => html`<div><dt>${name}</dt><dd>${words}</dd></div>`)}</dl>`
