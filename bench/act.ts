import { writeFileSync } from 'node:fs'
import { figure, interleaved } from './lib.ts'
import type { BareRow } from './parts/bare.ts'
import { cpuMs, postgresMs } from './parts/cpu.ts'
import { captureRows, makePlainCopies, writerOf } from './parts/capture.ts'
import { clientToken, openHouse, signIn, type House } from './parts/house.ts'
import { openLoad, type Step } from './parts/load.ts'

// Five acts of an order's life, each by the person whose turn it is, beside five requests to a bare route that writes the
// same rows. Every order is acted on once: each round takes fresh ones.
const quick = process.argv.includes('--quick')
const [pairs, perRound, samples] = quick ? [3, 40, 4] : [9, 120, 12]
const house = await openHouse()
const load = openLoad()
try {
  const server = await (process.argv.includes('--jobs') ? house.serve() : house.serveFile('bench/parts/quiet.ts'))
  const people = await staff(house)
  const orders = await makeOrders(server.url, server.port, people, samples + perRound * (pairs + 1))
  await makePlainCopies(house.owner)
  const steps = scriptOf(people)
  const plan = await capture(server.url, steps, orders.splice(0, samples))
  console.log(`rows written: ${steps.map(([action], i) => `${action} ${(plan[`/act/${i}`]!.reduce((sum, { rows }) => sum + rows.length, 0) / samples).toFixed(1)}`).join(', ')}`)
  writeFileSync(house.file('plan.json'), JSON.stringify(plan))
  const bare = await house.serveBare(house.file('plan.json'))
  const script = steps.map(([, step]) => step)
  const plain = script.map((step, i): Step => ({ ...step, path: `/act/${i}` }))
  const used = { ours: [0, 0, 0], bare: [0, 0, 0] }
  const round = async (side: 'ours' | 'bare', subjects: readonly (readonly string[])[]): Promise<number> => {
    const [{ port, child }, steps] = side === 'ours' ? [server, script] : [bare, plain]
    const before = [cpuMs(child.pid!), postgresMs(house.folder)]
    const answer = await load.run({ port, connections: 8, count: subjects.length, script: steps, subjects })
    if (answer.failed) throw new Error(answer.sample)
    const spent = [cpuMs(child.pid!) - before[0]!, postgresMs(house.folder) - before[1]!, answer.done]
    used[side] = used[side].map((sum, i) => sum + spent[i]!)
    return answer.perSecond
  }
  const ours = (): Promise<number> => round('ours', orders.splice(0, perRound).map((id) => [id]))
  const other = (): Promise<number> => round('bare', Array.from({ length: perRound }, () => ['']))
  await other()
  await ours()
  const result = await interleaved(pairs, ours, other)
  console.log(`8 connections: ${result.ours.toFixed(0)} acts/s against ${result.other.toFixed(0)}/s; pairs ${result.rounds.map((r) => (r.ours / r.other).toFixed(2)).join(' ')}`)
  const each = ([node = 0, postgres = 0, done = 1]: number[]): string => `${(node / done).toFixed(2)} ms in node and ${(postgres / done).toFixed(2)} ms in PostgreSQL`
  console.log(`processor time a request: ${each(used.ours)}, bare ${each(used.bare)}`)
  figure('act_ratio_c8', result.ratio)
  figure('act_per_s_c8', result.ours, '/s')
} finally {
  load.stop()
  await house.close()
}

/** Those who act, all around one county bureau, so that scopes are met as in life. */
async function staff(house: House): Promise<Record<string, string>> {
  const { rows } = await house.owner.query<{ bureau: string; body: string; city: string }>(
    `select b.id as bureau, j.id as body, (select id from unit where kind = 'cityBureau') as city from unit b join unit j on j.bureau_id = b.id and j.kind = 'justiceOffice' where '340403' = any(b.area_codes) limit 1`)
  const { bureau, body, city } = rows[0]!
  const wanted = { dispatcher: ['countyDispatcher', bureau], handler: ['handler', body], reviewer: ['reviewer', bureau], caller: ['followUpOfficer', bureau], clerk: ['windowClerk', city] } as const
  const signed = await signIn(house, Object.values(wanted).map(([role, unitId]) => ({ role, unitId })))
  return { body, ...Object.fromEntries(Object.keys(wanted).map((name, i) => [name, signed[i]!.cookie])) }
}

/** Orders that wait for the signature of a body, made through the doors: handed over, accepted, assigned. */
async function makeOrders(url: string, port: number, people: Record<string, string>, count: number): Promise<string[]> {
  const token = await clientToken(house, url)
  const body = JSON.stringify({
    foreignNumber: 'SPT-{uuid}',
    intake: { requestId: '{uuid}', kind: 'task', person: { name: '{name}', phone: '{phone}' }, need: '邻居翻建房屋时把山墙加高到离我家窗户不足两米，白天屋里也要开灯；请求司法所组织调解。（{n}）', areaCode: '340403001' },
  })
  await must(load.run({ port, connections: 8, count, script: [{ method: 'POST', path: '/open/v1/requests', headers: { authorization: `Bearer ${token}` }, body }] }))
  const { rows } = await house.owner.query<{ id: string }>(`select id from work_order where state = 'toAccept'`)
  const { dispatcher, body: unitId } = people
  await must(load.run({ port, connections: 8, count, subjects: rows.map(({ id }) => [id]), script: [actStep(dispatcher!, 'accept', {}), actStep(dispatcher!, 'assign', { unitId })] }))
  return rows.map(({ id }) => id)
}

async function must(running: ReturnType<typeof load.run>): Promise<void> {
  const answer = await running
  if (answer.failed) throw new Error(answer.sample)
}

function scriptOf(people: Record<string, string>): [string, Step][] {
  const inputs: [string, string, unknown][] = [
    ['sign', people.handler!, {}],
    ['finish', people.handler!, {
      account: '已到现场查看，山墙确已超出原高度。分别约谈双方两次，第三次调解达成一致。', publicReply: '您反映的采光问题已经调解：对方同意在三十日内把山墙恢复到原来的高度，双方签订了调解协议。对方到期不履行的，您可以申请司法确认后请求强制执行。', basis: '民法典第二百九十三条',
      isTrue: true, beyondDuty: false, contacted: true, contactedAt: '2026-11-20T09:00:00+08:00', solved: true,
    }],
    ['review', people.reviewer!, { outcome: 'pass' }],
    ['followUp', people.caller!, { reached: true, outcome: 'solved', words: '已经谈好了，谢谢。' }],
    ['rate', people.clerk!, { grade: 'satisfied' }],
  ]
  return inputs.map(([action, cookie, input]) => [action, actStep(cookie, action, input)])
}

function actStep(cookie: string, action: string, input: unknown): Step {
  return { method: 'POST', path: '/api/orders/{0}/act', headers: { cookie, 'x-santai': '1' }, body: JSON.stringify({ requestId: '{uuid}', action, input }) }
}

/** Plays some orders step by step and keeps after each what it wrote and answered. */
async function capture(url: string, steps: readonly [string, Step][], ids: readonly string[]): Promise<Record<string, { rows: BareRow[]; answer: unknown }[]>> {
  const plan: Record<string, { rows: BareRow[]; answer: unknown }[]> = {}
  for (const id of ids) {
    for (const [i, [action, step]] of steps.entries()) {
      const response = await fetch(url + step.path.replace('{0}', id), { method: 'POST', headers: { ...step.headers, 'content-type': 'application/json' }, body: step.body!.replace('{uuid}', crypto.randomUUID()) })
      const answer: unknown = await response.json()
      if (!response.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`)
      const { rows } = await house.owner.query<{ seq: number }>('select max(seq) as seq from action_log where record_id = $1', [id])
      const written = await captureRows(house.owner, await writerOf(house.owner, id, rows[0]!.seq))
      ;(plan[`/act/${i}`] ??= []).push({ rows: written, answer })
    }
  }
  return plan
}
