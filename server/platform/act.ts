import { allowed, within, type Actor, type Subject } from './access.ts'
import { logLine } from './action-log.ts'
import { auditWrite } from './audit.ts'
import { inContext, type Sight, type Tx } from './context.ts'
import { link } from './chain.ts'
import { isRefusal, Refused, type Refusal } from './errors.ts'
import { flushLast, json, type Row, type Write } from './flush.ts'
import { fieldMessages } from './http.ts'
import { keepNumbers } from './narrative-tokens/index.ts'
import { actionsFrom, targetsOf, transitionOf, type Action, type ClockRow, type Facts, type Lifecycle, type NewRecord, type Outcome, type Rec, type Side, type Transition } from './lifecycle.ts'
import { moveClocks, startClocks } from './running-clocks.ts'
import type pg from 'pg'

/**
 * The one door for change. In one transaction: 1 lock the records in id order · 2 access · 3 the transition exists ·
 * 4 decide · 5 flush all writes, log, clocks, outbox and audit in one statement · 6 answer with what is possible next.
 * A `requestId` seen before gets the first answer again, refusals included; with other input it is refused.
 */
export const act = async <R extends Rec, W>(life: Lifecycle<R, W>, house: House<W>, asked: Asked): Promise<unknown> => {
  const action = life.actions[asked.action]
  if (!action) throw new Refused({ kind: 'notFound', message: '没有这个操作，请刷新页面后重试。' })
  const parsed = action.input.safeParse(asked.input)
  if (!parsed.success) throw new Refused({ kind: 'invalid', message: '有的内容没有填对，请按提示修改。', fields: fieldMessages(parsed.error.issues) })
  let touched: Subject[] = []
  const read = { ...asked, input: parsed.data }
  const answer = await once(house.pool, read, () => inContext(house.pool, asked.sight, (tx) => actIn(tx, life, house, read, action, (subjects) => { touched = subjects })))
  if (isRefused(answer)) throw new Refused(answer.refusal)
  if (touched.length) house.committed?.(touched)
  return answer.answer
}

/** The actions that this actor may do on this record now: the same rows and the same `offer` that act() checks. */
export const possibleActions = <R extends Rec, W>(life: Lifecycle<R, W>, record: R, actor: Actor, world: W): string[] => {
  const subject = life.subject(record)
  return actionsFrom(life.transitions, record.state).filter((name) => {
    const action = life.actions[name]
    return action !== undefined && allowed(life.permissions, name, actor, subject) && (action.offer?.(record, actor, world) ?? true)
  })
}

/**
 * Every answer, refusals included, ends in a row of `request`. A repeat meets the first one at its primary key, rolls
 * back and gets the first answer: no look-up on the way in, and two equal requests at the same moment cannot both count.
 */
export const once = async (pool: pg.Pool, asked: RequestKey, work: () => Promise<Answered>): Promise<Answered> => {
  try {
    return await work()
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'request_pkey') throw error
    return inContext(pool, asked.sight, async (tx) => (await earlier(tx, asked)) ?? { refusal: { kind: 'conflict', message: '同一操作正在处理，请稍后刷新查看。' } })
  }
}

/** The first answer to this request, if there is one. */
export const earlier = async (tx: Tx, asked: RequestKey): Promise<Answered | undefined> => {
  const found = await tx.one<{ inputHash: string; answer: Answered }>('select input_hash as "inputHash", answer from request where actor_id = $1 and request_id = $2', [asked.actor.id, asked.requestId], 'earlier')
  if (!found) return undefined
  if (found.inputHash !== inputHash(asked)) return { refusal: { kind: 'conflict', message: '这个请求编号已用于另一项操作，请刷新页面后重试。' } }
  return found.answer
}

export const requestWrite = (asked: RequestKey, answer: Answered): Write => ({
  insert: 'request', row: { actor_id: asked.actor.id, request_id: asked.requestId, input_hash: inputHash(asked), at: asked.now, answer: json(answer) },
})

export const outboxWrite = (at: Date, name: string, kind: string, id: string, payload: Row): Write => ({
  insert: 'outbox', row: { at, name, subject_kind: kind, subject_id: id, payload: json(payload) },
})

/** Rows of a new record with its first log line, clocks and event: used by intake and by actions that create (split, assist). */
export const birth = <R extends Rec, W>(life: Lifecycle<R, W>, fresh: NewRecord, actor: Actor, now: Date, world: W): { record: R; clocks: ClockRow[]; writes: Write[] } => {
  const state = String(fresh.row.state)
  const line = logLine({ record: { id: fresh.id, logSeq: 0, logHash: '' }, kind: life.kind, at: now, action: fresh.as, from: null, to: state, actor, facts: fresh.facts })
  const { clocks, writes } = startClocks(fresh.id, life.kind, fresh.starts ?? [], now, (code, start) => life.clock(code, start, world))
  const bare = { id: fresh.id, version: 1, created_at: now, ...fresh.row, log_seq: line.logSeq, log_hash: line.logHash }
  const known = camel(bare) as R
  const derived = life.derived(known, clocks, world)
  const record = { returnsTo: null, ...(known as object), ...camel(derived), clocks } as unknown as R
  const row = { ...bare, ...derived }
  return { record, clocks, writes: [{ insert: life.table, row }, line.write, ...writes, outboxWrite(now, `${life.kind}.${fresh.as}`, life.kind, fresh.id, { state })] }
}

async function actIn<R extends Rec, W>(tx: Tx, life: Lifecycle<R, W>, house: House<W>, asked: Asked, action: Action<R, W>, touch: (subjects: Subject[]) => void): Promise<Answered> {
  const { record, others, refusal, later } = await lockAll(tx, life, asked, action)
  if (refusal || !record) return settle(tx, life, asked, [], { refusal: refusal ?? missing })
  const step = transitionOf(life.transitions, record.state, asked.action)
  const no = objection(life, house.world, asked, action, record, step) ?? later
  if (no || !step) return settle(tx, life, asked, [], { refusal: no ?? missing })
  // Numbers typed into free text never reach a row in clear, whatever the action does with its input.
  const { kept, writes: numbers } = keepNumbers(asked.input, life.narrativeOf?.(record) ?? record.id, asked.now)
  const decided = action.decide({ record, others, input: kept as never, actor: asked.actor, now: asked.now, world: house.world })
  if (isRefusal(decided)) return settle(tx, life, asked, [], { refusal: decided })
  const main = change(life, house.world, asked, record, step, { ...decided, as: asked.action })
  const sides = (decided.others ?? []).map((side) => sideChange(life, house.world, asked, others, side))
  const births = (decided.creates ?? []).map((fresh) => birth(life, fresh, asked.actor, asked.now, house.world))
  const answer = { answer: life.answer(main.after, main.clocks, asked.actor, house.world, births.map((b) => b.record.id), asked.now) }
  touch([record, ...[main, ...sides].map((c) => c.after), ...births.map((b) => b.record)].map(life.subject))
  if ([main, ...sides].some((c) => !within(asked.sight.reach, life.subject(c.after)))) tx.ahead(`select set_config('app.flush', 'on', true)`)
  return settle(tx, life, asked, [...main.writes, ...sides.flatMap((s) => s.writes), ...births.flatMap((b) => b.writes), ...(decided.writes ?? []), ...numbers], answer)
}

/** Locks the record and those its input names, in one ascending order, so that two acts can never wait for each other. */
async function lockAll<R extends Rec, W>(tx: Tx, life: Lifecycle<R, W>, asked: Asked, action: Action<R, W>): Promise<Locked<R>> {
  const touched = await namedBy(tx, asked, action)
  const records = await life.load(tx, [...new Set([asked.id, ...(isRefusal(touched) ? [] : touched)])])
  const record = records.find((r) => r.id === asked.id)
  return record ? { record, others: records.filter((r) => r.id !== asked.id), ...(isRefusal(touched) ? { later: touched } : {}) } : { others: [], refusal: missing }
}

/** What the action says no to while it looks for the others is said only to those who may do it at all, and on record. */
async function namedBy<R extends Rec, W>(tx: Tx, asked: Asked, action: Action<R, W>): Promise<readonly string[] | Refusal> {
  try {
    return action.touches ? await action.touches(asked.input as never, asked.id, tx) : []
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

function objection<R extends Rec, W>(life: Lifecycle<R, W>, world: W, asked: Asked, action: Action<R, W>, record: R, step: Transition | undefined): Refusal | undefined {
  if (!allowed(life.permissions, asked.action, asked.actor, life.subject(record))) return { kind: 'notAllowed', message: `您没有“${life.words.action(asked.action)}”的权限；如工作需要，请找本单位负责人。` }
  const wrong = !step || !(action.offer?.(record, asked.actor, world) ?? true)
  if (!wrong && (asked.version === undefined || asked.version === record.version)) return undefined
  const possible = possibleActions(life, record, asked.actor, world)
  const now = `现在是“${life.words.state(record.state)}”`
  if (wrong) return { kind: 'wrongState', message: `${now}，不能“${life.words.action(asked.action)}”。${possible.length ? `现在可以：${possible.map(life.words.action).join('、')}。` : ''}`, state: record.state, possible }
  return { kind: 'conflict', message: `您打开之后，别人已经改动了它（${now}）。您填的内容还在，请看过最新情况再提交。`, state: record.state, possible }
}

function change<R extends Rec, W>(life: Lifecycle<R, W>, world: W, asked: Asked, record: R, step: Transition | undefined, outcome: Pick<Outcome, 'to' | 'set' | 'starts' | 'stops' | 'clocks' | 'event'> & { facts: Facts; as: string }): Changed<R> {
  const to = step ? goal(record, step, outcome.to) : (outcome.to ?? record.state)
  const { clocks, writes } = moveClocks({ recordId: record.id, kind: life.kind, running: record.clocks, step, outcome, now: asked.now, timesOf: (code, start) => life.clock(code, start, world) })
  const line = logLine({ record, kind: life.kind, at: asked.now, action: outcome.as, from: record.state, to, actor: asked.actor, facts: outcome.facts })
  const bare = { ...outcome.set, state: to, version: record.version + 1, log_seq: line.logSeq, log_hash: line.logHash }
  const draft = { ...record, ...camel(bare), clocks } as R
  const set = { ...bare, ...life.derived(draft, clocks, world) }
  const after = { ...draft, ...camel(set) } as R
  const event = outboxWrite(asked.now, `${life.kind}.${outcome.as}`, life.kind, record.id, { state: to, from: record.state, ...outcome.event })
  return { after, clocks, writes: [{ update: life.movesThrough ?? life.table, set, where: { id: record.id, version: record.version } }, line.write, ...writes, event] }
}

function sideChange<R extends Rec, W>(life: Lifecycle<R, W>, world: W, asked: Asked, others: readonly R[], side: Side): Changed<R> {
  const record = others.find((r) => r.id === side.id)
  if (!record) throw new Error(`${asked.action} changes ${side.id} without having named it in touches`)
  return change(life, world, asked, record, undefined, side)
}

function goal(record: Rec, step: Transition, chosen: string | undefined): string {
  const targets = targetsOf(step)
  if (targets.includes('same')) return record.state
  if (targets.includes('back')) return record.returnsTo ?? record.state
  const to = chosen ?? (targets.length === 1 ? targets[0] : undefined)
  if (!to || !targets.includes(to)) throw new Error(`${step.action} must choose one of ${targets.join()}`)
  return to
}

async function settle<R extends Rec, W>(tx: Tx, life: Lifecycle<R, W>, asked: Asked, writes: readonly Write[], answer: Answered): Promise<Answered> {
  const result = isRefused(answer) ? 'refused' : 'ok'
  await flushLast(tx, [...writes, auditWrite({ actor: asked.actor, at: asked.now, act: `${life.kind}.${asked.action}`, object: asked.id, purpose: null, result }), requestWrite(asked, answer)])
  return answer
}

const missing: Refusal = { kind: 'notFound', message: '没有找到，或不在您的权限范围内。请核对编号。' }
const isRefused = (answer: Answered): answer is { refusal: Refusal } => 'refusal' in answer
/** Keyed: a plain hash of an input would let somebody with the table try out telephone numbers. */
const inputHash = (asked: RequestKey): string => link('', [asked.id, asked.action, asked.input, asked.version ?? null])

/** snake_case columns to the camelCase of records; names are few, so each is worked out once. */
export const camel = (row: Row): Row => {
  const renamed: Record<string, unknown> = {}
  for (const key in row) renamed[camelName(key)] = row[key]
  return renamed
}
const names = new Map<string, string>()
export function camelName(key: string): string {
  let name = names.get(key)
  if (name === undefined) names.set(key, (name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())))
  return name
}

export type House<W> = { readonly pool: pg.Pool; readonly world: W; /** Told behind the commit whom the change concerns: live screens ask anew. */ readonly committed?: (touched: readonly Subject[]) => void }
export type RequestKey = { readonly actor: Actor; readonly sight: Sight; readonly id: string; readonly action: string; readonly input: unknown; readonly requestId: string; readonly version?: number | undefined; readonly now: Date }
export type Asked = RequestKey
export type Answered = { answer: unknown } | { refusal: Refusal }
type Changed<R> = { after: R; clocks: ClockRow[]; writes: Write[] }
type Locked<R> = { record?: R; others: readonly R[]; refusal?: Refusal; later?: Refusal }
