import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { orderInputs } from '../../contract/work-order-inputs.ts'
import { publicationInputs } from '../../contract/publication.ts'
import type { AnyRoute } from '../platform/http.ts'
import { judge } from './fuzz/judge.ts'
import { pageAsking, pageCase } from './fuzz/pages.ts'
import { caseOf, travelOf, type Case, type Fields } from './fuzz/requests.ts'
import { stockOf, type Stock } from './fuzz/stock.ts'
import { resolve, valid, type JsonSchema } from './fuzz/values.ts'
import { injected, openHouse, randomIp, type Asking, type ProofHouse } from './house.ts'
import { mountedRoutes } from './routes.ts'

/**
 * Bad input at every door (QUALITY S3). FUZZ=n sets the cases an endpoint, FUZZ_SEED another seed (`new`: one drawn now),
 * FUZZ_ONLY a part of a path. The everyday run has one seed, so that red means a change and not chance. Generated from the
 * contract's own schemas, so that a new endpoint is fuzzed without a line here.
 */
const cases = Number(process.env['FUZZ'] ?? 200)
const asked = process.env['FUZZ_SEED'] ?? '20261123'
const seed = asked === 'new' ? Math.floor(Math.random() * 2 ** 31) : Number(asked)
const only = process.env['FUZZ_ONLY'] ?? ''
const slowest = { ms: 0, what: '' }
let house: ProofHouse
let stock: Stock
const sum = { cases: 0, past: 0, endpoints: 0 }

before(async () => {
  console.log(`fuzz: seed ${seed}, ${cases} cases an endpoint`)
  house = await openHouse()
  stock = await stockOf(house)
  await stock.refill(45)
  await stock.renew()
})
after(async () => {
  for (const [message, n] of Map.groupBy(house.defects, (error) => `${error.message}\n${error.stack?.split('\n').slice(1, 7).join('\n')}`)) console.log(`${n.length} × ${message}`)
  await house.end()
})

test('JSON 接口、开放接口：什么都填，不出 5xx，不露内情，拒绝有中文', async () => {
  const faults: string[] = []
  for (const route of house.routes) if (route.endpoint.path.includes(only) && !movesTime(route)) faults.push(...(await fuzzRoute(route)))
  assert.deepEqual(faults.slice(0, 40), [], `${faults.length} faults, seed ${seed}`)
})

test('群众页面：表单、附件、查询串，什么都填，不出 5xx', async () => {
  const rows = new Set(house.routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`))
  const pages = mountedRoutes(house.app).filter(({ method, path }) => !rows.has(`${method} ${path}`) && !path.startsWith('/staff/assets') && path.includes(only))
  assert.ok(only || pages.length > 40, 'the citizens’ pages are found')
  const faults: string[] = []
  for (const page of pages) faults.push(...(await fuzzPage(page)))
  assert.deepEqual(faults.slice(0, 40), [], `${faults.length} faults, seed ${seed}`)
})

test('演示时钟：拨到哪里都不出 5xx', async () => {
  const faults: string[] = []
  for (const route of house.routes) if (movesTime(route)) faults.push(...(await fuzzRoute(route)))
  assert.deepEqual(faults, [], `seed ${seed}`)
})

test('三成以上的用例越过权限和格式检查；服务器还在答话', async () => {
  console.log(`fuzz: ${sum.cases} cases at ${sum.endpoints} endpoints, ${((100 * sum.past) / sum.cases).toFixed(1)} % past rights and schema; slowest ${slowest.ms.toFixed(0)} ms (${slowest.what})`)
  assert.ok(sum.past / sum.cases >= 0.3, `only ${sum.past} of ${sum.cases} got past`)
  assert.ok(slowest.ms < 20_000, `${slowest.what} took ${slowest.ms} ms`)
  assert.equal((await house.ask({ method: 'GET', url: '/healthz' })).statusCode, 200)
})

test('判官自己：植入的差错都认得出来', () => {
  const planted = [[500, '{"error":{"message":"出错"}}'], [422, '{"error":{"message":"invalid"}}'], [422, '{"error":{"message":"不对 duplicate key value"}}'], [200, 'TypeError: x'], [404, '<h1>Not Found</h1>'], [400, '不对\n    at serve (/x/http.ts:1:2)']] as const
  for (const [status, body] of planted) assert.notEqual(judge({ status, body, type: body.startsWith('{') ? 'application/json' : 'text/html' }).faults.length, 0, body)
  assert.deepEqual(judge({ status: 422, body: '{"error":{"message":"请填写姓名"}}', type: 'application/json' }).faults, [])
})

async function fuzzRoute(route: AnyRoute): Promise<string[]> {
  const { method, path, input } = route.endpoint as unknown as { method: string; path: string; input: z.ZodType }
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const kinds = (key: string): string | undefined => kindOf(path, key)
  const fields = withActionInput(path, valid(schema, '', kinds) as fc.Arbitrary<Fields>, kinds)
  const sample = fc.sample(caseOf(fields, path.endsWith('/print') ? 15 : 55), { numRuns: cases, seed })
  return each(`${method} ${path}`, sample, async (one: Case) => {
    const resolved = resolve(one.fields, stock.pools) as Fields
    const { url, payload, headers } = travelOf({ method, path }, resolved, one.travel)
    const who = /^\/api\/session(\/|$)/.test(path) ? { cookie: method === 'DELETE' || /password|step-up/.test(path) ? await house.signIn(anyVictim()) : await stock.half() } : await stock.whoFor(route, resolved)
    return { method, url, ...who, ...(payload === undefined ? {} : { payload }), headers, ip: path.startsWith('/api/demo') ? '127.0.0.1' : randomIp() }
  })
}

async function fuzzPage(page: { method: string; path: string }): Promise<string[]> {
  let n = 0
  return each(`${page.method} ${page.path}`, fc.sample(pageCase(), { numRuns: cases, seed }), (one) => pageAsking(house, page, one, { pools: stock.pools, codes: stock.codes, ip: randomIp(), n: n++ }))
}

/** Eight at a time: what only goes wrong when two meet goes wrong here too. */
async function each<C>(name: string, sample: readonly C[], asking: (one: C) => Promise<Asking>): Promise<string[]> {
  const faults: string[] = []
  let past = 0
  await stock.refill(/act$|bulk$/.test(name) ? 27 : /^POST .*follow/.test(name) ? 9 : 0)
  await stock.renew()
  const queue = [...sample.entries()]
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const asked = await asking(next[1])
      const begun = performance.now()
      const { status, body, type } = await answerOf(asked)
      const ms = performance.now() - begun
      if (ms > slowest.ms) Object.assign(slowest, { ms, what: `${name} #${next[0]}` })
      const verdict = judge({ status, body, type })
      past += Number(verdict.past)
      faults.push(...verdict.faults.map((fault) => `${name} #${next![0]}: ${fault} ← ${JSON.stringify(next![1]).slice(0, 400)}`))
    }
  }
  // Papers are drawn one after the other in a worker: a queue of eight would measure the queue.
  await Promise.all(Array.from({ length: name.endsWith('/print') ? 2 : 8 }, work))
  sum.cases += sample.length
  sum.past += past
  sum.endpoints += 1
  if (process.env['FUZZ_TELL']) console.log(`${name}: ${Math.round((100 * past) / sample.length)} % past, ${faults.length} faults, slowest so far ${slowest.ms.toFixed(0)} ms`)
  return faults
}

/** A stream never ends by itself: its first bytes are the answer. */
async function answerOf(asked: Asking): Promise<{ status: number; body: string; type: string }> {
  const streams = asked.url.startsWith('/api/stream')
  const answer = (await house.app.inject({ ...injected(asked), ...(streams ? { payloadAsStream: true } : {}) } as never)) as unknown as { statusCode: number; headers: Record<string, unknown>; body: string; stream: () => NodeJS.ReadableStream & { destroy: () => void } }
  const type = String(answer.headers['content-type'] ?? '')
  if (!streams) return { status: answer.statusCode, body: answer.body.slice(0, 200_000), type }
  const stream = answer.stream()
  const first = await new Promise<string>((done) => { stream.once('data', (chunk: Buffer) => done(String(chunk))); stream.once('end', () => done('')); stream.once('error', () => done('')) })
  stream.destroy()
  return { status: answer.statusCode, body: first, type }
}

const victims = ['sx-dispatch', 'sx-review', 'sx-followup', 'sx-supervise', 'sx-head', 'sx-window', 'sx-aid', 'sx-lawyer', 'sx-notary']
const anyVictim = (): string => victims[Math.floor(Math.random() * victims.length)]!

/** Everybody's sessions grow old with it: last. */
const movesTime = ({ endpoint }: AnyRoute): boolean => endpoint.path === '/api/demo/clock' && endpoint.method === 'POST'

/** Which kind of thing an id names: what may be spoiled is spoiled among those kept for it. */
function kindOf(path: string, key: string): string | undefined {
  if (key === 'requestId') return undefined
  if (key === 'id') return path.startsWith('/api/orders') ? 'order' : path.startsWith('/api/units') ? 'spareUnit' : path.startsWith('/api/accounts') ? 'victim' : path.startsWith('/api/appointments') ? 'appointment' : path.startsWith('/api/sessions') ? 'session' : path.startsWith('/api/clients') ? 'client' : path.startsWith('/api/publications') ? 'publication' : path.startsWith('/api/attachments') ? 'attachment' : 'order'
  if (key === 'ids' || key === 'orderId' || key === 'intoId' || key === 'order') return 'order'
  if (/account|actor/i.test(key)) return path.startsWith('/api/demo') ? 'victim' : 'account'
  if (/duty/i.test(key)) return 'victim'
  return /unit|bureau/i.test(key) ? 'unit' : undefined
}

/** For act and bulk the input belongs to the action: valid for the one drawn. */
function withActionInput(path: string, fields: fc.Arbitrary<Fields>, kinds: (key: string) => string | undefined): fc.Arbitrary<Fields> {
  const inputs: Readonly<Record<string, z.ZodType>> | undefined = /^\/api\/orders\/(:id\/act|bulk)$/.test(path) ? orderInputs : path === '/api/publications/:id/act' ? publicationInputs : undefined
  if (!inputs) return fields
  return fc.constantFrom(...Object.keys(inputs)).chain((action) => fc.tuple(fields, valid(z.toJSONSchema(inputs[action]!, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '', kinds)).map(([all, input]) => ({ ...all, action, input, version: undefined })))
}
