import { workOrderEndpoints, type WhoView } from '../../../contract/work-orders.ts'
import type { OrderState } from '../../../contract/work-order-states.ts'
import type { Actor } from '../../platform/access.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { gate, personView, type ByCode, type OpenGate } from '../citizens/index.ts'
import { mayStillLook, tooManyLooks } from '../../platform/clear-views.ts'
import { gateWayName } from '../../rules/file-gate.ts'
import type { Desk } from './desk.ts'
import { permissions } from './permissions.ts'
import { openByCode } from './track.ts'

export const whoRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: workOrderEndpoints.whoCalls, permission: { rows: permissions, action: 'whoCalls' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => whoCalls(desk, call, input) } }),
]

/**
 * 识别来人. Before verification nothing is looked up at all, so that neither the answer nor its duration tells whether there
 * is a file (更正 13: 仅凭来电号码不解锁). What fits opens the gate (citizens/gate.ts) for the length of this contact; what does
 * not fit gets the very answer that a stranger gets. Each try and each look is on record.
 */
export const whoCalls = async (desk: Desk, call: Pick<Call, 'actor' | 'sight' | 'now'>, asked: Asked): Promise<WhoView> => {
  const facts = { name: some(asked.name), phone: some(asked.phone), idNumber: some(asked.idNumber?.replace(/\s/g, '').toUpperCase()), lastDigits: some(asked.lastDigits?.toUpperCase()), code: some(asked.code) }
  const atWindow = atCounter(call.actor) && asked.door !== 'hotline'
  const none = (hint: string): WhoView => ({ verified: false, candidates: [], hint })
  if (!asked.verified) return none(atWindow ? '先看证件原件，照片与本人一致，填姓名和证件号码；核实以后才能查看以前的诉求。' : '先请对方说出查询码，或者姓名、登记时留的电话和证件号码后四位；核实以后才能查看以前的诉求。')
  const missing = stillMissing(facts, atWindow)
  if (missing) return none(missing)
  const byCode = facts.code ? await matterOfCode(desk, facts.code, facts.phone ?? '') : undefined
  return inContext(desk.pool, { ...call.sight, purpose: 'lookUpPerson' }, async (tx) => {
    if (!mayStillLook(call.actor, call.now)) {
      await auditEntry(tx, { actor: call.actor, at: call.now, act: whoAct, purpose: lookPurpose, object: 'tooMany', result: 'refused' })
      return none(tooManyLooks)
    }
    const { gates, locked } = await gate.identify(tx, desk.vault, { ...facts, actor: call.actor, now: call.now, door: atWindow ? 'window' : 'hotline', way: atWindow ? 'papers' : facts.code ? 'code' : 'details', purpose: lookPurpose, ...(byCode === undefined ? {} : { byCode }) })
    if (gates.length === 0) await auditEntry(tx, { actor: call.actor, at: call.now, act: whoAct, purpose: lookPurpose, object: 'nobody', result: 'refused' })
    const candidates: WhoView['candidates'] = []
    for (const one of gates) candidates.push(await candidate(tx, desk, one))
    return { verified: !locked, candidates, hint: locked ? lockedWords : candidates.length ? '已核实身份，可以查看和续办以前的诉求；本次查看已留记录，本人看得到。' : '没有对得上的记录，请按新来访登记。' }
  })
}

/** Three things on the telephone, or the code with the telephone; at a counter the paper itself. */
function stillMissing({ name, phone, idNumber, lastDigits, code }: Facts, atWindow: boolean): string | undefined {
  if (code) return phone ? undefined : '还不能核实：请补问登记查询码时留的电话。'
  if (atWindow) return idNumber || (name && phone) ? undefined : '还不能核实：请补填证件上的姓名和证件号码；没有登记证件的，填姓名和登记的电话。'
  return name && phone && (idNumber || lastDigits) ? undefined : '还不能核实：请补问姓名、登记的电话和证件号码后四位，或者查询码。说不出的，请带证件到就近的站、室核实。'
}

/** The matter that code and telephone open; null when they do not fit, whether or not there is such a code. */
async function matterOfCode(desk: Desk, code: string, phone: string): Promise<ByCode | null> {
  try {
    const resident = await openByCode(desk.pool, desk.vault, { code, phone, number: phone })
    return (await inContext(desk.pool, { ...desk.sightOf(resident), purpose: 'lookUpPerson' }, (tx) => tx.one<ByCode>(
      `select person_id as "personId", matter_id as "matterId", exists (select 1 from contact c where c.order_id = o.id and c.kind = 'intake' and c.identity_verified) and for_whom = 'self' as checked from work_order o where id = $1`, [resident.recordId]))) ?? null
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

async function candidate(tx: Tx, desk: Desk, { personId, matterId, until, way, purpose }: OpenGate): Promise<WhoView['candidates'][number]> {
  // In clear: he stands here with his papers or has just said it himself. Who only knows one matter's code gets that matter.
  const person = await personView(tx, personId, desk.vault, !matterId)
  const open = await tx.rows<{ id: string; number: string; title: string; state: OrderState; dueAt: Date | null }>(
    `select id, number, case when sensitive then '敏感诉求' else title end as title, state, due_at as "dueAt" from work_order where person_id = any(person_records($1)) and ($2::uuid is null or matter_id = $2) and part = 'main' and closed_at is null order by created_at desc limit 20`, [personId, matterId ?? null])
  const past = await tx.one<{ n: number }>(`select count(*)::int as n from work_order where person_id = any(person_records($1)) and ($2::uuid is null or matter_id = $2) and part = 'main' and closed_at is not null`, [personId, matterId ?? null])
  return { personId, name: person?.name ?? '', phone: matterId ? null : (person?.phone ?? null), safeToCall: person?.safeToCall ?? true, open: open.map((row) => ({ ...row, dueAt: row.dueAt?.toISOString() ?? null })), past: past?.n ?? 0, scope: matterId ? 'matter' : 'file', until: until.toISOString(), basisWords: gateWayName(way), purpose }
}

const whoAct = 'person.identify'
const lookPurpose = '核实身份后查看未办结诉求'
const lockedWords = '同样的内容试错太多次，电话里一天内不能再核实；请带证件到就近的站、室。'
const atCounter = (actor: Actor): boolean => actor.appointments.some(({ role }) => role === 'windowClerk' || role === 'justiceOfficeStaff')
const some = (text: string | undefined): string | undefined => text?.trim() || undefined

type Facts = { name?: string | undefined; phone?: string | undefined; idNumber?: string | undefined; lastDigits?: string | undefined; code?: string | undefined }
type Asked = Facts & { door?: 'hotline' | 'window' | undefined; verified: boolean }
