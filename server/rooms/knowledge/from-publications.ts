import type { PoolClient } from 'pg'
import type pg from 'pg'
import { systemActor, type Actor } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import { Refused } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { Listener, OutboxEvent } from '../../platform/outbox.ts'
import { entries } from './entries/lifecycle.ts'
import { newEntry } from './entries/write.ts'

/**
 * A reply that three persons have let through to the public is an approved answer: whoever is asked the same may use it. Taken
 * down there, it is out of use here. Which order it came from is kept and never shown.
 */
export const answersFromPublications = (pool: pg.Pool): readonly Listener[] => [
  { event: 'publication.approve', name: 'answer', run: takeUp },
  { event: 'publication.takeDown', name: 'answerDown', run: (event) => takeDown(pool, event) },
]

async function takeUp({ subjectId, payload, at }: OutboxEvent, client: PoolClient): Promise<void> {
  if (payload.state !== 'published') return
  await client.query(`select set_config('app.flush', 'on', true), set_config('app.city', 'on', true)`)
  const { rows: [found] } = await client.query<Published>(
    `select p.title, p.text, p.order_id as "orderId", p.unit_id as "unitId", p.bureau_id as "bureauId", p.created_by as "createdBy", p.approved_by as "approvedBy", a.name from publication p left join account a on a.id = p.created_by where p.id = $1 and p.kind = 'reply' and p.state = 'published'`, [subjectId])
  if (!found) return
  const source = sourceOf(subjectId)
  if ((await client.query('select 1 from knowledge_entry where kind = $1 and source = $2', ['answer', source])).rowCount) return
  const by: Actor = { kind: 'staff', id: found.createdBy, name: found.name ?? '', appointments: [{ role: 'handler', unitId: found.unitId, bureauId: found.bureauId }] }
  const { writes } = newEntry({
    kind: 'answer', title: found.title, question: '', body: found.text, cited: [], source, state: 'approved', origin: 'publication', originOrderId: found.orderId, sensitivity: 'ordinary', reviewOn: addDays(dayOf(at), 365), by,
    approvedBy: found.approvedBy, unitId: found.unitId, bureauId: found.bureauId,
  }, at)
  await flush({ rows: async (text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows } as unknown as Tx, writes)
}

/** In a transaction of its own, by the one door; what was out of use already stays so. */
async function takeDown(pool: pg.Pool, { subjectId, at }: OutboxEvent): Promise<void> {
  const found = await inContext(pool, systemSight, (tx) => tx.one<{ id: string }>(`select id from knowledge_entry where kind = 'answer' and source = $1 and state <> 'withdrawn'`, [sourceOf(subjectId)]))
  if (!found) return
  await act(entries, { pool, world: null }, { id: found.id, action: 'withdraw', input: { reason: '公开的答复已撤下' }, requestId: newId(), actor: systemActor, sight: systemSight, now: at }).catch((error: unknown) => {
    if (!(error instanceof Refused && error.refusal.kind === 'wrongState')) throw error
  })
}

const sourceOf = (publicationId: string): string => `已公开的答复（公开审查编号 ${publicationId}）`

type Published = { title: string; text: string; orderId: string; unitId: string; bureauId: string; createdBy: string; approvedBy: string; name: string | null }
