import { workOrderEndpoints, type WhoView } from '../../../contract/work-orders.ts'
import type { OrderState } from '../../../contract/work-order-states.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { keysOf, personView } from '../citizens/index.ts'
import { mayStillLook, tooManyLooks } from './clear-views.ts'
import type { Desk } from './desk.ts'
import { permissions } from './permissions.ts'

export const whoRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: workOrderEndpoints.whoCalls, permission: { rows: permissions, action: 'whoCalls' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => whoCalls(desk, call, input) } }),
]

/** The name under which an identification stands in the access log. */
export const whoAct = 'person.identify'

/**
 * 识别来人. Before verification nothing is looked up at all, so that neither the answer nor its duration tells whether there
 * is a file (更正 13: 仅凭来电号码不解锁). After it, the person for certain: identity number, or phone and name together;
 * facts that do not fit get the very answer that a stranger gets. Each look-up is on record with the person as its object.
 */
export const whoCalls = async (desk: Desk, call: Pick<Call, 'actor' | 'sight' | 'now'>, asked: Asked): Promise<WhoView> => {
  const name = asked.name?.trim() || undefined
  const idNumber = asked.idNumber?.replace(/\s/g, '').toUpperCase() || undefined
  const phone = asked.phone?.trim() || undefined
  if (!asked.verified) return { verified: false, candidates: [], hint: '先请对方说出姓名和登记时留的电话，或核对身份证号码；核实以后才能查看以前的诉求。' }
  if (!idNumber && !(name && phone)) return { verified: false, candidates: [], hint: '还不能核实：请补问姓名和电话，或身份证号码。' }
  return inContext(desk.pool, { ...call.sight, purpose: 'lookUpPerson' }, async (tx) => {
    const entry = { actor: call.actor, at: call.now, act: whoAct, purpose: '核实身份后查看未办结诉求' }
    if (!mayStillLook(call.actor, call.now)) {
      await auditEntry(tx, { ...entry, object: 'tooMany', result: 'refused' })
      return { verified: false, candidates: [], hint: tooManyLooks }
    }
    const personIds = await certainly(tx, desk, { name, idNumber, phone })
    const candidates: WhoView['candidates'] = []
    for (const id of personIds) candidates.push(await candidate(tx, desk, id))
    for (const object of personIds.length ? personIds : ['nobody']) await auditEntry(tx, { ...entry, object, result: personIds.length ? 'ok' : 'refused' })
    return { verified: true, candidates, hint: candidates.length ? '已核实身份，可以查看和续办以前的诉求；本次查看已留记录。' : '没有对得上的记录，请按新来访登记。' }
  })
}

/** By identity number (and then no other name), or by phone and name. Never by phone alone: families share one. */
async function certainly(tx: Tx, desk: Desk, { name, idNumber, phone }: Pick<Asked, 'name' | 'idNumber' | 'phone'>): Promise<string[]> {
  const keys = keysOf({ name, idNumber, phone }, desk.vault)
  const rows = await tx.rows<{ id: string }>(
    `select id from person where not anonymous and (cardinality($1::text[]) > 0 and id_number_index = any($1) and ($3::text is null or name = $3)
       or cardinality($1::text[]) = 0 and phone_index = any($2) and name = $3) order by id limit 3`, [keys.idNumbers, keys.phones, keys.name])
  return rows.map((row) => row.id)
}

async function candidate(tx: Tx, desk: Desk, personId: string): Promise<WhoView['candidates'][number]> {
  // In clear: he stands here with his papers or has just said both himself, and what is known need not be typed again.
  const person = await personView(tx, personId, desk.vault, true)
  const open = await tx.rows<{ id: string; number: string; title: string; state: OrderState; dueAt: Date | null }>(
    `select id, number, title, state, due_at as "dueAt" from work_order where person_id = $1 and part = 'main' and closed_at is null order by created_at desc limit 20`, [personId])
  const past = await tx.one<{ n: number }>(`select count(*)::int as n from work_order where person_id = $1 and part = 'main' and closed_at is not null`, [personId])
  return { personId, name: person?.name ?? '', phone: person?.phone ?? null, open: open.map((row) => ({ ...row, dueAt: row.dueAt?.toISOString() ?? null })), past: past?.n ?? 0 }
}

type Asked = { phone?: string | undefined; idNumber?: string | undefined; name?: string | undefined; verified: boolean }
