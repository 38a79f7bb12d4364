import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { crawl, makeOf, mostOfOneMake, targetOf, type AskPage } from './crawl.ts'
import { checkExternal } from './external.ts'
import { addMonths } from '../../platform/days.ts'
import { kindOf } from './page-kinds.ts'
import { probe } from './probes.ts'

const over = (pages: Readonly<Record<string, string | { to: string }>>, asked: string[] = []): AskPage => async (path) => {
  asked.push(path)
  const page = pages[path]
  if (page === undefined) return { status: 404, html: '<main>没有</main>', to: null }
  return typeof page === 'string' ? { status: 200, html: `<main><h1>${path}</h1>${page}</main>`, to: null } : { status: 303, html: null, to: page.to }
}
const link = (to: string): string => `<a class="x" href="${to}">去</a>`

test('走一遍自己的页面：打不开的链接、页内没有的位置都找得到，说得出在哪一页；跳转跟着走；同一页只打开一次 [SITE-LINK]', async () => {
  const asked: string[] = []
  const found = await crawl(over({ '/': link('/a') + link('/b?page&#61;2') + link('/old'), '/a': link('/gone') + link('#nowhere') + link('#here') + '<p id="here">' + link('/'), '/b?page=2': link('/a#here') + link('tel:12348'), '/old': { to: '/a' } }, asked), { restMs: 0 })
  assert.deepEqual(found.broken, [{ page: '/a', target: '#nowhere', says: '页面里没有这个位置' }, { page: '/a', target: '/gone', says: '页面不存在' }])
  assert.deepEqual(found.pages.map(({ path, title }) => [path, title]), [['/', '/'], ['/a', '/a']])
  assert.equal(new Set(asked).size, asked.length)
})

test('两页互相跳转不会走不完；同一类页面太多时只打开前面的，说明还有多少没有打开', async () => {
  const many = Object.fromEntries(Array.from({ length: mostOfOneMake + 7 }, (_, at) => [`/law/${at}`, '']))
  const found = await crawl(over({ '/': Object.keys(many).map(link).join('') + link('/x'), '/x': { to: '/y' }, '/y': { to: '/x' }, ...many }), { restMs: 0 })
  assert.deepEqual([...found.capped], [['/law/:id', 7]])
  assert.deepEqual(found.broken, [])
})

test('外部链接只认 http 和 https；别的协议不碰', () => {
  assert.deepEqual(targetOf('https://example.cn/a#b', '/'), { external: 'https://example.cn/a' })
  assert.deepEqual(targetOf('../guides', '/shops/x'), { own: '/guides' })
  for (const other of ['tel:12348', 'mailto:a@b.cn', 'javascript:alert(1)']) assert.equal(targetOf(other, '/'), null)
  assert.equal(makeOf('/shops/0199-aa/products/7?b=1&a=2'), '/shops/:id/products/:id?a&b')
  assert.deepEqual(['/', '/topics', '/topics/labour', '/guides/LA-01', '/law/0199', '/staff/x', '/ask/need', '/privacy'].map(kindOf), ['page', 'column', 'topic', 'guide', null, null, null, 'page'])
  assert.deepEqual([addMonths('2026-08-31', 6), addMonths('2026-11-23', 6)], ['2027-02-28', '2027-05-23'])
})

const servers: Server[] = []
after(() => { for (const server of servers) { server.closeAllConnections(); server.close() } })
const serve = async (answer: (path: string, method: string) => number | null): Promise<string> => {
  const server = createServer((request, reply) => { const status = answer(request.url ?? '', request.method ?? ''); if (status !== null) { reply.statusCode = status; reply.end('x') } })
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('外部链接：没有这一页算断链；对方出错、太慢、不肯答，算未能检查，不算断链；只问链接自己的网站，不跟着跳转 [SITE-LINK]', async () => {
  const asked: string[] = []
  const site = await serve((path, method) => { asked.push(`${method} ${path}`); return path === '/slow' ? null : path === '/picky' && method === 'HEAD' ? 405 : Number(/\d+/.exec(path)?.[0] ?? 200) })
  const fates = await checkExternal(['/200', '/404', '/410', '/500', '/302', '/slow', '/picky'].map((path) => site + path), { politeMs: 0, timeoutMs: 300, alsoPrivate: true })
  assert.deepEqual([...fates.values()].map(({ fate }) => fate), ['good', 'gone', 'gone', 'unknown', 'good', 'unknown', 'good'])
  assert.match(fates.get(`${site}/slow`)!.says, /未能检查/)
  assert.deepEqual(asked.slice(-2), ['HEAD /picky', 'GET /picky'])
  const [inner] = (await checkExternal([site], { politeMs: 0, timeoutMs: 300 })).values()
  assert.deepEqual(inner, { fate: 'gone', says: '这是内部网络的地址，居民打不开' })
})

test('没有外网：找不到名字不等于断链，写未能检查', async () => {
  const [fate] = (await checkExternal(['https://santai.invalid/'], { politeMs: 0, timeoutMs: 1000 })).values()
  assert.equal(fate!.fate, 'unknown')
  assert.match(fate!.says, /未能检查/)
})

test('对接系统：有应答就是通，出错、没开、说明不完整就是不通；没有地址不算通也不算不通 [SITE-UP]', async () => {
  const site = await serve((path) => (path.includes('well-known') ? 200 : path === '/down' ? 503 : 401))
  assert.equal((await probe('http', site)).up, true)
  assert.deepEqual([(await probe('http', `${site}/down`)).says, (await probe('oidc', site)).says], ['对方出错（503）', '公开说明不完整'])
  assert.equal((await probe('tcp', site.replace('http://', ''))).up, true)
  assert.equal((await probe('tcp', '127.0.0.1:1')).says, '对方没有开')
  assert.deepEqual(await probe('none', null), { up: null, ms: 0, says: '没有登记地址，未检查' })
})
