import { figure, percentile } from './lib.ts'
import { rested } from './parts/cpu.ts'
import { openHouse, signIn, type House } from './parts/house.ts'
import { openLoad, type LoadAnswer } from './parts/load.ts'
import { seedBodies, seedOrders } from './parts/many-orders.ts'

// One page of the unit queue with the counts of all queues, a random signed-in person each time, 8 connections.
const quick = process.argv.includes('--quick')
const sizes = quick ? [['10k', 10_000], ['50k', 50_000]] as const : [['100k', 100_000], ['1m', 1_000_000]] as const
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice(7)
const [rounds, ms] = quick ? [2, 2_000] : [7, 4_000]
const load = openLoad()
try {
  const p99: number[] = []
  for (const [name, orders] of sizes.filter(([size]) => !only || size === only)) p99.push(await measure(name, orders))
  if (p99.length === 2) figure('queue_p99_growth', p99[1]! / p99[0]!, '×')
} finally {
  load.stop()
}

async function measure(name: string, orders: number): Promise<number> {
  const house = await openHouse()
  try {
    // The server migrates and seeds the organisation; it is started anew over the seeded orders.
    const first = await house.serve()
    const { units, bureaus, city } = await seedBodies(house.owner)
    await first.stop()
    const people = await signIn(house, [
      ...units.flatMap((unitId) => [{ role: 'handler', unitId }, { role: 'bodyHead', unitId }]),
      ...bureaus.flatMap((unitId) => [{ role: 'countyDispatcher', unitId }, { role: 'reviewer', unitId }]), { role: 'cityDispatcher', unitId: city }, { role: 'citySupervisor', unitId: city },
    ])
    const begun = performance.now()
    await seedOrders(house.owner, orders, people)
    console.log(`${orders} orders in ${((performance.now() - begun) / 1000).toFixed(0)} s; largest body ${await largest(house)} open; ${people.length} people signed in`)
    const server = await house.serve()
    // The index process reads in all closed orders, minutes on one of the cores: a start is not what is measured here.
    await rested(server.child.pid!, house.folder)
    const script = [{ method: 'GET', path: '/api/orders?queue=unit&size=25', headers: { cookie: '{0}' } }] as const
    const subjects = people.map(({ cookie }) => [cookie])
    await checkCounts(house, server.url, people[0]!)
    await load.run({ port: server.port, connections: 8, count: people.length, script, subjects })
    await load.run({ port: server.port, connections: 8, ms, script, subjects, random: true })
    const answers: LoadAnswer[] = []
    for (let round = 0; round < rounds; round++) answers.push(await load.run({ port: server.port, connections: 8, ms, script, subjects, random: true }))
    const failed = answers.find((answer) => answer.failed)
    if (failed) throw new Error(failed.sample)
    console.log(`rounds: ${answers.map((a) => `${a.perSecond.toFixed(0)}/s p50 ${percentile(a.ms, 0.5).toFixed(1)} p99 ${percentile(a.ms, 0.99).toFixed(1)} ms`).join(' · ')}`)
    const sorted = (of: (a: LoadAnswer) => number): number => percentile(answers.map(of), 0.5)
    const p99 = sorted((a) => percentile(a.ms, 0.99))
    figure(`queue_p99_ms_${name}`, p99, 'ms')
    figure(`queue_per_s_${name}`, sorted((a) => a.perSecond), '/s')
    return p99
  } finally {
    await house.close()
  }
}

async function largest(house: House): Promise<number> {
  return (await house.owner.query<{ n: number }>('select count(*)::int as n from work_order where closed_at is null group by turn_unit_id order by 1 desc limit 1')).rows[0]!.n
}

/** The page of the largest body says what PostgreSQL counts without any of our code. */
async function checkCounts(house: House, url: string, person: { cookie: string; unitId: string }): Promise<void> {
  const answer = await fetch(`${url}/api/orders?queue=unit&size=25`, { headers: { cookie: person.cookie } })
  const page = (await answer.json()) as { rows: unknown[]; counts: Record<string, number> }
  const { rows } = await house.owner.query<{ unit: number; overdue: number }>(`select count(*)::int as unit, count(*) filter (where level = 'overdue')::int as overdue from work_order where closed_at is null and turn_unit_id = $1`, [person.unitId])
  if (page.rows.length !== 25 || page.counts.unit !== rows[0]!.unit || page.counts.overdue !== rows[0]!.overdue) throw new Error(`wrong page: ${JSON.stringify(page.counts)}, counted ${JSON.stringify(rows[0])}`)
}
