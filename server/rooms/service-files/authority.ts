import type { z } from 'zod'
import type { authorityInput, GateView, phoneAuthorityInput } from '../../../contract/service-files.ts'
import { mayStillLook, tooManyLooks } from '../../platform/clear-views.ts'
import { once, requestWrite } from '../../platform/act.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { gate, maskName, type AuthorityFacts, type ByCode } from '../citizens/index.ts'
import { openByCode, type Desk } from '../work-orders/index.ts'
import { gateView } from './file-view.ts'

/** 窗口登记代办依据: with the paper in hand. */
export const authorityAtWindow = (desk: Desk, call: Call, input: z.infer<typeof authorityInput>): Promise<Opened> => {
  const { requestId, orderNumber, principalName, principalIdNumber, principalPhone, agentName, agentPhone, agentIdNumber, ...facts } = input
  return record(desk, call, { requestId, orderNumber, facts: { ...facts, door: 'window', principal: { name: principalName, idNumber: principalIdNumber, phone: principalPhone }, agent: { name: agentName, phone: agentPhone, idNumber: agentIdNumber } } })
}

/** 电话里登记: the person on the line proves who he is; his word reaches the one matter, for the day. */
export const authorityByPhone = async (desk: Desk, call: Call, input: z.infer<typeof phoneAuthorityInput>): Promise<Opened> => {
  const { requestId, orderNumber, queryCode, principalName, principalPhone, principalLastDigits, agentName, agentPhone, kind, paper } = input
  const byCode = queryCode ? await matterOf(desk, queryCode, principalPhone) : undefined
  const principal = { name: principalName, phone: principalPhone, lastDigits: principalLastDigits?.toUpperCase(), ...(byCode === undefined ? {} : { byCode }) }
  return record(desk, call, { requestId, orderNumber, byCode, facts: { kind, paper, consent: 'oral', scope: 'matter', untilOn: dayOf(call.now), door: 'hotline', principal, agent: { name: agentName, phone: agentPhone } } })
}

/** One answer for a person who is not known, and for facts that do not fit (更正 13). */
async function record(desk: Desk, call: Call, { requestId, orderNumber, byCode, facts }: Asked): Promise<Opened> {
  const { actor, sight, now } = call
  const no = gate.authorityRefusal(facts, dayOf(now))
  if (no) return refuse('invalid', '有的内容没有填对，请按提示修改。', { fields: no })
  if (!mayStillLook(actor, now)) return refuse('notAllowed', tooManyLooks)
  const key = { actor, sight, id: nobody, action: 'file.authority', input: { orderNumber, ...facts }, requestId, now }
  const said = await once(call.pool, key, () => inContext(call.pool, { ...sight, purpose: 'lookUpPerson' }, async (tx) => {
    const open = await gate.recordAuthority(tx, desk.vault, { ...facts, actor, now, purpose: `代办：${maskName(facts.agent.name)}`, matter: byCode ?? (await matterNamed(tx, orderNumber)) })
    if (!open) await auditEntry(tx, { actor, at: now, act: 'person.recordAuthority', object: 'nobody', purpose: null, result: 'refused' })
    const answer = { answer: open ? { personId: open.personId, gate: gateView(open) } : null }
    await flush(tx, [requestWrite(key, answer)])
    return answer
  }))
  if ('refusal' in said) throw new Refused(said.refusal)
  return (said.answer as Opened | null) ?? refuse('notFound', facts.door === 'hotline' ? notProved : notFitting)
}

const matterNamed = async (tx: Tx, number: string | undefined): Promise<Named | undefined> =>
  number ? tx.one<Named>('select matter_id as "matterId", person_id as "personId" from work_order where number = $1 and part = \'main\'', [number.toUpperCase()]) : undefined

/** The one matter of a code with its telephone; null when they do not fit, whether or not there is such a code. */
async function matterOf(desk: Desk, code: string, phone: string): Promise<ByCode | null> {
  const resident = await openByCode(desk.pool, desk.vault, { code, phone }).catch((error: unknown) => { if (error instanceof Refused) return null; throw error })
  if (!resident) return null
  return (await inContext(desk.pool, { ...desk.sightOf(resident), purpose: 'lookUpPerson' }, (tx) => tx.one<ByCode>('select person_id as "personId", matter_id as "matterId", false as checked from work_order where id = $1', [resident.recordId]))) ?? null
}

const notFitting = '没有对得上的记录。请核对当事人的姓名、证件号码或电话，以及工单编号；没有办过的，按新来访登记。'
const notProved = '没有对得上的记录。请当事人本人再说一遍登记的电话和证件号码后四位，或者查询码；说不出的，请带证件到就近的站、室。'
const nobody = '00000000-0000-7000-8000-000000000000'
type Named = { matterId: string; personId: string }
type Opened = { personId: string; gate: GateView }
type Asked = { requestId: string; orderNumber: string | undefined; byCode?: ByCode | null | undefined; facts: Omit<AuthorityFacts, 'actor' | 'now' | 'purpose' | 'matter'> }
