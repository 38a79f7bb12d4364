import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { figure, interleaved, percentile } from './lib.ts'
import { cpuMs, postgresMs } from './parts/cpu.ts'
import { captureRows, makePlainCopies, tuplesWritten, writerOf } from './parts/capture.ts'
import { clientToken, openHouse } from './parts/house.ts'
import { openLoad, type Step } from './parts/load.ts'

// A complete intake at the API door beside a bare route that writes the same rows. See parts/ for what each side is.
const quick = process.argv.includes('--quick')
const [pairs, ms] = quick ? [3, 1_000] : [7, 3_000]
const house = await openHouse()
const load = openLoad()
try {
  const server = await (process.argv.includes('--jobs') ? house.serve() : house.serveFile('bench/parts/quiet.ts'))
  const token = await clientToken(house, server.url)
  const need = '邻居翻建房屋时把山墙加高到离我家窗户不足两米，白天屋里也要开灯；村里调解过两次，对方答应拆到原来的高度，到今天也没有动工。请求司法所组织调解，并告诉我如果调解不成该怎么办、需要准备哪些材料。'
  const body = JSON.stringify({
    foreignNumber: 'SPT-{uuid}', foreignDueAt: '2027-03-01T17:00:00+08:00',
    intake: {
      requestId: '{uuid}', forWhom: 'self', kind: 'task', person: { name: '{name}', phone: '{phone}', address: '淮南市田家庵区某某街道某某小区 12 栋 3 单元 501 室', groups: ['elder'] },
      need: `${need}（{n}）`, topic: 'housing', areaCode: '340403001', place: '田家庵区东城街道', replyBy: 'phone',
    },
  })
  const intake: Step = { method: 'POST', path: '/open/v1/requests', headers: { authorization: `Bearer ${token}` }, body }
  // One connection: what is captured below is the writing of one intake, and intakes that come together share a transaction.
  const warm = await load.run({ port: server.port, connections: 1, count: 400, script: [intake] })
  if (warm.failed) throw new Error(warm.sample)
  await makePlainCopies(house.owner)
  const samples = await captureIntakes(100)
  const perIntake = samples.reduce((sum, { rows }) => sum + rows.length, 0) / samples.length
  await sleep(11_000)
  const before = await tuplesWritten(house.owner)
  const counted = await load.run({ port: server.port, connections: 8, count: 200, script: [intake] })
  await sleep(11_000) // A connection reports its counters when it has been idle for ten seconds.
  const after = await tuplesWritten(house.owner)
  console.log(`rows inserted per intake: ${perIntake.toFixed(2)} by transaction, ${((after.inserted - before.inserted) / counted.done).toFixed(2)} by pg_stat_user_tables (${samples[0]!.rows.map((row) => row.statement.split('_').slice(1, -2).join('_')).join(', ')})`)
  writeFileSync(house.file('plan.json'), JSON.stringify({ '/rows': samples }))
  const bare = await house.serveBare(house.file('plan.json'))
  const plain: Step = { ...intake, path: '/rows' }
  // Every connection of both pools has planned its statements before anything is measured.
  for (const [port, step] of [[server.port, intake], [bare.port, plain]] as const) await load.run({ port, connections: 32, count: quick ? 1_500 : 4_000, script: [step] })

  for (const connections of [1, 8, 32]) {
    const latencies: number[] = []
    const used = { ours: [0, 0, 0], bare: [0, 0, 0] }
    const run = async (side: 'ours' | 'bare'): Promise<number> => {
      const [{ port, child }, step] = side === 'ours' ? [server, intake] : [bare, plain]
      const before = [cpuMs(child.pid!), postgresMs(house.folder)]
      const answer = await load.run({ port, connections, ms, script: [step] })
      if (answer.failed) throw new Error(answer.sample)
      if (side === 'ours') latencies.push(...answer.ms)
      const spent = [cpuMs(child.pid!) - before[0]!, postgresMs(house.folder) - before[1]!, answer.done]
      used[side] = used[side].map((sum, i) => sum + spent[i]!)
      return answer.perSecond
    }
    const { ours: perSecond, other: barePerSecond, ratio, rounds } = await interleaved(pairs, () => run('ours'), () => run('bare'))
    console.log(`${connections} connections: ${perSecond.toFixed(0)}/s against ${barePerSecond.toFixed(0)}/s; pairs ${rounds.map((r) => (r.ours / r.other).toFixed(2)).join(' ')}`)
    const each = ([node = 0, postgres = 0, done = 1]: number[]): string => `${(node / done).toFixed(2)} ms in node and ${(postgres / done).toFixed(2)} ms in PostgreSQL`
    console.log(`processor time a request: ${each(used.ours)}, bare ${each(used.bare)}`)
    figure(`intake_ratio_c${connections}`, ratio)
    if (connections === 8) {
      figure('intake_per_s_c8', perSecond, '/s')
      figure('intake_p99_ms_c8', percentile(latencies, 0.99), 'ms')
    }
  }
} finally {
  load.stop()
  await house.close()
}

/** The rows of the last intakes, each with its answer, so that the bare route writes and sends as many bytes. */
async function captureIntakes(count: number) {
  const { rows: orders } = await house.owner.query<{ id: string; answer: unknown }>(
    `select o.id, r.answer -> 'answer' as answer from work_order o join request r on r.answer -> 'answer' ->> 'orderId' = o.id::text order by o.created_at desc limit $1`, [count])
  return Promise.all(orders.map(async ({ id, answer }) => ({ rows: await captureRows(house.owner, await writerOf(house.owner, id, 1)), answer })))
}
