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
import { cpuMs, postgresMs } from './cpu.ts'
import { openHouse, signIn, type House } from './house.ts'
import { openLoad, type Load, type Step } from './load.ts'
import { seedBodies, seedOrders } from './many-orders.ts'
import { seedShops } from './many-shops.ts'

/** Pages as a first visitor's browser asks for them, beside a bare Fastify route that sends the same bytes; then search. */
export const measureSpeed = async (quick: boolean): Promise<void> => {
  const house = await openHouse()
  const load = openLoad()
  try {
    const { units, order } = await seedCity(house, quick ? 20_000 : 1_000_000)
    const library = quick ? undefined : join(root, '../shared/data/statutes.jsonl.gz')
    if (library && existsSync(library)) await importLibrary(house, library)
    const server = await house.serve({ SANTAI_TRUST_PROXY: 'true' })
    await pages(house, load, server, { units, order }, quick)
    await search(load, server, quick)
  } finally {
    load.stop()
    await house.close()
  }
}

async function seedCity(house: House, orders: number): Promise<City> {
  const first = await house.serve()
  const { units } = await seedBodies(house.owner)
  await first.stop()
  const people = await signIn(house, units.map((unitId) => ({ role: 'handler', unitId })))
  await seedOrders(house.owner, orders, people)
  await seedShops(house.owner, units, people[0]!.id)
  const { rows: [order] } = await house.owner.query<{ id: string }>(`select id from work_order where state = 'inHand' order by id limit 1`)
  const { rows: [count] } = await house.owner.query<{ orders: number; shops: number; products: number }>('select (select count(*)::int from work_order) as orders, (select count(*)::int from shop) as shops, (select count(*)::int from shop_product) as products')
  console.log(`${count!.orders} orders, ${count!.shops} shops, ${count!.products} products`)
  return { units, order: order!.id }
}

async function importLibrary(house: House, file: string): Promise<void> {
  const account = newId()
  await house.owner.query(`insert into account (id, login, name, demo, created_at) values ($1, 'bench-head', '基准', false, now())`, [account])
  await house.owner.query(`insert into appointment (id, account_id, unit_id, role, from_on) select $1, $2, id, 'cityHead', '2020-01-01' from unit where kind = 'cityBureau'`, [newId(), account])
  const { pool, close } = openDatabase({ appUrl: house.appUrl, max: 4 })
  console.log(`${(await importFile({ pool, now: new Date() }, { name: file, bytes: createReadStream(file) })).rows} articles in the library`)
  await close()
}

async function pages(house: House, load: Load, server: RunningServer, { order }: City, quick: boolean): Promise<void> {
  const vault = createVault(loadKeyring(house.file('keyring.json')))
  const following = { cookie: `__Host-following=${vault.seal(`${order}.${Date.now() + 3_600_000}`, 'portal-following')}` }
  const shop = '00000004-0000-7000-8000-000000000001'
  const plan: [name: string, path: string, headers?: Record<string, string>][] = [
    ['start', '/'], ['order', '/follow/order', following], ['shops', '/shops'], ['shop', `/shops/${shop}`], ['stations', '/stations?county=340403'], ['bodies', '/bodies'], ['guides', '/guides'], ['guide', '/guides/LA-01'], ['answers', '/answers'], ['notices', '/notices'],
  ]
  const steps = plan.map(([name, path, more = {}]) => ({ name, step: { method: 'GET', path, headers: { 'x-forwarded-for': '10.0.{n}.1', ...more } } satisfies Step }))
  const bare = await serveBare(house, server, steps)
  const [pairs, ms] = quick ? [1, 800] : [7, 3_000]
  // The same bytes on both sides; beside it the start page squeezed on its way, as browsers ask for it.
  for (const { name, step } of [...steps, { name: 'start_squeezed', step: { ...steps[0]!.step, headers: { ...steps[0]!.step.headers, 'accept-encoding': 'gzip, br' } } }]) {
    const perSecond = async (port: number): Promise<number> => {
      const answer = await load.run({ port, connections: 8, ms, script: [step] })
      if (answer.failed) throw new Error(`${name}: ${answer.sample.slice(0, 300)}`)
      return answer.perSecond
    }
    await load.run({ port: server.port, connections: 8, count: 200, script: [step] })
    const before = [cpuMs(server.child.pid!), postgresMs(house.folder)]
    const { done } = await load.run({ port: server.port, connections: 8, count: 200, script: [step] })
    console.log(`processor time a page of ${name}: ${((cpuMs(server.child.pid!) - before[0]!) / done).toFixed(2)} ms in node, ${((postgresMs(house.folder) - before[1]!) / done).toFixed(2)} ms in PostgreSQL`)
    const { ours, other, ratio, rounds } = await interleaved(pairs, () => perSecond(server.port), () => perSecond(bare.port))
    console.log(`${name}: ${ours.toFixed(0)}/s against ${other.toFixed(0)}/s; pairs ${rounds.map((round) => (round.ours / round.other).toFixed(3)).join(' ')}`)
    figure(`portal_${name}_ratio`, ratio)
  }
  await bare.stop()
}

/** What the product sends, sent bare: the same bytes in the same coding, the same headers but the day and the cookie. */
async function serveBare(house: House, server: RunningServer, steps: readonly { name: string; step: Step }[]): Promise<RunningServer> {
  const plan: Record<string, BarePage> = {}
  for (const { name, step } of steps) {
    const answer = await fetch(server.url + step.path, { headers: { ...step.headers, 'accept-encoding': 'identity' }, redirect: 'manual' })
    const body = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`)
    plan[step.path.split('?')[0]!] = { body: body.toString('base64'), headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } }
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

type City = { units: string[]; order: string }
