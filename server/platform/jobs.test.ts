import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, before, beforeEach, test } from 'node:test'
import { testDatabase } from '../testing/postgres.ts'
import { findFailedJobs, migrateJobs, startJobs } from './jobs.ts'
import type { Jobs, ScheduleLine } from './jobs.ts'
import { until } from '../testing/until.ts'

const { pool, ownerPool, drop } = await testDatabase()
const ran: { job: string; now: Date; payload: object }[] = []
const started: Jobs[] = []
let clockNow = new Date('2026-09-30T08:00:00+08:00')

before(async () => {
  await migrateJobs(ownerPool)
  await migrateJobs(ownerPool)
})
beforeEach(async () => {
  ran.length = 0
  await ownerPool.query('delete from job_tick')
})
after(async () => {
  await Promise.all(started.map((jobs) => jobs.stop()))
  await drop()
})

test('a job that was added runs with its payload, the time of the clock and what it was given to work with', async () => {
  const jobs = await start([])
  await jobs.add('noting', { order: 7 })
  await until(() => ran.length === 1)
  assert.deepEqual(ran, [{ job: 'given', now: clockNow, payload: { order: 7 } }])
})

test('a line with `every` runs at the start and once however many processes tick', async () => {
  await Promise.all(Array.from({ length: 3 }, () => start([{ job: 'noting', every: 3600 }])))
  await until(() => ran.length > 0)
  await sleep(300)
  assert.equal(ran.length, 1)
})

test('a line with `cron` runs when the clock passes its minute in China, once, also when the clock leaps over several', async () => {
  clockNow = new Date('2026-09-30T08:59:30+08:00')
  const two = [await start([{ job: 'noting', cron: '0 9 * * *' }]), await start([{ job: 'noting', cron: '0 9 * * *' }])]
  const passTo = async (moment: string): Promise<void> => {
    clockNow = new Date(moment)
    await Promise.all(two.map((jobs) => jobs.runDue()))
    await sleep(300)
  }
  await passTo('2026-09-30T08:59:59+08:00')
  assert.equal(ran.length, 0)
  await passTo('2026-09-30T09:00:01+08:00')
  assert.equal(ran.length, 1)
  await passTo('2026-10-09T12:00:00+08:00')
  assert.equal(ran.length, 2)
  await passTo('2026-10-01T10:00:00+08:00')
  assert.equal(ran.length, 2, 'the clock moved back')
  await passTo('2026-10-02T09:00:00+08:00')
  assert.equal(ran.length, 3)
})

test('a job that failed is listed with its error', async () => {
  const jobs = await start([])
  await jobs.add('failing')
  await until(async () => (await findFailedJobs(pool)).length === 1)
  assert.match((await findFailedJobs(pool))[0]?.error ?? '', /cannot/)
})

test('a schedule that names an unknown job or an unreadable time is refused at the start', async () => {
  await assert.rejects(start([{ job: 'unknown', every: 1 }]), /unknown/)
  await assert.rejects(start([{ job: 'noting', cron: '61 * * * *' }]), /61/)
})

test('stopping waits for the job at work, and tells it', async () => {
  let ended = false
  const jobs = await startJobs({ pool, now: () => clockNow, context: {}, schedule: [], jobs: [{ name: 'slow', run: async (_, { signal }) => {
    while (!signal.aborted) await sleep(20)
    await sleep(100)
    ended = true
  } }] })
  await jobs.add('slow')
  await sleep(300)
  await jobs.stop()
  assert.ok(ended)
})

async function start(schedule: ScheduleLine[]): Promise<Jobs> {
  const jobs = await startJobs({ pool, now: () => clockNow, context: { name: 'given' }, schedule, jobs: [
    { name: 'noting', run: async (payload, { name, now }) => { ran.push({ job: name, now, payload }) } },
    { name: 'failing', run: async () => { throw new Error('cannot') } },
  ] })
  started.push(jobs)
  return jobs
}
