import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createKeeper, type DraftStatus } from './draft-keeper.ts'

const soon = (): Promise<void> => new Promise((done) => setImmediate(done))

test('一直不停地打字，也按时保存，不等停下来', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const saved: string[] = []
  const keeper = createKeeper<string>((body) => Promise.resolve(saved.push(body)), () => Promise.resolve(), () => undefined)
  for (let i = 1; i <= 30; i++) {
    keeper.keep('字'.repeat(i))
    t.mock.timers.tick(100)
    await soon()
  }
  await keeper.settled()
  assert.ok(saved.length >= 3, `saved ${saved.length} times in 3 seconds`)
})

test('没存上的不丢：下一次连同新内容一起保存，并说明没存上', async () => {
  const states: DraftStatus[] = []
  let online = false
  const saved: string[] = []
  const keeper = createKeeper<string>((body) => (online ? Promise.resolve(saved.push(body)) : Promise.reject(new Error('offline'))), () => Promise.resolve(), (s) => states.push(s))
  keeper.keep('甲')
  keeper.flush()
  await keeper.settled()
  assert.equal(states.at(-1), 'unsaved')
  online = true
  keeper.flush()
  await keeper.settled()
  assert.deepEqual(saved, ['甲'])
})

test('丢弃之后，正在路上的保存不会让草稿复活', async () => {
  let release = (): void => undefined
  const log: string[] = []
  const keeper = createKeeper<string>((body) => new Promise<void>((done) => { release = () => { log.push(`save ${body}`); done() } }), () => Promise.resolve(log.push('forget')), () => undefined)
  keeper.keep('甲')
  keeper.flush()
  await soon()
  keeper.drop()
  release()
  await keeper.settled()
  assert.deepEqual(log, ['save 甲', 'forget'])
})

test('任意次序的打字、隐藏页面、断网：最后存下的总是最后打的', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('type', 'flush', 'fail', 'wait'), { maxLength: 40 }), async (steps) => {
    let failing = false
    let stored = ''
    let typed = ''
    const keeper = createKeeper<string>(async (body) => {
      await soon()
      if (failing) throw new Error('offline')
      stored = body
    }, () => Promise.resolve(), () => undefined, 100_000)
    for (const step of steps) {
      failing = step === 'fail'
      if (step === 'type') keeper.keep((typed += '字'))
      else if (step === 'wait') await soon()
      else keeper.flush()
    }
    failing = false
    keeper.flush()
    await keeper.settled()
    keeper.flush()
    await keeper.settled()
    assert.equal(stored, typed)
    keeper.drop()
  }), { numRuns: 200 })
})
