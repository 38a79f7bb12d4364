import type { InputOf } from '../../../contract/endpoint.ts'
import type { exchangeEndpoints as e, Taken } from '../../../contract/exchange.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, systemSight } from '../../platform/context.ts'
import { flush } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'

/** What the province tells is kept as told, beside ours and never over it: the newest telling of each thing counts, whatever the order of arrival. */
export const takeItems = (call: Call, { rows }: InputOf<typeof e.giveItems>): Promise<Taken> => take(call, 'items', rows.map(({ code, ...row }) => ({ key: code, saidAt: row.saidAt, sql: item, values: [code, row.ourCode ?? null, row.name, row.edition, row.materials] })))

export const takeMatters = (call: Call, { rows }: InputOf<typeof e.giveMatters>): Promise<Taken> => take(call, 'matters', rows.map(({ ref, ...row }) => ({ key: ref, saidAt: row.saidAt, sql: matter, values: [ref, row.phase, row.itemCode ?? null, row.grade ?? null] })))

async function take(call: Call, what: 'items' | 'matters', rows: readonly Row[]): Promise<Taken> {
  return inContext(call.pool, { ...systemSight, actor: call.actor }, async (tx) => {
    const taken: Taken = { taken: 0, same: 0, older: 0 }
    for (const { sql, values, saidAt } of rows.toSorted((a, b) => a.key.localeCompare(b.key))) {
      const [said] = await tx.rows<{ was: string }>(sql, [call.actor.id, saidAt, call.now, ...values])
      taken[said ? 'taken' : (await tx.one(what === 'items' ? sameItem : sameMatter, [call.actor.id, values[0], saidAt])) ? 'same' : 'older'] += 1
    }
    await flush(tx, [auditWrite({ actor: call.actor, at: call.now, act: `exchange.${what}`, object: `${rows.length}`, purpose: null, result: 'ok' })])
    return taken
  })
}

const item = `insert into exchange_item (client_id, said_at, received_at, code, our_code, name, edition, materials) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (client_id, code) do update set said_at = excluded.said_at, received_at = excluded.received_at, our_code = excluded.our_code, name = excluded.name, edition = excluded.edition, materials = excluded.materials
  where exchange_item.said_at < excluded.said_at returning 'x' as was`
const matter = `insert into exchange_matter (client_id, said_at, received_at, ref, phase, item_code, grade) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (client_id, ref) do update set said_at = excluded.said_at, received_at = excluded.received_at, phase = excluded.phase, item_code = excluded.item_code, grade = coalesce(excluded.grade, exchange_matter.grade)
  where exchange_matter.said_at < excluded.said_at returning 'x' as was`
const sameItem = 'select 1 from exchange_item where client_id = $1 and code = $2 and said_at = $3'
const sameMatter = 'select 1 from exchange_matter where client_id = $1 and ref = $2 and said_at = $3'

type Row = { key: string; saidAt: string; sql: string; values: unknown[] }
