import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../../scripts/lib/project.ts'
import { createVault, loadKeyring } from '../../server/platform/crypto.ts'
import { openDatabase } from '../../server/platform/database.ts'
import { newId } from '../../server/platform/ids.ts'
import { importFile } from '../../server/rooms/knowledge/import/import-file.ts'
import { figure, interleaved, percentile, startServer, type RunningServer } from '../lib.ts'
import type { BarePage } from './bare-page.ts'
import { cpuMs, postgresMs, rested } from './cpu.ts'
import { openHouse, signIn, type House } from './house.ts'
import { openLoad, type Load, type Step } from './load.ts'
import { seedBodies, seedOrders } from './many-orders.ts'
import { seedShops } from './many-shops.ts'

/** Pages as a first visitor's browser asks for them, beside a bare Fastify route that sends the same bytes; then search. */
export const measureSpeed = async (quick: boolean, chosen: (names: readonly string[]) => string[]): Promise<void> => {
  const house = await openHouse()
  const load = openLoad()
  try {
    const city = await seedCity(house, quick ? 20_000 : 1_000_000)
    const library = quick ? undefined : join(root, '../shared/data/statutes.jsonl.gz')
    if (library && existsSync(library)) await importLibrary(house, library)
    const server = await house.serve({ SANTAI_TRUST_PROXY: 'true' })
    // What the seeding left to do (checkpoint, vacuum, the index that reads all in) is no part of a page.
    await rested(server.child.pid!, house.folder)
    await pages(house, load, server, city, quick, chosen)
    await search(load, server, quick)
  } finally {
    load.stop()
    await house.close()
  }
}

async function seedCity(house: House, howMany: number): Promise<City> {
  const first = await house.serve()
  const { units } = await seedBodies(house.owner)
  await first.stop()
  const people = await signIn(house, units.map((unitId) => ({ role: 'handler', unitId })))
  await seedOrders(house.owner, howMany, people)
  await seedShops(house.owner, units, people[0]!.id)
  const { rows: orders } = await house.owner.query<{ id: string }>(`select id from work_order where state = 'inHand' order by md5(id::text) limit 400`)
  const { rows: [count] } = await house.owner.query<{ orders: number; shops: number; products: number }>('select (select count(*)::int from work_order) as orders, (select count(*)::int from shop) as shops, (select count(*)::int from shop_product) as products')
  console.log(`${count!.orders} orders, ${count!.shops} shops, ${count!.products} products`)
  return { orders: orders.map(({ id }) => id) }
}

async function importLibrary(house: House, file: string): Promise<void> {
  const account = newId()
  await house.owner.query(`insert into account (id, login, name, demo, created_at) values ($1, 'bench-head', '基准', false, now())`, [account])
  await house.owner.query(`insert into appointment (id, account_id, unit_id, role, from_on) select $1, $2, id, 'cityHead', '2020-01-01' from unit where kind = 'cityBureau'`, [newId(), account])
  const { pool, close } = openDatabase({ appUrl: house.appUrl, max: 4 })
  console.log(`${(await importFile({ pool, now: new Date() }, { name: file, bytes: createReadStream(file) })).rows} articles in the library`)
  await close()
}

/**
 * Each page asked for by many: every second one comes back with his own cookie, the others come for the first time; shops and guides are
 * drawn by Zipf's law, orders are each his own. Beside it the same bytes sent bare. Twice: as the house serves, which keeps for a second what
 * is the same for everybody (docs/decisions/kept-pages.md), and `drawn`, where each page is asked for anew.
 */
async function pages(house: House, load: Load, server: RunningServer, { orders }: City, quick: boolean, chosen: (names: readonly string[]) => string[]): Promise<void> {
  const vault = createVault(loadKeyring(house.file('keyring.json')))
  const following = orders.map((id) => `__Host-following=${vault.seal(`${id}.${Date.now() + 3_600_000}`, 'portal-following')}`)
  const shops = Array.from({ length: 200 }, (_, i) => `/shops/00000004-0000-7000-8000-${(i + 1).toString(16).padStart(12, '0')}`)
  const guides = [...new Set((await (await fetch(`${server.url}/guides`)).text()).match(/\/guides\/[A-Z]{2}-\d+/g))]
  const plan: Asked[] = [
    { name: 'start', paths: ['/'] }, { name: 'start_squeezed', paths: ['/'], headers: { 'accept-encoding': 'gzip, br' } }, { name: 'order', paths: ['/follow/order'], cookies: following }, { name: 'shops', paths: ['/shops'] }, { name: 'shop', paths: shops },
    { name: 'stations', paths: ['/stations?county=340403'] }, { name: 'bodies', paths: ['/bodies'] }, { name: 'guides', paths: ['/guides'] }, { name: 'guide', paths: guides }, { name: 'answers', paths: ['/answers'] }, { name: 'notices', paths: ['/notices'] },
  ]
  const bare = await serveBare(house, server, plan)
  const wanted = chosen(plan.map(({ name }) => name))
  for (const asked of plan.filter(({ name }) => wanted.includes(name))) {
    const drawn = { ...asked, name: `${asked.name}_drawn`, headers: { ...asked.headers, 'cache-control': 'no-cache' } }
    await beside(house, load, server, bare, asked, quick ? [1, 800] : [7, 3_000])
    if (!asked.cookies && asked.name !== 'start_squeezed') await beside(house, load, server, bare, drawn, quick ? [1, 800] : [3, 2_000])
  }
  await bare.stop()
}

async function beside(house: House, load: Load, server: RunningServer, bare: RunningServer, { name, paths, headers, cookies = visitors }: Asked, [pairs, ms]: [number, number]): Promise<void> {
  const quickly = pairs === 1
  const order = { connections: 8, script: [{ method: 'GET', path: '{0}', headers: { 'x-forwarded-for': '10.0.{n}.1', cookie: '{1}', ...headers } } satisfies Step], subjects: Array.from({ length: 2_000 }, (_, i) => [byZipf(paths), cookies[i % cookies.length]!]), random: true }
  const perSecond = async (port: number): Promise<number> => {
    const answer = await load.run({ port, ms, ...order })
    if (answer.failed) throw new Error(`${name}: ${answer.sample.slice(0, 300)}`)
    return answer.perSecond
  }
  await load.run({ port: server.port, count: 1_000, ...order })
  await load.run({ port: bare.port, count: 1_000, ...order })
  const spent = (): number[] => [cpuMs(server.child.pid!), postgresMs(house.folder), cpuMs(bare.child.pid!)]
  const before = spent()
  const count = quickly ? 2_000 : 10_000
  await load.run({ port: server.port, count, ...order })
  await load.run({ port: bare.port, count, ...order })
  const [node, postgres, sent] = spent().map((ms, i) => (ms - before[i]!) / count) as [number, number, number]
  console.log(`processor time a page of ${name}: ${node.toFixed(3)} ms in node, ${postgres.toFixed(3)} ms in PostgreSQL; sent bare ${sent.toFixed(3)} ms`)
  const { ours, other, ratio, rounds } = await interleaved(pairs, () => perSecond(server.port), () => perSecond(bare.port))
  console.log(`${name}: ${ours.toFixed(0)}/s against ${other.toFixed(0)}/s; pairs ${rounds.map((round) => (round.ours / round.other).toFixed(3)).join(' ')}`)
  figure(`portal_${name}_ratio`, ratio)
}

/** The n-th is asked for a n-th as often as the first. */
function byZipf(paths: readonly string[]): string {
  const weights = paths.map((_, i) => 1 / (i + 1))
  let left = Math.random() * weights.reduce((sum, weight) => sum + weight, 0)
  return paths[Math.max(0, weights.findIndex((weight) => (left -= weight) < 0))]!
}

/** What the product sends, sent bare: the same bytes unsqueezed, the same headers but the day and the cookie. */
async function serveBare(house: House, server: RunningServer, asked: readonly Asked[]): Promise<RunningServer> {
  const plan: Record<string, BarePage> = {}
  for (const { paths, cookies } of asked) for (const path of paths) {
    const answer = await fetch(server.url + path, { headers: { 'accept-encoding': 'identity', ...(cookies ? { cookie: cookies[0]! } : {}) }, redirect: 'manual' })
    const body = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    plan[path.split('?')[0]!] = { body: body.toString('base64'), headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } }
  }
  writeFileSync(house.file('pages.json'), JSON.stringify(plan))
  return startServer({ command: [process.execPath, 'bench/parts/bare-page.ts'], env: { BENCH_PAGES: house.file('pages.json') } })
}

/** Laws, guides and shops in one's own words, one after another as one person asks, and eight at once. */
async function search(load: Load, server: RunningServer, quick: boolean): Promise<void> {
  const start = await fetch(`${server.url}/law`)
  const visitor = /__Host-visitor=([\w-]+)/.exec(start.headers.get('set-cookie') ?? '')?.[1] ?? ''
  const token = /name="_csrf" value="([^"]+)"/.exec(await start.text())?.[1] ?? ''
  const words = ['老板拖欠工资怎么办', '离婚孩子归谁', '邻居盖房挡光', '借钱不还', '工伤怎么赔', '交通事故对方全责不赔', '遗嘱怎么写才算数', '物业不管漏水', '房东不退押金', '网上买到假货', '被辞退没有补偿', '赡养费给多少']
  for (const [name, path] of [['law', '/law'], ['guides', '/guides'], ['shops', '/shops']] as const) {
    const step = { method: 'POST', path, headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `__Host-visitor=${visitor}`, 'x-forwarded-for': '10.1.{n}.1' }, body: `_csrf=${token}&q={0}` } satisfies Step
    const subjects = words.map((one) => [encodeURIComponent(one)])
    // The index wakes: until it answers, the page says so and costs nothing.
    for (let tries = 0; tries < 240 && name === 'law' && /暂时用不了/.test(await said(server, path, visitor, token)); tries++) await wait(500)
    for (const connections of [1, 8]) {
      await load.run({ port: server.port, connections, count: 20, script: [step], subjects, random: true })
      const { ms, failed, sample } = await load.run({ port: server.port, connections, ms: quick ? 1_000 : 15_000, script: [step], subjects, random: true })
      if (failed) throw new Error(sample.slice(0, 300))
      console.log(`search ${name}, ${connections} at once: ${ms.length} answers, p50 ${percentile(ms, 0.5).toFixed(1)} ms`)
      figure(`search_${name}_p95_ms_c${connections}`, percentile(ms, 0.95), 'ms')
    }
  }
}

async function said(server: RunningServer, path: string, visitor: string, token: string): Promise<string> {
  return (await fetch(server.url + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `__Host-visitor=${visitor}` }, body: `_csrf=${token}&q=${encodeURIComponent('拖欠工资')}` })).text()
}

const visitors = Array.from({ length: 1_000 }, (_, i) => (i % 2 ? '__Host-look=plain' : `__Host-visitor=${randomBytes(16).toString('base64url')}`))
type City = { orders: string[] }
/** `cookies`: whose page it is; without them anybody's. */
type Asked = { name: string; paths: readonly string[]; headers?: Record<string, string>; cookies?: readonly string[] }
