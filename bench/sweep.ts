import { setTimeout as sleep } from 'node:timers/promises'
import { figure, type RunningServer } from './lib.ts'
import { cpuMs } from './parts/cpu.ts'
import { openHouse, signIn } from './parts/house.ts'
import { seedBodies, seedOrders } from './parts/many-orders.ts'

// Running clocks of which a few fall due at one moment, with two server processes: each must be acted on exactly once. Then
// the same once more, while one of the two is killed in the middle.
const quick = process.argv.includes('--quick')
const [running, due] = quick ? [10_000, 200] : [100_000, 1_000]
const house = await openHouse()
try {
  const first = await house.serve()
  const { units } = await seedBodies(house.owner)
  await first.stop()
  await seedOrders(house.owner, running, await signIn(house, units.map((unitId) => ({ role: 'handler', unitId }))), 1)
  const servers: RunningServer[] = [await house.serve(), await house.serve()]

  const calm = await fallDue(() => {})
  console.log(`both running: ${calm.acted} of ${due} clocks acted on in ${calm.seconds.toFixed(1)} s, ${calm.doubled} doubled, ${calm.missed} missed`)
  const before = servers.map(({ child }) => cpuMs(child.pid!))
  const torn = await fallDue((acted) => {
    if (acted < due / 4 || servers.length < 2) return
    const victim = servers.splice(busiest(servers, before), 1)[0]!
    process.kill(victim.child.pid!, 'SIGKILL')
    console.log(`killed one of the two with ${acted} of ${due} acted on`)
  })
  console.log(`one killed: ${torn.acted} of ${due} clocks acted on in ${torn.seconds.toFixed(1)} s, ${torn.doubled} doubled, ${torn.missed} missed`)
  figure('sweep_s', calm.seconds, 's')
  figure('sweep_killed_s', torn.seconds, 's')
  figure('sweep_missed', calm.missed + torn.missed)
  figure('sweep_doubled', calm.doubled + torn.doubled)
} finally {
  await house.close()
}

/** The one at work: the other may be waiting for the next tick. */
function busiest(servers: readonly RunningServer[], before: readonly number[]): number {
  const used = servers.map(({ child }, i) => cpuMs(child.pid!) - before[i]!)
  return used.indexOf(Math.max(...used))
}

/** Lets clocks run out now, and waits until nothing is due (or a minute and a half has passed). */
async function fallDue(watch: (acted: number) => void): Promise<{ seconds: number; acted: number; doubled: number; missed: number }> {
  const { rows } = await house.owner.query<{ id: string; record_id: string }>(
    `update clock set due_at = now() - interval '1 minute', next_at = now() - interval '1 second', level = 'orange'
     where id in (select id from clock where code = 'WO-DONE' and missed_at is null and next_at > now() order by random() limit $1) returning id, record_id`, [due])
  const begun = performance.now()
  const ids = rows.map(({ id }) => id)
  for (;;) {
    const acted = (await house.owner.query<{ n: number }>('select count(*)::int as n from clock where id = any($1) and missed_at is not null', [ids])).rows[0]!.n
    watch(acted)
    if (acted >= due || performance.now() - begun > 90_000) break
    await sleep(100)
  }
  const seconds = (performance.now() - begun) / 1000
  // Whoever comes late would do it a second time now.
  await sleep(6_000)
  const lines = await house.owner.query<{ n: number }>(`select count(*)::int as n from action_log where record_id = any($1) and action = 'escalateOverdue' group by record_id`, [rows.map((row) => row.record_id)])
  const doubled = lines.rows.filter(({ n }) => n > 1).length
  return { seconds, acted: lines.rowCount!, doubled, missed: due - lines.rowCount! }
}
