import { html, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { textField } from '../parts/fields.ts'
import { homeLink } from '../parts/question.ts'
import { tabs } from '../parts/tabs.ts'
import type { ShopCard, ShopsView } from '../shop-views.ts'

/** Shops by name: nobody stands above another by points or by payment. */
export function shopsPage(view: ShopsView): string {
  const body = html`${homeLink(view.frame)}<h1>网上店铺</h1>
<p class="lead">律师事务所、法律服务所、公证处、调解组织在这里开的窗口：谁答复、有哪些服务、要不要钱。先后不代表好坏，不排名次；这里不收任何钱。</p>
${tabs('县区', [{ value: '', text: '全市' }, ...view.counties], view.typed['county'] ?? '', (county) => url('/shops', { county: county || undefined, kind: view.typed['kind'] || undefined }))}
${tabs('哪类机构', [{ value: '', text: '各类' }, ...view.kinds], view.typed['kind'] ?? '', (kind) => url('/shops', { county: view.typed['county'] || undefined, kind: kind || undefined }))}
${form(view.frame, '/shops', html`${hidden('county', view.typed['county'] ?? '')}${hidden('kind', view.typed['kind'] ?? '')}${textField({ typed: view.typed, problems: {} }, { name: 'q', label: '擅长什么', hint: '例如：婚姻、欠薪、公证。', optional: true, autocomplete: 'off', max: 40 })}<div class="actions"><button class="button plain" type="submit">查找</button></div>`)}
${view.shops.length === 0 ? html`${view.more && view.typed['q'] ? html`<p>还有更多，请把话说得更具体一些，或者选县区。</p>` : nothing}<p>${view.page > 1 ? '没有更多了。' : '没有找到这样的店铺。'}换个条件，或者打 <a class="tap" href="${url('tel:12348')}">12348</a> 问。</p>` : html`<ul class="places">${view.shops.map(card)}</ul>`}
${view.more && view.typed['q'] ? html`<p>还有更多，请把话说得更具体一些，或者选县区。</p>` : nothing}<p class="paging">${view.page > 1 ? html`<a class="tap" href="${url('/shops', asked(view, view.page - 1))}">上一页</a>` : nothing}${view.more && !view.typed['q'] ? html`<a class="tap" href="${url('/shops', asked(view, view.page + 1))}">下一页</a>` : nothing}</p>
<p>不知道找谁？<a class="tap" href="${url('/')}">说说您的事</a>，我们替您找。</p>`
  return layout(view.frame, { title: '网上店铺', body })
}

const card = (shop: ShopCard): Html => html`<li><strong><a class="tap" href="${url(`/shops/${shop.id}`)}">${shop.name}</a></strong><br><span class="soft">${shop.kindName}，${shop.bureauName}</span><br>擅长：${shop.specialities}<br><span class="soft small">${shop.products > 0 ? `能办 ${shop.products} 样事` : '可以提问'}${shop.limited ? '；现在只答复提问，不接新的事' : ''}</span></li>`

const asked = ({ typed }: ShopsView, page: number): Record<string, string | undefined> => ({ county: typed['county'] || undefined, kind: typed['kind'] || undefined, page: String(page) })
