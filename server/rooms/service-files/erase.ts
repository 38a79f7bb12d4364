import type pg from 'pg'
import { systemActor, type Actor } from '../../platform/access.ts'
import { outboxWrite } from '../../platform/act.ts'
import { erasedProof } from '../../platform/action-log.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { flush } from '../../platform/flush.ts'
import { takeDownOf } from '../security/index.ts'

/**
 * Carries out what was granted (PIPL 47): content, sealed values and tokens go in one transaction; the lines of the action log keep
 * their hashes, and proofs stand in for their words. Repeated, it does nothing. The event tells indexes and rooms above to forget.
 */
export const carryOutErasure = async (pool: pg.Pool, requestId: string, call: { actor: Actor; now: Date }): Promise<boolean> => {
  const of = await inContext(pool, systemSight, async (tx) => { const asked = await grantedNow(tx, requestId); return asked?.state === 'granted' ? ordersOf(tx, asked) : [] })
  if (of.length) await takeDownOf(pool, of.map(({ id }) => id), { reason: '本人要求删除个人信息', now: call.now })
  return erase(pool, requestId, call)
}

const erase = (pool: pg.Pool, requestId: string, call: { actor: Actor; now: Date }): Promise<boolean> => inContext(pool, systemSight, async (tx) => {
  const asked = await grantedNow(tx, requestId)
  if (!asked) return false
  // Held from here on: a line that somebody writes beside would keep its words.
  const orders = await ordersOf(tx, asked, ' for update')
  const beside = await tx.rows<{ id: string }>(besideSql, [asked.personId, asked.matterId])
  await tx.rows('select erase_person($1, $2, $3)', [requestId, JSON.stringify(await proofsOf(tx, [...orders, ...beside].map(({ id }) => id))), call.now])
  await flush(tx, [
    auditWrite({ actor: call.actor, at: call.now, act: 'file.erase', object: asked.personId, purpose: '本人要求删除（个人信息保护法第四十七条）', result: 'ok' }),
    // As a change of each order: the index reads them anew and drops them.
    ...orders.map(({ id }) => outboxWrite(call.now, 'workOrder.erased', 'workOrder', id, { state: 'archived', from: 'archived' })),
    outboxWrite(call.now, 'person.erased', 'person', asked.personId, { orders: orders.map(({ id }) => id), matters: [...new Set(orders.map(({ matterId }) => matterId))] }),
  ])
  return true
})

const grantedNow = (tx: Tx, requestId: string): Promise<Asked | undefined> =>
  tx.one(`select person_id as "personId", matter_id as "matterId", state from file_request where id = $1 and kind = 'erase' and state in ('granted', 'partly') and erased_at is null`, [requestId])

const ordersOf = (tx: Tx, { personId, matterId }: Asked, hold = ''): Promise<{ id: string; matterId: string }[]> =>
  tx.rows(`select id, matter_id as "matterId" from work_order where case when $2::uuid is null then person_id = any(person_records($1)) else matter_id = $2 end order by id${hold}`, [personId, matterId])

/** What a crash between the decision and its carrying out has left. */
export const finishErasures = async (pool: pg.Pool, now: Date): Promise<void> => {
  const left = await inContext(pool, systemSight, (tx) => tx.rows<{ id: string }>(`select id from file_request where kind = 'erase' and state in ('granted', 'partly') and erased_at is null limit 50`))
  for (const { id } of left) await carryOutErasure(pool, id, { actor: systemActor, now })
}

async function proofsOf(tx: Tx, orders: readonly string[]): Promise<{ record: string; seq: number; proof: string }[]> {
  const lines = await tx.rows<{ record: string; seq: number; hash: string }>('select record_id as record, seq, hash from action_log where record_id = any($1)', [orders])
  return lines.map(({ record, seq, hash }) => ({ record, seq, proof: erasedProof(record, { seq, hash }) }))
}

/** His other requests, what was decided on who is the same person, and what was published of his: their stories hold words of his too. */
const besideSql = `select id from file_request where person_id = any(person_records($1)) and ($2::uuid is null or matter_id = $2)
  union all select p.id from publication p join work_order o on o.id = p.order_id where case when $2::uuid is null then o.person_id = any(person_records($1)) else o.matter_id = $2 end
  union all select e.id from knowledge_entry e join work_order o on o.id = e.origin_order_id where case when $2::uuid is null then o.person_id = any(person_records($1)) else o.matter_id = $2 end
  union all select id from same_person where $2::uuid is null and (one_id = any(person_records($1)) or other_id = any(person_records($1)))`

type Asked = { personId: string; matterId: string | null; state: 'granted' | 'partly' }
