import { workOrderEndpoints } from '../../../contract/work-orders.ts'
import { allowed, isEmpty, reachOf } from '../../platform/access.ts'
import { once, requestWrite, type RequestKey } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { queryCode } from '../../platform/ids.ts'
import { fileGate, gate } from '../citizens/index.ts'
import type { Desk } from './desk.ts'
import { lockOrders, subjectOf, type Order } from './order.ts'
import { permissions } from './permissions.ts'
import { storyWrites } from './story-line.ts'

export const queryCodeRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: workOrderEndpoints.recoverCode, permission: { rows: permissions, action: 'recoverCode' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => recoverCode(desk, call, input) } }),
]

/**
 * 补发查询码: in person at any station or room, with papers checked. The old code stops working at once. The right to do so is
 * not bound to the place that took the request in: whoever stands at a counter is served there. In return, for an order of
 * elsewhere the person's file must stand open at this counter (see who.ts); both are on record.
 */
export const recoverCode = async (desk: Desk, call: Pick<Call, 'actor' | 'sight' | 'now'>, input: { id: string; requestId: string; identityVerified: true }): Promise<{ number: string; queryCode: string }> => {
  const { actor, now } = call
  if (isEmpty(reachOf(permissions, 'recoverCode', actor))) return refuse('notAllowed', '您没有补发查询码的权限。')
  const sight = { ...call.sight, purpose: 'lookUpPerson' as const }
  const key: RequestKey = { actor, sight, id: input.id, action: 'recoverCode', input: { identityVerified: true }, requestId: input.requestId, now }
  const answered = await once(desk.pool, key, () => inContext(desk.pool, sight, async (tx) => {
    const order = (await lockOrders(tx, [input.id]))[0]
    await demandIdentified(tx, order, call)
    const code = queryCode()
    const answer = { answer: { number: order!.number, code: desk.vault.seal(code, 'query-code') } }
    const where = desk.house.world.unit(actor.appointments[0]?.unitId)?.name ?? '服务窗口'
    await flush(tx, [
      ...storyWrites(order!, { actor, now }, { public: true, text: `经当面核验证件，${where}补发了查询码，原查询码不再有效。`, right: 'recoverCode' }, { query_code_hash: desk.vault.blindIndex(code, 'query-code') }),
      auditWrite({ actor, at: now, act: 'workOrder.recoverCode', object: input.id, purpose: '当面核验证件，补发查询码', result: 'ok' }), requestWrite(key, answer),
    ])
    return answer
  }))
  if ('refusal' in answered) throw new Refused(answered.refusal)
  desk.house.committed?.([{ ownerIds: [], unitIds: [], bureauIds: [], recordId: input.id }])
  const { number, code } = answered.answer as { number: string; code: string }
  return { number, queryCode: desk.vault.open(code, 'query-code') }
}

async function demandIdentified(tx: Tx, order: Order | undefined, { actor, now }: Pick<Call, 'actor' | 'now'>): Promise<void> {
  const lost = '没有找到这件工单，或还没有核实来人身份。请先在“识别来人”中填写姓名和电话（或身份证号码）并核验证件。'
  if (!order) return refuse('notFound', lost)
  const ours = allowed(permissions, 'recoverCode', actor, subjectOf(order))
  const open = await fileGate(tx, { actor, personId: order.personId, now })
  // To himself only: with a code, who acts for him would be taken for him.
  const met = ours || (open.open && open.basis === 'verified' && gate.covers(open, order.matterId))
  if (!met) return refuse('notFound', lost)
  if (order.anonymous) return refuse('wrongState', '这是匿名诉求，没有登记身份，无法核对本人，不能补发查询码；可以重新登记。', { state: order.state })
  if (order.part !== 'main') return refuse('wrongState', '协办单没有查询码，请到主单补发。', { state: order.state })
}
