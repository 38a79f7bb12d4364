import type { TrackView } from '../../../contract/work-orders.ts'
import { word } from '../../../contract/glossary.ts'
import type { Actor } from '../../platform/access.ts'
import { possibleActions } from '../../platform/act.ts'
import { findLog } from '../../platform/action-log.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { equalSecrets, type Vault } from '../../platform/crypto.ts'
import { remaining } from '../../platform/deadlines.ts'
import { refuse } from '../../platform/errors.ts'
import { nobody } from '../../platform/http.ts'
import { normalizeQueryCode } from '../../platform/ids.ts'
import { ownNumbers, withClear, type Token } from '../../platform/narrative-tokens/index.ts'
import { timeLeftInWords } from '../../rules/time-left.ts'
import { plainPhone } from '../citizens/index.ts'
import { pressingClock, ruleOf } from './deadlines.ts'
import { workOrders } from './lifecycle.ts'
import { orderOf, readOrders, type Order, type OrderWithClocks } from './order.ts'
import { residentStory, type ResidentLine } from './story.ts'
import { residentSight } from './sights.ts'
import { turnWords } from './turn.ts'
import type { World } from './world.ts'
import type pg from 'pg'

/**
 * A resident opens his order with query code and phone (an anonymous one with the code and the number of the order). Gives
 * the actor who may see this one record; wrong pairs all get the same answer.
 */
export const openByCode = async (pool: pg.Pool, vault: Vault, asked: { code: string; phone?: string; number?: string }): Promise<Actor> => {
  const codes = vault.blindIndexes(normalizeQueryCode(asked.code), 'query-code')
  const found = await inContext(pool, residentSight(null, 'lookUpPerson'), (tx) => tx.one<{ id: string; number: string; phoneIndex: string | null; helperPhone: string | null; given: string[] | null }>(
    codeSql, [codes], 'open_by_code'))
  const phones = asked.phone ? vault.blindIndexes(plainPhone(asked.phone), 'phone') : []
  // Who asked for another comes back with his own telephone number.
  const helper = found?.helperPhone ? vault.blindIndexes(vault.open(found.helperPhone, 'phone'), 'phone') : []
  const known = [found?.phoneIndex ?? '', ...helper, ...(found?.given ?? [])].filter((index) => index !== '')
  const fits = found && (phones.some((p) => known.some((index) => equalSecrets(p, index))) || (!found.phoneIndex && asked.number?.trim().toUpperCase() === found.number))
  if (!found || !fits) return refuse('notFound', '查询码和手机号对不上。请核对后重填；查询码丢了，可带身份证到任何一个站、室补发，或拨打 12348。')
  return residentOf(found.id)
}

/** The order of a code with every number that may stand beside it: the person's, the helper's, the one given when it was raised. */
const codeSql = `
  select o.id, o.number, p.phone_index as "phoneIndex", o.helper_phone_sealed as "helperPhone",
    (select array_agg(c.caller_index) from contact c where c.order_id = o.id and c.kind = 'intake' and c.caller_index is not null) as given
  from work_order o join person p on p.id = o.person_id where o.query_code_hash = any($1)`

/** The resident of one order: sees and does only what stands under `own` in the permission rows. */
export const residentOf = (orderId: string): Actor => ({ kind: 'resident', id: orderId, name: '当事人', appointments: [], recordId: orderId })

/** The resident's own order in plain words. Reads under the resident's own sight; `alone`: nothing but this order is in it, so that one statement tells all. */
export const track = async (tx: Tx, actor: Actor, world: World, now: Date, alone = false): Promise<TrackView> => {
  const { order, rating, story, tokens } = await (alone ? readAlone : readWithin)(tx, actor.recordId ?? nobody.id)
  if (!order) return refuse('notFound', '没有找到这件诉求，请重新查询。')
  const may = new Set(possibleActions(workOrders, order, actor, world))
  const answered = ['done', 'archived', 'declined', 'toFollowUp'].includes(order.state)
  const view: TrackView = {
    number: order.number, state: order.state, stateWords: word('state', order.state), turnWords: turnWords(order, world), dueWords: dueWordsOf(order, world, now), dueAt: order.dueAt?.toISOString() ?? null, level: order.level,
    createdAt: order.createdAt.toISOString(), need: order.need, door: order.door, asker: order.asker, publicReply: answered ? order.publicReply : null, material: order.state === 'toSupplement' ? order.material : null,
    story: residentStory(story, world), rating: rating ?? null, version: order.version,
    may: { supplement: may.has('supplement'), urge: may.has('urge'), withdraw: may.has('withdraw'), rate: may.has('rate'), reopen: may.has('reopen') },
  }
  return tokens ? withClear(view, tokens) : ownNumbers(tx, order.matterId, view)
}

async function readWithin(tx: Tx, id: string): Promise<Read> {
  const [[order], rating, story] = await Promise.all([readOrders(tx, [id]), tx.one<Rated>('select grade, words from rating where order_id = $1 order by at desc limit 1', [id], 'track_rating'), findLog(tx, id)])
  return { order, rating, story }
}

async function readAlone(tx: Tx, id: string): Promise<Read> {
  const found = await tx.one<OrderWithClocks & { rating: Rated | null; story: (Omit<ResidentLine, 'at'> & { at: string })[] | null; tokens: Token[] | null }>('select record, clocks, rating, story, tokens from own_order($1)', [id], 'own_order')
  return { order: found && orderOf(found), rating: found?.rating ?? undefined, story: (found?.story ?? []).map((line) => ({ ...line, at: new Date(line.at) })), tokens: found?.tokens ?? [] }
}

function dueWordsOf(order: Order, world: World, now: Date): string {
  const clock = pressingClock(order.clocks)
  if (!clock) return order.closedAt ? '已经办结' : order.state === 'onHold' ? '时限暂停' : ''
  const row = ruleOf(world, clock.code, clock.startedAt, clock.ruleVersion)
  return `${row.zh}：${timeLeftInWords(remaining({ ...row, amount: clock.amount ?? row.amount }, { dueAt: clock.dueAt, pauses: clock.pauses }, now, world.calendar), now)}`
}

type Rated = { grade: string; words: string | null }
type Read = { order: Order | undefined; rating: Rated | undefined; story: readonly ResidentLine[]; tokens?: readonly Token[] }
