import type { Actor } from '../../platform/access.ts'
import { auditWrite } from '../../platform/audit.ts'
import type { Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { dayOf, endOfDay } from '../../platform/days.ts'
import { flush } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { authorityKind, type AuthorityKind, type Consent, type GateDoor } from '../../rules/file-gate.ts'
import type { OpenGate } from './gate.ts'
import { gatesChanged } from './gate-entrusted.ts'
import { fitting, proved, type ByCode } from './gate-identify.ts'
import { openGate } from './gate-open.ts'
import { maskName } from './masks.ts'
import { plainPhone } from './person.ts'

/**
 * 代理、代办: who acts for whom, on which paper, for how much and how long; and the gate opens on it. Null when the person acted
 * for is not known or the facts do not fit: one answer for both. The row stays when the gate has closed, until its last day or
 * until it is revoked.
 */
export const recordAuthority = async (tx: Tx, vault: Vault, asked: AuthorityFacts): Promise<OpenGate | null> => {
  const { actor, now, door, agent, matter } = asked
  const found = await actedFor(tx, vault, asked)
  const personId = found.length === 1 ? found[0]!.personId : undefined
  if (!personId || (asked.scope === 'matter' && !(await sameOne(tx, personId, matter?.personId)))) return null
  const matterId = asked.scope === 'matter' ? matter!.matterId : undefined
  const row = {
    id: newId(now), person_id: personId, kind: asked.kind, agent_name: maskNumbers(agent.name), agent_shown: maskName(agent.name), agent_phone_sealed: agent.phone ? vault.seal(plainPhone(agent.phone), 'phone') : null,
    agent_id_number_sealed: agent.idNumber ? vault.seal(agent.idNumber, 'id-number') : null, scope: asked.scope, matter_id: matterId ?? null, paper: maskNumbers(asked.paper), consent: asked.consent,
    from_on: dayOf(now), until_on: asked.untilOn, recorded_at: now, recorded_by: actor.id, recorded_by_name: actor.name, unit_id: actor.appointments[0]?.unitId ?? null,
  }
  // What stood open of her from her own call or visit is over: who comes for her sees what the paper says, and no more.
  await tx.rows('update file_gate set closed_at = $2 where holder_id = $1 and person_id = any(person_records($3)) and closed_at is null and until_at > $2', [actor.id, now, personId])
  // The gate names the authority: its row must stand first.
  await flush(tx, [{ insert: 'file_authority', row }, auditWrite({ actor, at: now, act: 'person.recordAuthority', object: personId, purpose: asked.purpose, result: 'ok' })])
  return openGate(tx, { personId, matterId, authorityId: row.id, notAfter: endOfDay(asked.untilOn), basis: 'authority', actor, now, door, way: asked.kind, purpose: asked.purpose })
}

/** At a window by the paper in hand; on the telephone he is on the line himself and proves who he is, and each try is counted. */
async function actedFor(tx: Tx, vault: Vault, { actor, now, door, purpose, principal }: AuthorityFacts): Promise<{ personId: string }[]> {
  if (door === 'window') return fitting(tx, vault, { actor, now, door, way: 'papers', purpose, ...principal })
  return (await proved(tx, vault, { actor, now, door, way: principal.byCode === undefined ? 'details' : 'code', purpose, ...principal })).found
}

/** Records decided to be of one person are one: his matter may hang on any of them. */
const sameOne = async (tx: Tx, one: string, other: string | undefined): Promise<boolean> =>
  other !== undefined && (await tx.one<{ same: boolean }>('select canonical_person($1) = canonical_person($2) as same', [one, other]))?.same === true

/** The recorded authority is used again: the same agent stands here another day. */
export const openByAuthority = async (tx: Tx, asked: { id: string; actor: Actor; now: Date; door: GateDoor; purpose: string }): Promise<OpenGate | null> => {
  const row = await tx.one<{ personId: string; matterId: string | null; kind: AuthorityKind; until: string }>(
    `select person_id as "personId", matter_id as "matterId", kind, until_on::text as until from file_authority where id = $1 and revoked_at is null and from_on <= $2 and until_on >= $2`, [asked.id, dayOf(asked.now)])
  return row ? openGate(tx, { ...asked, personId: row.personId, matterId: row.matterId ?? undefined, authorityId: asked.id, notAfter: endOfDay(row.until), basis: 'authority', way: row.kind }) : null
}

/** 撤销: at once, also for a gate that stands open on it this minute. */
export const revokeAuthority = async (tx: Tx, asked: { id: string; personId: string; by: string; why: string; actor: Actor; now: Date }): Promise<boolean> => {
  tx.ahead(`select set_config('app.flush', 'on', true)`)
  const hit = await tx.rows(`update file_authority set revoked_at = $3, revoked_by = $4, revoked_why = $5 where id = $1 and person_id = $2 and revoked_at is null returning 1`, [asked.id, asked.personId, asked.now, asked.by, maskNumbers(asked.why)])
  if (hit.length === 0) return false
  await tx.rows(`update file_gate set closed_at = $2 where authority_id = $1 and closed_at is null and until_at > $2`, [asked.id, asked.now])
  gatesChanged()
  await flush(tx, [auditWrite({ actor: asked.actor, at: asked.now, act: 'person.revokeAuthority', object: asked.personId, purpose: asked.why, result: 'ok' })])
  return true
}

/** Why this word cannot open that much; undefined when it can. */
export const authorityRefusal = ({ kind, scope, consent, untilOn }: Pick<AuthorityFacts, 'kind' | 'scope' | 'consent' | 'untilOn'>, today: string): Readonly<Record<string, string>> | undefined => {
  const row = authorityKind(kind)
  if (!row) return { kind: '请选择代理、代办的依据' }
  if (scope === 'file' && row.widest === 'matter') return { scope: `${row.zh}只能办一件事，不能打开全部档案` }
  if (consent !== row.consent && !(row.consent === 'oral' && consent === 'written')) return { consent: row.consent === 'law' ? '法定代理不以本人同意为依据，请选“依法代理”' : row.consent === 'written' ? '须有本人签名的委托书' : '须有本人同意：当场打电话核实，或看书面同意' }
  if (untilOn < today) return { untilOn: '到期日已经过了' }
  return undefined
}

export type AuthorityFacts = {
  actor: Actor; now: Date; door: GateDoor; purpose: string; kind: AuthorityKind; scope: 'file' | 'matter'; paper: string; consent: Consent; untilOn: string
  principal: { name?: string | undefined; phone?: string | undefined; idNumber?: string | undefined; lastDigits?: string | undefined; byCode?: ByCode | null }; agent: { name: string; phone?: string | undefined; idNumber?: string | undefined }
  /** The one matter, named by its number or code. */ matter?: { matterId: string; personId: string } | null | undefined
}
