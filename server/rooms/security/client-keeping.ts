import { randomBytes } from 'node:crypto'
import { sm3, type Vault } from '../../platform/crypto.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import type { ClientRow, ClientScope } from '../../../contract/security.ts'
import { record, unlock } from './securely.ts'
import { getUnit } from './units.ts'

/** The keys of other systems: made, renewed and shut by the system officer. A secret is shown once and never again. */
export const listClients = async ({ tx }: TxCall): Promise<ClientRow[]> => {
  await unlock(tx)
  return tx.rows<ClientRow>(`select c.id, c.client_id as "clientId", c.name, c.source_system as "sourceSystem", c.scopes, c.intake_unit_id as "intakeUnitId", u.name as "intakeUnitName",
    c.sign_key_sealed is not null as signs, c.created_at as "createdAt", c.disabled_at as "disabledAt" from api_client c join unit u on u.id = c.intake_unit_id order by c.created_at`)
}

export const createClient = async (call: TxCall, vault: Vault, input: NewClient): Promise<{ id: string; clientId: string; secret: string; signKey: string | null }> => {
  await getUnit(call.tx, input.intakeUnitId)
  const made = { id: newId(call.now), clientId: `c_${randomBytes(9).toString('hex')}`, secret: newSecret(), signKey: input.signs ? newSecret() : null }
  await unlock(call.tx)
  await call.tx.rows(
    `insert into api_client (id, client_id, name, source_system, secret_hash, sign_key_sealed, scopes, intake_unit_id, created_at, created_by, tokens_from)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'1970-01-01')`,
    [made.id, made.clientId, input.name, input.sourceSystem, sm3(made.secret), made.signKey && vault.seal(made.signKey, 'sign-key'), input.scopes, input.intakeUnitId, call.now, call.actor.id])
  await record(call.tx, { ...call, act: 'createClient', object: `client:${made.id}` })
  return made
}

export const renewClient = async (call: TxCall, vault: Vault, wall: Date, input: { id: string; reason: string }): Promise<{ secret: string; signKey: string | null }> => {
  await unlock(call.tx)
  const found = await call.tx.one<{ signs: boolean }>('select sign_key_sealed is not null as signs from api_client where id = $1 for update', [input.id])
  if (!found) return refuse('notFound', '没有这个外部系统。')
  const made = { secret: newSecret(), signKey: found.signs ? newSecret() : null }
  await call.tx.rows('update api_client set secret_hash = $2, sign_key_sealed = $3, tokens_from = $4 where id = $1', [input.id, sm3(made.secret), made.signKey && vault.seal(made.signKey, 'sign-key'), wall])
  await record(call.tx, { ...call, act: 'renewClient', object: `client:${input.id}`, why: input.reason })
  return made
}

export const disableClient = async (call: TxCall, wall: Date, input: { id: string; reason: string }): Promise<{ ok: true }> => {
  await unlock(call.tx)
  const found = await call.tx.rows('update api_client set disabled_at = coalesce(disabled_at, $2), tokens_from = $3 where id = $1 returning 1', [input.id, call.now, wall])
  if (found.length === 0) return refuse('notFound', '没有这个外部系统。')
  await record(call.tx, { ...call, act: 'disableClient', object: `client:${input.id}`, why: input.reason })
  return { ok: true }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

type NewClient = { name: string; sourceSystem: string; scopes: ClientScope[]; intakeUnitId: string; signs: boolean }
