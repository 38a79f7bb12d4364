import type { z } from 'zod'
import { bodyInputs, practitionerInputs, stateWord, type LicenceState } from '../../../contract/institutions.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Write } from '../../platform/flush.ts'
import type { Action, Decide, Outcome } from '../../platform/lifecycle.ts'
import { newId } from '../../platform/ids.ts'
import { readCreditCode } from '../../rules/papers/index.ts'
import type { BodyLicence, Licence, Practitioner } from './record.ts'
import type { UnitBook } from './unit-book.ts'

/** What may happen to a licence, whoever holds it. Leaving `inForce` suspends the body's unit, coming back lifts what was suspended for it. */
const renew = verb(bodyInputs.renew, '有效期延长；因过期停下的恢复接单。', ({ record, input, now }) => {
  const today = dayOf(now)
  if (input.validUntil < today) return wrong('validUntil', '新的有效期已经过了')
  if (record.validUntil !== null && input.validUntil <= record.validUntil) return wrong('validUntil', `应晚于原来的有效期 ${record.validUntil}`)
  return turn(record, 'inForce', now, { set: { valid_until: input.validUntil, warned_days: null }, text: `有效期至 ${input.validUntil}：${input.reason}` })
})
const stop = verb(bodyInputs.stop, '从这一天起不再接新的工单；手里的工单另行安排。', ({ record, input, now }) => end(record, 'stopped', input, now))
const cancel = verb(bodyInputs.cancel, '注销之后只有省里的状态能改回来。', ({ record, input, now }) => end(record, 'cancelled', input, now))
const revoke = verb(bodyInputs.revoke, '吊销之后只有省里的状态能改回来。', ({ record, input, now }) => end(record, 'revoked', input, now))
const resume = verb(bodyInputs.resume, '恢复接单。', ({ record, input, now }) =>
  record.validUntil !== null && record.validUntil < dayOf(now) ? wrong('reason', `证照已在 ${record.validUntil} 到期，请先换证延期`) : turn(record, 'inForce', now, { text: input.reason }))
const expire = verb(bodyInputs.expire, '过了有效期。', ({ record, now }) =>
  record.validUntil === null || record.validUntil >= dayOf(now) ? { kind: 'invalid', message: '证照还在有效期内。' } : turn(record, 'expired', now, { since: addDays(record.validUntil, 1), text: `有效期至 ${record.validUntil}，已过期，不再接新的工单`, tells: `${record.name}的执业证照有效期至 ${record.validUntil}，已经过期，不再派新的工单；换证后在“机构与人员”里登记延期即恢复。` }))
const warnExpiry = verb(bodyInputs.warnExpiry, '提醒换证。', ({ record, input, now }) =>
  ({ set: { warned_days: input.days }, facts: { text: `有效期至 ${record.validUntil}，不到 ${input.days + 1} 天，请换证` }, writes: tell(record, now, `${record.name}的执业证照有效期至 ${record.validUntil}，不到 ${input.days + 1} 天。请尽快换证；过期之后不再派新的工单。`) }))
const takeStatus = verb(bodyInputs.takeStatus, '按省里的文件更新。', ({ record, input, now }) =>
  turn(record, input.state, now, { since: input.since ?? dayOf(now), set: { checked_on: dayOf(now), checked_from: input.source, ...(input.validUntil ? { valid_until: input.validUntil, warned_days: null } : {}) }, text: `省里的状态：${stateWord(input.state)}${input.validUntil ? `，有效期至 ${input.validUntil}` : ''}（${input.source}）` }))
const shared = { renew, stop, cancel, revoke, resume, expire, warnExpiry, takeStatus }

export const bodyActions: Readonly<Record<string, Action<BodyLicence, UnitBook>>> = {
  ...shared,
  amend: verb(bodyInputs.amend, '登记的内容改过来，旧的留在经过里。', ({ record, input, world }) => {
    const code = readCreditCode(input.creditCode)
    if (!code.ok) return wrong('creditCode', code.message)
    const head = input.headCode ? world.byCode(input.headCode) : undefined
    if (input.headCode && (!head || head.id === record.unitId)) return wrong('headCode', '没有这个单位编码')
    const { reason, creditCode: _typed, headCode: _head, ...rest } = input
    return { set: { credit_code: code.value.code, licence_number: rest.licenceNumber, issued_by: rest.issuedBy, does: rest.does ?? null, specialities: rest.specialities ?? null, languages: rest.languages ?? null, head_id: head?.id ?? null }, facts: { text: reason } }
  }),
}

export const practitionerActions: Readonly<Record<string, Action<Practitioner, UnitBook>>> = {
  ...(shared as unknown as Record<string, Action<Practitioner, UnitBook>>),
  amend: verb(practitionerInputs.amend, '登记的内容改过来，旧的留在经过里。', ({ input }) =>
    ({ set: { name: input.name, licence_number: input.licenceNumber, specialities: input.specialities ?? null, languages: input.languages ?? null }, facts: { text: input.reason } })),
  move: verb<z.infer<typeof practitionerInputs.move>, Practitioner>(practitionerInputs.move, '到新机构去，原来的经历写上截止的日子，都保留。', ({ record, input, now, world }) => {
    const to = world.byCode(input.unitCode)
    if (!to || to.id === record.unitId) return wrong('unitCode', to ? '已经在这个机构' : '没有这个单位编码')
    if (record.engagedFrom && input.from < record.engagedFrom) return wrong('from', `应不早于来现在机构的日子 ${record.engagedFrom}`)
    const closes: Write[] = record.engagementId ? [{ update: 'engagement', set: { until_on: input.from }, where: { id: record.engagementId } }] : []
    return {
      set: { unit_id: to.id, bureau_id: to.bureauId }, facts: { text: `转到${to.name}，${input.from} 起：${input.reason}` },
      writes: [...closes, { insert: 'engagement', row: { id: newId(now), practitioner_id: record.id, unit_id: to.id, from_on: input.from } }],
    }
  }),
}

/** One state to another, with what that means for the unit. */
function turn(record: Licence, to: LicenceState, now: Date, more: { since?: string | undefined; set?: Record<string, unknown>; text: string; tells?: string }): Outcome {
  const isBody = 'creditCode' in record
  const was = isBody ? (record as BodyLicence).suspendedUnitAt : null
  const suspends = isBody && to !== 'inForce' && was === null && !(record as BodyLicence).unitSuspended
  const lifts = was !== null && to === 'inForce'
  const writes: Write[] = suspends ? [{ update: 'unit', set: { suspended_at: now }, where: { id: record.id, suspended_at: null }, optional: true }] : lifts ? [{ update: 'unit', set: { suspended_at: null }, where: { id: record.id, suspended_at: was }, optional: true }] : []
  const changed = record.state !== to ? { state_since: more.since ?? dayOf(now) } : {}
  return { to, set: { ...more.set, ...changed, ...(suspends ? { suspended_unit_at: now } : lifts ? { suspended_unit_at: null } : {}) }, facts: { text: more.text }, writes: [...writes, ...(more.tells ? tell(record, now, more.tells) : [])] }
}

/** The body hears it, and the bureau that watches over it. */
function tell(record: Licence, now: Date, text: string): Write[] {
  return [...new Set([record.unitId, record.bureauId])].map((unit) => ({ insert: 'notice', row: { id: newId(now), at: now, unit_id: unit, account_id: null, role: null, order_id: null, kind: 'licence', text } }))
}

const end = (record: Licence, to: LicenceState, input: { since: string; reason: string }, now: Date): Outcome | Refusal =>
  input.since > dayOf(now) ? wrong('since', '这一天还没有到，到了再登记') : turn(record, to, now, { since: input.since, text: `${input.since} 起${stateWord(to)}：${input.reason}` })

function wrong(field: string, message: string): Refusal {
  return { kind: 'invalid', message, fields: { [field]: message } }
}

function verb<I, R extends Licence = BodyLicence>(input: z.ZodType<I>, next: string, decide: (call: Decide<R, UnitBook, I>) => Refusal | Outcome): Action<R, UnitBook> {
  return { input, next: () => next, decide } as unknown as Action<R, UnitBook>
}
