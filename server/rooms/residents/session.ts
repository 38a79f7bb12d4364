import { randomBytes } from 'node:crypto'
import type { SignInWay } from '../../../contract/residents.ts'
import { auditEntry } from '../../platform/audit.ts'
import type { Tx } from '../../platform/context.ts'
import { equalSecrets, sm3 } from '../../platform/crypto.ts'
import { isId, newId } from '../../platform/ids.ts'
import { gate } from '../citizens/index.ts'
import { signInNumbers } from './numbers.ts'
import { after, as, residentActor, type Place } from './place.ts'

/**
 * A session is born at each sign-in with an id and a secret that nobody had before, whatever the browser brought along; the one that
 * it brought along ends. What the browser keeps is `id.secret`; here only a hash of the secret stays.
 */
export async function openSession(place: Place, proved: Proved & { readonly device?: Device | undefined }, before?: string): Promise<string> {
  const now = place.clock.now()
  const [id, secret] = [newId(now), randomBytes(32).toString('base64url')]
  const seal = (text: string | null, purpose: string): string | null => text && place.vault.seal(text, purpose)
  const index = (text: string | null, purpose: string): string | null => text && place.vault.blindIndex(text, purpose)
  await as(place, id, async (tx) => {
    const { sessionMinutes } = await signInNumbers(tx)
    await tx.rows(
      `insert into resident_session (id, way, secret_hash, at, seen_at, until_at, phone_sealed, name_sealed, id_number_sealed, phone_index, id_number_index, device) values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, proved.way, sm3(secret), now, after(now, sessionMinutes), seal(proved.phone, 'phone'), seal(proved.name, 'resident-name'), seal(proved.idNumber, 'id-number'), index(proved.phone, 'phone'), index(proved.idNumber, 'id-number'), proved.device ?? 'other'])
    await auditEntry(tx, { actor: residentActor(id), at: now, act: 'resident.signIn', object: id, purpose: proved.way, result: 'ok' })
  })
  if (before) await endSession(place, before, 'replaced')
  return `${id}.${secret}`
}

/** The living session of this cookie; null for a made-up, ended, idle or expired one, all alike. */
export async function findSession(place: Place, cookie: string | undefined): Promise<Session | null> {
  const [id, secret] = (cookie ?? '').split('.')
  if (!isId(id) || !secret) return null
  const now = place.clock.now()
  return as(place, id, async (tx) => {
    const row = await tx.one<Row>(selectSql, [id], 'find_resident_session')
    if (!row || !equalSecrets(row.secretHash, sm3(secret)) || row.endedAt) return null
    const { idleMinutes } = await signInNumbers(tx)
    if (row.until <= now || after(row.seenAt, idleMinutes) <= now) return null
    if (now.getTime() - row.seenAt.getTime() > 60_000) await tx.rows('update resident_session set seen_at = $2 where id = $1', [id, now])
    return sessionOf(place, row)
  })
}

/** 退出: dead at once, in every window; a file that stood open to it is shut. */
export async function endSession(place: Place, cookie: string, why: 'signedOut' | 'replaced' | 'nameTries'): Promise<void> {
  const session = await findSession(place, cookie)
  if (!session) return
  const [now, actor] = [place.clock.now(), residentActor(session.id)]
  await as(place, session.id, async (tx) => {
    await tx.rows('update resident_session set ended_at = $2, ended_why = $3 where id = $1', [session.id, now, why])
    await gate.shut(tx, { actor, now })
    await auditEntry(tx, { actor, at: now, act: 'resident.signOut', object: session.id, purpose: why, result: 'ok' })
  })
}

/** One telephone, several people: whose matters this session shows. */
export const setName = (tx: Tx, place: Place, session: Session, name: string): Promise<unknown> =>
  tx.rows('update resident_session set name_sealed = $2 where id = $1', [session.id, place.vault.seal(name, 'resident-name')])

/** Counts a name that does not fit; how many may still be tried. */
export async function wrongName(tx: Tx, session: Session): Promise<number> {
  const row = await tx.one<{ n: number }>('update resident_session set name_tries = name_tries + 1 where id = $1 returning name_tries as n', [session.id])
  return Math.max(0, (await signInNumbers(tx)).nameTries - (row?.n ?? 0))
}

function sessionOf({ vault }: Place, row: Row): Session {
  const open = (sealed: string | null): string | null => sealed && vault.open(sealed)
  return { id: row.id, way: row.way, until: row.until, phone: open(row.phone), name: open(row.name), idNumber: open(row.idNumber) }
}

const selectSql = `select id, way, secret_hash as "secretHash", seen_at as "seenAt", until_at as until, ended_at as "endedAt", phone_sealed as phone, name_sealed as name, id_number_sealed as "idNumber" from resident_session where id = $1`

/** As much as one needs to tell one's own from a stranger's. */
export type Device = 'android' | 'iphone' | 'computer' | 'other'
export type Proved = { readonly way: SignInWay; readonly phone: string | null; readonly name: string | null; readonly idNumber: string | null }
export type Session = Proved & { readonly id: string; readonly until: Date }
type Row = { id: string; way: SignInWay; secretHash: string; seenAt: Date; until: Date; endedAt: Date | null; phone: string | null; name: string | null; idNumber: string | null }
