import type { coverageEndpoints } from '../../../contract/coverage.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { within } from '../../platform/access.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext } from '../../platform/context.ts'
import { refuse, type Refusal } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { askedOnce } from './asked.ts'
import { coverageSight } from './lifecycle.ts'
import { bureausOf } from './matrix.ts'
import { findPlaces } from './presence.ts'

/** 登记实驻: in which forms a trade is there; none at all says plainly that it is not. */
export const setPresence = (call: Call, input: InputOf<typeof coverageEndpoints.setPresence>): Promise<{ ok: true }> => askedOnce<{ ok: true }>(call, { id: input.placeId, action: 'setPresence', input, requestId: input.requestId }, async (tx) => {
  const place = (await findPlaces(tx, call.reach)).find(({ id }) => id === input.placeId)
  if (!place || !within(call.reach, { ownerIds: [], unitIds: [], bureauIds: [place.bureauId] })) return { kind: 'notAllowed', message: '这个地方不在您的管理范围内。' }
  const written = await tx.rows(
    `insert into presence_fact (place_id, trade, forms, who, note, bureau_id, unit_id, version, set_at, set_by, set_name) values ($1, $2, $3, $4, $5, $6, $7, $8::int + 1, $9, $10, $11)
     on conflict (place_id, trade) do update set forms = excluded.forms, who = excluded.who, note = excluded.note, version = excluded.version, demo = false, set_at = excluded.set_at, set_by = excluded.set_by, set_name = excluded.set_name where presence_fact.version = $8 returning 1`,
    [place.id, input.trade, input.forms, maskNumbers(input.who ?? null), maskNumbers(input.note ?? null), place.bureauId, place.unitId, input.version, call.now, call.actor.id, call.actor.name])
  return written.length === 0 ? changedMeanwhile : { answer: { ok: true } }
})

/** Government service halls and 综治中心 are no units of ours: they are entered by name. */
export const addPlace = (call: Call, input: InputOf<typeof coverageEndpoints.addPlace>): Promise<{ id: string }> => askedOnce<{ id: string }>(call, { id: input.bureauId, action: 'addPlace', input, requestId: input.requestId }, async (tx) => {
  const wrong = (field: string, message: string): Refusal => ({ kind: 'invalid', message: `${message}。`, fields: { [field]: message } })
  if (!(await bureausOf(tx, call.reach)).some(({ id }) => id === input.bureauId)) return wrong('bureauId', '这个县区不在您的管理范围内')
  if (await tx.one('select 1 from presence_place where bureau_id = $1 and name = $2', [input.bureauId, input.name])) return wrong('name', '这个地方已经登记过')
  const id = newId(call.now)
  return { answer: { id }, writes: [{ insert: 'presence_place', row: { id, kind: input.kind, name: input.name, bureau_id: input.bureauId, address: input.address ?? null, entered_at: call.now, entered_by: call.actor.id, entered_name: call.actor.name } }] }
})

/** 定应驻名单: with its source; an empty list of forms says that nothing is asked. No rule names the trades, so it stays 待核实 until the office confirms. */
export const setPlan = (call: Call, input: InputOf<typeof coverageEndpoints.setPlan>): Promise<{ ok: true }> => inContext(call.pool, coverageSight(call.actor), async (tx) => {
  const written = await tx.rows(
    `insert into presence_plan (place_kind, trade, forms, source, verified, version, set_at, set_by, set_name) values ($1, $2, $3, $4, $5, $6::int + 1, $7, $8, $9)
     on conflict (place_kind, trade) do update set forms = excluded.forms, source = excluded.source, verified = excluded.verified, version = excluded.version, set_at = excluded.set_at, set_by = excluded.set_by, set_name = excluded.set_name where presence_plan.version = $6 returning 1`,
    [input.placeKind, input.trade, input.forms, input.source, input.verified, input.version, call.now, call.actor.id, call.actor.name])
  if (written.length === 0) return refuse(changedMeanwhile.kind, changedMeanwhile.message)
  await flush(tx, [auditWrite({ actor: call.actor, at: call.now, act: 'coverage.setPlan', object: `${input.placeKind}.${input.trade}`, purpose: null, result: 'ok' })])
  return { ok: true }
})

const changedMeanwhile = { kind: 'conflict', message: '您打开之后，别人已经改过，请看过最新的再改。' } as const
