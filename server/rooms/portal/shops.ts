import type { FastifyInstance } from 'fastify'
import { productPage, shopAskPage, shopPage, shopsPage } from '../../../web/portal/index.ts'
import type { PublicProduct, PublicShop, ShopsView } from '../../../web/portal/shop-views.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { nobodysSight } from '../../platform/http.ts'
import { isId } from '../../platform/ids.ts'
import { counties } from '../../rules/areas.ts'
import { unitKinds } from '../../rules/unit-kinds.ts'
import { findOpenShops, findPublicShop } from '../shops/index.ts'
import { beginFrom } from './asking.ts'
import { frame, page, readOnce, wrongPage, type Portal, type Visit } from './context.ts'
import { lookedFor, readForm } from './forms.ts'
import { stepNamed } from './steps.ts'
import { countyChoices } from './place-choices.ts'

/** Shops as everybody may see them; a question or an order begins a draft like any other, with the shop written into it. */
export function mountShops(app: FastifyInstance, portal: Portal): void {
  const way = (path: string, show: (visit: Visit) => Promise<unknown>): void => { app.get(path, (request, reply) => show({ portal, request, reply })) }
  way('/shops', (visit) => list(visit, visit.request.query as Asked))
  app.post('/shops', async (request, reply) => list({ portal, request, reply }, (await readForm({ portal, request, reply })).typed))
  way('/shops/:id', (visit) => withShop(visit, (shop) => page(visit, shopPage({ frame: frame(visit, `/shops/${shop.id}`), shop }), 200, 'everybody')))
  way('/shops/:id/products/:product', (visit) => withProduct(visit, (shop, product) => page(visit, productPage({ frame: frame(visit), shop, product }), 200, 'everybody')))
  for (const path of ['/shops/:id/ask', '/shops/:id/complain', '/shops/:id/products/:product/order']) {
    way(path, (visit) => atShop(visit, (shop, product) => page(visit, shopAskPage({ frame: frame(visit), typed: {}, problems: {}, shop, product, complaint: complains(visit) }))))
    app.post(path, (request, reply) => begin({ portal, request, reply }))
  }
}

async function list(visit: Visit, asked: Asked): Promise<unknown> {
  const county = counties.find(({ code }) => code === asked['county'])?.code
  const kind = kinds.find(({ value }) => value === asked['kind'])?.value
  const q = lookedFor(asked['q'], 40)
  const wanted = /^\d{1,3}$/.test(String(asked['page'])) ? Math.max(1, Number(asked['page'])) : 1
  const { rows, more } = await readOnce(visit.portal, (tx) => findOpenShops(tx, { county, kind, q: q || undefined, page: wanted }))
  const view: ShopsView = { frame: frame(visit, '/shops'), typed: { county: county ?? '', kind: kind ?? '', q }, counties: countyChoices, kinds, shops: rows, page: wanted, more }
  // What was posted are somebody's own words.
  return page(visit, shopsPage(view), 200, visit.request.method === 'GET' ? 'everybody' : 'own')
}

async function begin(visit: Visit): Promise<unknown> {
  const { typed } = await readForm(visit)
  const complaint = complains(visit)
  return atShop(visit, (shop, product) => {
    const problem = stepNamed('need')!.check({ ...typed, kind: 'question', topic: '' })['need']
    if (problem) return page(visit, shopAskPage({ frame: frame(visit), typed, problems: { need: problem }, shop, product, complaint }), 422)
    return beginFrom(visit, { need: typed['need'] ?? '', topic: complaint ? 'complaint' : '', kind: product || complaint ? 'task' : 'question', complaint: complaint ? 'yes' : '', shop: shop.id, shopName: shop.name, product: product?.id ?? '', productName: product?.name ?? '' })
  })
}

/** What may be asked or ordered now; otherwise its page says why not. */
const atShop = (visit: Visit, work: (shop: PublicShop, product: PublicProduct | null) => unknown): Promise<unknown> =>
  'product' in (visit.request.params as object)
    ? withProduct(visit, (shop, product) => (shop.mayOrder ? work(shop, product) : page(visit, productPage({ frame: frame(visit), shop, product }), 409)))
    : withShop(visit, (shop) => (shop.mayAsk || complains(visit) ? work(shop, null) : page(visit, shopPage({ frame: frame(visit), shop }), 409)))

/** About the body, to its bureau: also of one that is closed. */
const complains = (visit: Visit): boolean => visit.request.routeOptions.url === '/shops/:id/complain'

async function withShop(visit: Visit, work: (shop: PublicShop) => unknown): Promise<unknown> {
  const { id } = visit.request.params as { id: string }
  const shop = isId(id) ? await read(visit, (tx) => findPublicShop(tx, id, visit.portal.deps.clock.now())) : undefined
  return shop ? work(shop) : wrongPage(visit, 404, '没有这家店铺，也许已经关了。', '/shops')
}

const withProduct = (visit: Visit, work: (shop: PublicShop, product: PublicProduct) => unknown): Promise<unknown> => withShop(visit, (shop) => {
  const product = shop.products.find(({ id }) => id === (visit.request.params as { product: string }).product)
  return product ? work(shop, product) : wrongPage(visit, 404, '这项服务现在没有了，也许已经停办。请看别的，或者打 12348。', `/shops/${shop.id}`)
})

const read = <T>(visit: Visit, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(visit.portal.deps.pool, nobodysSight, work)
const kinds = unitKinds.filter((kind) => !kind.official).map(({ id, zh }) => ({ value: id as string, text: zh as string }))
type Asked = Readonly<Record<string, unknown>>
