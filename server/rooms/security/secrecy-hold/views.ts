import type { SecrecyHoldRow } from '../../../../contract/security.ts'
import { refuse } from '../../../platform/errors.ts'
import type { TxCall } from '../../../platform/http.ts'
import { maskNumbers } from '../../../platform/narrative-tokens/index.ts'
import { record, unlock } from '../securely.ts'

/** 涉密拦截记录: for the officers, newest first. There is no content to show. */
export const listHolds = async (call: TxCall, { cursor, size }: { cursor?: string | undefined; size: number }): Promise<{ rows: SecrecyHoldRow[]; next: string | null }> => {
  await unlock(call.tx)
  const rows = await call.tx.rows<SecrecyHoldRow>(
    `select h.id, h.at, h.actor_kind as "actorKind", a.name as "actorName", u.name as "unitName", h.place, h.field, h.mark, h.bytes, h.handled_at as "handledAt", (select b.name from account b where b.id = h.handled_by) as "handledBy", h.handled_note as "handledNote"
     from secrecy_hold h left join account a on a.id = h.actor_id left join unit u on u.id = h.unit_id where ($1::uuid is null or h.id < $1) order by h.id desc limit $2`, [cursor ?? null, size + 1])
  await record(call.tx, { ...call, act: 'seeHolds', object: 'secrecyHolds' })
  return { rows: rows.slice(0, size), next: rows.length > size ? (rows[size - 1]?.id ?? null) : null }
}

/** What was done about it; once written it stands. */
export const handleHold = async (call: TxCall, { id, reason }: { id: string; reason: string }): Promise<{ ok: true }> => {
  await unlock(call.tx)
  const done = await call.tx.rows('update secrecy_hold set handled_at = $2, handled_by = $3, handled_note = $4 where id = $1 and handled_at is null returning id', [id, call.now, call.actor.id, maskNumbers(reason)])
  if (done.length === 0) return refuse('notFound', '没有这条拦截记录，或已经登记过处置。')
  await record(call.tx, { ...call, act: 'handleHold', object: `secrecyHold:${id}`, why: reason.slice(0, 200) })
  return { ok: true }
}
