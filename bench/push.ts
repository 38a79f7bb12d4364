import { setTimeout as sleep } from 'node:timers/promises'
import type { PackView } from '../contract/push-packs.ts'
import type { SearchView } from '../contract/finding.ts'
import { counties } from '../server/rules/areas.ts'
import { topicIds } from '../contract/topics.ts'
import { figure, memoryOf, percentile } from './lib.ts'
import { childrenOf, cpuMs, postgresMs, rested } from './parts/cpu.ts'
import { openHouse, signIn, type House, type SignedIn } from './parts/house.ts'
import { openLoad } from './parts/load.ts'
import { seedBodies } from './parts/many-orders.ts'
import { openExact, type Question } from './parts/push-exact.ts'
import { openWords, type Words } from './parts/push-words.ts'
import { personId, seedClosedOrders, seedStatutes } from './parts/push-world.ts'
import { needSets } from './parts/sets.ts'

// The whole push pack over HTTP, 8 connections, with everything that it reads and writes. --quick: 100,000 orders. --orders N, --articles N: fewer yet.
needSets('hotline_messages.jsonl.gz', 'consultations.dev.jsonl.gz', 'statutes.jsonl.gz')
const quick = process.argv.includes('--quick')
const orders = Number(process.argv[process.argv.indexOf('--orders') + 1]) || (quick ? 100_000 : 1_000_000)
const compared = quick ? 60 : 200
const load = openLoad()
const house = await openHouse()
const since = performance.now()
const say = (text: string): void => console.log(`${((performance.now() - since) / 1000).toFixed(0)} s  ${text}`)
try {
  const first = await house.serve()
  const { units, bureaus, city } = await seedBodies(house.owner)
  await first.stop()
  const people = await signIn(house, [...units.slice(0, 60).flatMap((unitId) => [{ role: 'handler', unitId }, { role: 'windowClerk', unitId }]), ...bureaus.map((unitId) => ({ role: 'countyDispatcher', unitId })), ...Array.from({ length: 20 }, () => ({ role: 'hotlineBackOffice', unitId: city }))])
  const words = openWords(7)
  const questions = questionsFrom(openWords(99), compared)
  const exact = openExact(questions.map(({ question }) => question))
  await seedClosedOrders(house.owner, orders, words, units, bureaus, exact.take)
  say(`${orders} closed orders, ${await seedStatutes(house.owner, Number(process.argv[process.argv.indexOf('--articles') + 1]) || undefined)} articles`)
  const server = await house.serve()
  await ready(server.url, people[0]!)
  // The learnt order of articles is read in behind the rest.
  await rested(server.child.pid!, house.folder)
  say('the index is built')
  await gatesFor(house, people)
  const bodies = questionsFrom(openWords(5), 4000).map(({ question }, i) => bodyOf(question, i % 2 === 0 ? personId(i % 1000) : null))
  const subjects = bodies.map((body, i) => [people[i % people.length]!.cookie, body])
  // The body stands whole in the subject: it holds Chinese text, which the script must not touch.
  const script = [{ method: 'POST', path: '/api/push-packs', headers: { cookie: '{0}', 'x-santai': '1', 'sec-fetch-site': 'same-origin' }, body: '{1}' }] as const
  await load.run({ port: server.port, connections: 8, ms: 5_000, script, subjects, random: true })
  const watch = watchMemory(server.child.pid!)
  const cpu = cpuOf(server.child.pid!)
  const answer = await load.run({ port: server.port, connections: 8, ms: quick ? 10_000 : 30_000, script, subjects, random: true })
  if (answer.failed) throw new Error(`${answer.failed} of ${answer.done} packs failed: ${answer.sample}`)
  console.log(`${answer.done} packs, ${answer.perSecond.toFixed(0)}/s, p50 ${percentile(answer.ms, 0.5).toFixed(1)} ms; processor time a pack: ${cpu(answer.done)}`)
  figure('push_p95_ms', percentile(answer.ms, 0.95), 'ms')
  figure('push_p99_ms', percentile(answer.ms, 0.99), 'ms')
  figure('push_mb', watch.stop(), 'MB')
  figure('push_fresh_s', await freshness(server.url, people.at(-1)!), 's')
  figure('push_overlap', await overlap(server.url, people.at(-1)!, questions.map(({ question }) => question), exact.top()), '')
} finally {
  load.stop()
  await house.close()
}

/** What people type: their whole story, a line of it, or a few of the most frequent words. */
function questionsFrom(words: Words, count: number): { question: Question }[] {
  const frequent = words.frequent()
  return Array.from({ length: count }, (_, i) => {
    const story = words.story()
    const text = i % 5 === 4 ? [words.pick(frequent), words.pick(frequent), words.pick(frequent)].join(' ') : i % 5 === 3 ? story.need.slice(0, 20) : story.need
    return { question: { text, topic: topicIds[story.topic]!, county: words.pick(counties).code } }
  })
}

function bodyOf({ text, topic, county }: Question, person: string | null): string {
  return JSON.stringify({ door: 'window', need: text, topic, areaCode: `${county}001`, ...(person ? { personId: person } : {}) })
}

async function ask<V>(url: string, person: SignedIn, path: string, body?: string): Promise<V> {
  const response = await fetch(url + path, { method: body ? 'POST' : 'GET', headers: { cookie: person.cookie, 'x-santai': '1', 'content-type': 'application/json' }, ...(body ? { body } : {}) })
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as V
}

async function ready(url: string, person: SignedIn): Promise<void> {
  while ((await ask<SearchView>(url, person, '/api/search?q=工资&corpus=order')).state !== 'ready') await sleep(1000)
}

/** A thousand residents have shown their papers to somebody; every second pack is theirs. */
async function gatesFor({ owner }: House, people: readonly SignedIn[]): Promise<void> {
  await owner.query(
    `insert into file_gate (id, person_id, basis, scope, door, way, purpose, holder_id, holder_kind, holder_name, opened_at, until_at)
     select gen_random_uuid(), ('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'verified', 'file', 'window', 'papers', '当面核验', holder, 'staff', '基准', now(), now() + interval '2 hours'
     from generate_series(0, 999) n cross join unnest($1::uuid[]) holder`, [people.map(({ id }) => id)])
}

/** Steadier than the clock on the wall where a machine is shared. */
function cpuOf(pid: number): (packs: number) => string {
  const now = (): number[] => [cpuMs(pid), childrenOf(pid).reduce((sum, one) => sum + cpuMs(one), 0), postgresMs(house.folder)]
  const before = now()
  return (packs) => now().map((ms, i) => `${['server', 'index', 'PostgreSQL'][i]} ${((ms - before[i]!) / packs).toFixed(1)} ms`).join(', ')
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function watchMemory(pid: number): { stop: () => number } {
  const each = (): number[] => [pid, ...childrenOf(pid)].map(memoryOf)
  let peak: number[] = []
  const look = (): void => { const now = each(); if (sumOf(now) > sumOf(peak)) peak = now }
  const timer = setInterval(look, 200)
  return { stop: () => { clearInterval(timer); console.log(`memory at its most: ${peak.map((mb) => mb.toFixed(0)).join(' + ')} MB`); return sumOf(peak) } }
}

/** From the answer that an order is closed to its being found: the slowest of ten. */
async function freshness(url: string, person: SignedIn): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < 10; i++) {
    const need = `${Array.from({ length: 6 }, () => String.fromCodePoint(0x7800 + Math.floor(Math.random() * 900))).join('')}新近办结的一件`
    const intake = { requestId: crypto.randomUUID(), forWhom: 'self', anonymous: true, person: {}, kind: 'question', need, areaCode: '340403001', safeToCall: true, attachmentIds: [] }
    const { number } = await ask<{ number: string }>(url, person, '/api/intake/hotline', JSON.stringify({ intake, callerNumber: '13910008888', answer: { publicReply: '可以投诉。', toldRights: true } }))
    const closed = performance.now()
    while (!(await ask<SearchView>(url, person, `/api/search?corpus=order&q=${encodeURIComponent(need)}`)).hits[0]?.facts.includes(number)) {
      if (performance.now() - closed > 20_000) throw new Error('a closed order was not found within 20 s')
      await sleep(20)
    }
    taken.push((performance.now() - closed) / 1000)
  }
  return Math.max(...taken)
}

/** The five that the pack shows against the five best of all; of equals either counts. */
async function overlap(url: string, person: SignedIn, questions: readonly Question[], best: ReturnType<ReturnType<typeof openExact>['top']>): Promise<number> {
  let shared = 0, wanted = 0
  for (const [i, question] of questions.entries()) {
    const pack = await ask<PackView>(url, person, '/api/push-packs', bodyOf(question, null))
    const exact = best[i]!
    const shown = pack.orders.map(({ key }) => Number.parseInt(key.slice(-12), 16))
    wanted += exact.best.length
    shared += Math.min(exact.best.length, shown.filter((n) => exact.scoreOf(n) >= exact.fifth * (1 - 1e-6)).length)
  }
  return shared / wanted
}
