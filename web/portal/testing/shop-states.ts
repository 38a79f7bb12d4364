import * as portal from '../index.ts'
import type { PublicShop } from '../shop-views.ts'
import type { Frame, Option } from '../views.ts'

/** States of the pages about shops. */
export const shopStates = (frame: Frame, counties: readonly Option[]): Readonly<Record<string, string>> => {
  const list = { frame, typed: {}, counties, kinds: KINDS, page: 1, more: false }
  return {
    shops: portal.shopsPage({ ...list, typed: { county: '340403' }, shops: Array.from({ length: 20 }, (_, i) => ({ id: ID, name: `第${i + 1}律师事务所的店铺（演示）`, kindName: '律师事务所', specialities: '婚姻家庭、劳动、合同、交通事故', bureauName: '田家庵区司法局', limited: i % 5 === 0, products: i })), page: 2, more: true }),
    'shops-found': portal.shopsPage({ ...list, typed: { q: '婚姻' }, shops: [{ id: ID, name: SHOP.name, kindName: SHOP.kindName, specialities: SHOP.specialities, bureauName: SHOP.bureauName, limited: false, products: 3 }], more: true }),
    'shops-empty': portal.shopsPage({ ...list, typed: { q: '<没有>' }, shops: [] }),
    shop: portal.shopPage({ frame, shop: SHOP }),
    'shop-limited': portal.shopPage({ frame, shop: { ...SHOP, stateName: '限流', why: '90 天内第 3 次过了时限没有答复', mayOrder: false } }),
    'shop-suspended': portal.shopPage({ frame, shop: { ...SHOP, stateName: '已暂停', why: '执业证照过期（2026-11-21 起）', mayAsk: false, mayOrder: false, products: [], figures: NONE, licence: { good: false, says: '执业证照过期（2026-11-21 起）' } } }),
    'shop-product': portal.productPage({ frame, shop: SHOP, product: SHOP.products[0]! }),
    'shop-product-free': portal.productPage({ frame, shop: SHOP, product: SHOP.products[1]! }),
    'shop-ask': portal.shopAskPage({ frame, typed: {}, problems: {}, shop: SHOP, product: null, complaint: false }),
    'shop-sent': portal.sentPage({ frame, sentAt: '2026-11-23T06:20:00Z', anonymous: false, unsafe: false, opensWith: '电话 138****1234', receipt: { outcome: 'created', orderId: ID, number: '淮田工单〔2026〕000125', queryCode: 'K7QM-3HXF', state: 'inHand', dueAt: '2026-11-24T06:20:00Z', promise: '已经直接交给您选的机构，24 小时（待核实）内答复您。' } }),
    'shop-complain': portal.shopAskPage({ frame, typed: {}, problems: {}, shop: SHOP, product: null, complaint: true }),
    'shop-order-error': portal.shopAskPage({ frame, typed: { need: '。' }, problems: { need: '请多写几个字，说说发生了什么事' }, shop: SHOP, product: SHOP.products[0]!, complaint: false }),
  }
}

const ID = '019a0000-0000-7000-8000-000000000001'
const KINDS = ['律师事务所', '基层法律服务所', '公证处', '人民调解委员会', '司法鉴定所', '仲裁委员会'].map((text, i) => ({ value: `k${i}`, text }))
const NONE = { asked: 0, settled: 0, inTime: 0, ordered: 0, done: 0, rated: 0, content: 0 }
const product = { id: ID, name: '离婚协议书代写', class: '法律文书', forWhom: '要离婚的夫妻', content: '听两方说明，写一份协议，讲清孩子、房子、欠账怎么办。', form: '网上、上门', area: '田家庵区', price: '300 元一份', priceBasis: '本所公示的收费标准（演示）', timeLimit: '3 个工作日' }
const SHOP: PublicShop = {
  id: ID, name: '安泽律师事务所的店铺（演示）', intro: '婚姻、欠薪、邻里纠纷，先听您说。', specialities: '婚姻家庭、劳动', hours: '周一至周五 9:00–17:00', responsible: '王演安', answererName: '李演民', deputyName: '张演理', why: null, demo: true, lastReview: { on: '2026-10-12', outcome: 'pass', note: '证照、专人、产品和收费都核对过' },
  unitName: '安徽安泽律师事务所（演示）', kindName: '律师事务所', bureauName: '田家庵区司法局', phone: null, stateName: '营业中', licence: { good: true, says: '执业证照有效，到 2028-06-30' }, mayAsk: true, mayOrder: true,
  figures: { asked: 26, settled: 25, inTime: 24, ordered: 7, done: 29, rated: 20, content: 19 }, products: [product, { ...product, name: '欠薪先问一问', price: null, priceBasis: null }],
}
