import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStates, orderActions, orderStates, type OrderAction, type OrderState } from '../../../contract/work-order-states.ts'
import type { Actor } from '../../platform/access.ts'
import { possibleActions } from '../../platform/act.ts'
import { verifyLog } from '../../platform/action-log.ts'
import { inContext } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { aCity, sightOf, type City } from '../../testing/city.ts'
import { sweep } from './index.ts'
import { workOrders } from './lifecycle.ts'
import { lockOrders, type Order } from './order.ts'
import { foldTally, recountTally } from './tally.ts'

/**
 * Random lives: again and again somebody does something that is possible, whatever it is. After each step the record must
 * agree with itself. The dice are loaded towards what was done least, and always fall the same.
 */
let city: City
before(async () => { city = await aCity() })
after(() => city.database.drop())

const walks = 45
/** Done by the clock, by another system, or (handing over) among accounts, of which this city has none. */
const notByHand: readonly string[] = ['submit', 'warn', 'escalateOverdue', 'recordReceipt', 'recount', 'handTo']
const steps = 16
/** Half of the steps go on, so that the far states are met often. */
const forward: readonly string[] = ['assign', 'sign', 'finish', 'review', 'followUp', 'rate', 'ruleOnReturn', 'ruleOnExtension', 'reopen', 'resume']
const done = new Map<string, number>()
const visited = new Set<string>()
let seed = 20260921
const dice = (sides: number): number => { seed = (seed + 0x6d2b79f5) | 0; const t = Math.imul(seed ^ (seed >>> 15), 1 | seed); return (((t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ (t >>> 14)) >>> 0) % sides }
const pick = <T>(list: readonly T[]): T => list[dice(list.length)]!

const read = async (id: string): Promise<Order> => (await inContext(city.database.pool, sightOf(city.staff('cityDispatcher', 'HN')), (tx) => lockOrders(tx, [id])))[0]!

/** Everyone who may have a hand in it, as the order stands now. */
const cast = (order: Order): Actor[] => {
  const at = (id: string | null): string => city.world.unit(id)?.code ?? 'TJA'
  const bureau = at(order.bureauId)
  return [
    city.staff('countyDispatcher', bureau), city.staff('cityDispatcher', 'HN-D1'), city.staff('reviewer', bureau), city.staff('followUpOfficer', bureau), city.staff('countySupervisor', bureau), city.staff('cityHead', 'HN'),
    city.staff('handler', at(order.unitId)), city.staff('bodyHead', at(order.unitId)), city.staff('justiceOfficeStaff', at(order.consultUnitId ?? order.unitId)), city.staff('hotlineAgent', 'HN-HL'), city.residentOf(order.id),
  ]
}

const inputFor = (action: OrderAction, other: string): object => {
  const units = city.world.units().filter((u) => u.kind === 'justiceOffice')
  const unitId = pick(units).id
  const inputs: Partial<Record<OrderAction, object>> = {
    decline: { ground: 'outOfScope', reason: '不属范围', otherWays: '向 12345 反映' }, askForMaterial: { materials: '身份证复印件' }, supplement: { text: '补上了' }, endWaiting: { reason: '不等了' },
    assign: { unitId, crossReason: '就近', assistUnitIds: dice(4) === 0 ? [pick(units).id] : [] }, reassign: { unitId, reason: '更合适', crossReason: '就近' }, addAssist: { unitIds: [unitId], instruction: '协助核实', crossReason: '就近' },
    handTo: { accountId: crypto.randomUUID() }, returnBack: { ground: pick(['notOurDuty', 'conflictOfInterest']), reason: '不归我们' }, ruleOnReturn: { ruling: pick(['redirect', 'uphold', 'pool']), unitId, reason: '职责清单' },
    hold: { ground: 'waitParty', reason: '等当事人', holdDays: 5 }, askExtension: { workdays: 3, reason: '复杂' }, ruleOnExtension: { approve: dice(2) === 0, reason: '研究过' }, note: { text: '已联系' },
    consult: { unitId, question: '怎么看' }, answerConsult: { answer: '可以' }, reply: { publicReply: '可以这样办' },
    finish: { account: '办了', publicReply: '办好了', isTrue: true, beyondDuty: false, contacted: false, solved: dice(2) === 0, unsolvedReason: '客观原因' },
    review: { outcome: pick(['pass', 'redo']), opinion: '看过' }, followUp: pick([{ reached: true, outcome: 'solved' }, { reached: true, outcome: 'unsolved' }, { reached: false, outcome: 'unreachable' }]),
    rate: { grade: pick(['verySatisfied', 'dissatisfied']) }, reopen: { reason: '没解决' }, merge: { intoId: other, reason: '同一件事' }, split: { parts: ['另一件事'], reason: '两件事' }, restore: { reason: '并错了' },
    press: { demand: '尽快', ...(dice(2) ? { workdays: 2 } : {}) }, answerPress: { answer: '在办' }, recordReceipt: { receipt: 'R1' },
    setSensitivity: { level: pick(['ordinary', 'personal', 'work']), grade: 2, sensitiveClass: pick(['none', 'criminal', 'minor']), reason: '看过内容' },
  }
  return inputs[action] ?? {}
}

/** What must hold of every record at every moment. */
const agree = async (id: string, after: string): Promise<void> => {
  const order = await read(id)
  const open = (openStates as readonly string[]).includes(order.state)
  const say = `${order.state} after ${after}`
  const codes = order.clocks.map((c) => c.code)
  assert.equal(order.closedAt === null, open, `closed_at: ${say}`)
  assert.equal(order.turnUnitId !== null, open, `whose turn: ${say}`)
  assert.equal(new Set(codes).size, codes.length, `doubled clock ${codes.join()}: ${say}`)
  if (order.state === 'archived') assert.deepEqual(codes.filter((c) => c !== 'WO-RECEIPT'), [], say)
  if (open) assert.ok(order.clocks.some((c) => !c.pausedAt) || order.state === 'onHold', `no running clock: ${say}`)
  else assert.ok(codes.every((c) => ['WO-RATE', 'WO-REOPEN', 'WO-ARCHIVE', 'RT-FIX', 'WO-RECEIPT', 'WO-PRESS'].includes(c)), `${codes.join()}: ${say}`)
  const paused = order.clocks.filter((c) => c.pausedAt)
  assert.ok(paused.length === 0 || ['toSupplement', 'onHold'].includes(order.state), `paused ${paused.map((c) => c.code).join()}: ${say}`)
  if (!open) {
    const { rows } = await city.database.ownerPool.query(`select number, state from work_order where parent_id = $1 and part = 'assist' and closed_at is null`, [id])
    assert.deepEqual(rows, [], `assisting orders left open: ${say}`)
  }
  visited.add(order.state)
}

/** One possible step; a refusal is an answer too, but must not be a defect. */
const step = async (id: string, other: string): Promise<string | null> => {
  const order = await read(id)
  const options = cast(order).flatMap((actor) => possibleActions(workOrders, order, actor, city.world).map((action) => ({ actor, action: action as OrderAction })))
  if (options.length === 0) return null
  const least = Math.min(...options.map((o) => done.get(`${order.state}.${o.action}`) ?? 0))
  const onward = options.filter((o) => forward.includes(o.action))
  const seldom = options.filter((o) => (done.get(`${order.state}.${o.action}`) ?? 0) === least)
  const { actor, action } = pick(dice(2) && onward.length ? onward : dice(3) ? seldom : options)
  done.set(`${order.state}.${action}`, (done.get(`${order.state}.${action}`) ?? 0) + 1)
  try {
    const { created } = await city.act(actor, id, action, inputFor(action, other))
    for (const child of created) await agree(child, action)
    done.set(action, (done.get(action) ?? 0) + 1)
  } catch (error) {
    if (!(error instanceof Refused)) throw new Error(`${action} by ${actor.name} in ${order.state}`, { cause: error })
    assert.match(error.refusal.message, /[\u4e00-\u9fff]/)
  }
  return action
}

test('随便怎么办，工单都不会自相矛盾：状态、轮到谁、时限、留痕始终一致', async () => {
  const other = (await city.anOrder()).id
  for (let n = 0; n < walks; n += 1) {
    const { id } = await city.anOrder({ kind: n % 3 ? 'task' : 'question' })
    for (let i = 0; i < steps; i += 1) {
      const action = await step(id, other)
      if (action === null) break
      await agree(id, action)
      if (i % 5 === 4) city.clock.moveTo(new Date(city.clock.now().getTime() + 3_600_000))
    }
    const row = await read(id)
    const chain = await inContext(city.database.pool, sightOf(city.staff('cityDispatcher', 'HN')), (tx) => verifyLog(tx, id, { seq: row.logSeq, hash: row.logHash }))
    assert.equal(chain.intact, true)
  }
})

test('走过的路到过每一个状态，用过每一个操作', () => {
  assert.deepEqual(orderStates.filter((state: OrderState) => !visited.has(state)), [])
  const never = orderActions.filter((action) => !notByHand.includes(action) && !done.has(action))
  assert.deepEqual(never, [])
})

/** What the queues count from, and what really stands open: the same, unit by unit, state by state. */
const tallyAgrees = async (): Promise<void> => {
  const by = 'group by 1, 2, 3, 4 having count(*) > 0 order by 1, 2, 3, 4'
  const { rows: open } = await city.database.ownerPool.query(`select bureau_id, turn_unit_id, handler_id, facet, count(*)::int as n from work_order where closed_at is null ${by}`)
  const { rows: told } = await city.database.ownerPool.query(`select bureau_id, turn_unit_id, handler_id, facet, sum(n)::int as n from work_order_tally ${by.replace('count(*) > 0', 'sum(n) <> 0')}`)
  assert.deepEqual(told, open)
  assert.ok(open.length > 20, `${open.length} kinds of open orders`)
}

test('队列上的数与真正没办完的工单一件不差，折叠以后也是；有人在库里动过手脚，夜里的重数会改回来', async () => {
  await tallyAgrees()
  const lines = async (): Promise<number> => (await city.database.ownerPool.query('select count(*)::int as n from work_order_tally')).rows[0].n
  const before = await lines()
  await foldTally(city.database.pool)
  assert.ok(await lines() < before / 2, `${await lines()} lines of ${before}`)
  await tallyAgrees()
  assert.equal(await recountTally(city.database.pool), 0)
  await city.database.ownerPool.query(`update work_order_tally set n = n + 3 where ctid = (select min(ctid) from work_order_tally)`)
  await assert.rejects(tallyAgrees())
  assert.equal(await recountTally(city.database.pool), 1)
  await tallyAgrees()
})

test('没有人管，时间也会把办完的工单归档；没办完的都已超期上报', async () => {
  for (let n = 0; n < 14; n += 1) {
    city.clock.moveTo(new Date(city.clock.now().getTime() + 15 * 86_400_000))
    await sweep(city.house, city.clock.now())
  }
  const { rows } = await city.database.ownerPool.query(
    `select state, count(*)::int as n, array_agg(number) as numbers from work_order o where state in ('done', 'declined', 'withdrawn', 'mergedInto') and not exists (select from clock c where c.record_id = o.id and c.code = 'RT-FIX' and c.stopped_at is null) group by state`)
  assert.deepEqual(rows.map(({ state, n }: { state: string; n: number }) => `${state}: ${n}`), [])
  const quiet = await city.database.ownerPool.query(`select number, state from work_order where closed_at is null and not supervised`)
  assert.deepEqual(quiet.rows, [])
})
