import type pg from 'pg'
import type { IntakeReceipt } from '../../../contract/intake.ts'
import { noReach, systemActor, type Actor } from '../../platform/access.ts'
import { inContext, type Sight, type Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { newId } from '../../platform/ids.ts'
import { idsOf, settleResume, type Resume } from './resume-codes.ts'

/** A draft speaks to the database as the resident that nobody knows yet: its own id stands for him. */
export const draftActor = (id: string): Actor => ({ kind: 'resident', id, name: '当事人', appointments: [] })

export const sightOf = (actor: Actor): Sight => ({ actor, reach: { ...noReach, recordId: actor.recordId ?? null } })

export async function createDraft(place: DraftPlace, typed: Typed, now: Date): Promise<Draft> {
  const draft: Draft = { id: newId(now), requestId: newId(now), typed, files: [], sent: null }
  await asDraft(place, draft.id, (tx) => tx.rows('insert into portal_draft (id, body_sealed, saved_at, expires_at) values ($1, $2, $3, $4)', [draft.id, seal(place, draft), now, after(now, DAY)]))
  return draft
}

export async function findDraft(place: DraftPlace, id: string, now: Date): Promise<Draft | undefined> {
  return asDraft(place, id, async (tx) => open(place, await tx.one<Row>('select body_sealed as body from portal_draft where id = $1 and expires_at > $2', [id, now])))
}

/** Reads, changes and writes under a lock, so that the script's saving and a press of the button do not lose each other's words. */
export async function changeDraft(place: DraftPlace, id: string, now: Date, change: (draft: Draft) => Draft): Promise<Draft | undefined> {
  return asDraft(place, id, async (tx) => {
    const found = open(place, await tx.one<Row>('select body_sealed as body from portal_draft where id = $1 and expires_at > $2 for update', [id, now]))
    if (!found) return undefined
    const changed = change(found)
    await tx.rows('update portal_draft set body_sealed = $2, saved_at = $3, expires_at = $4 where id = $1', [id, seal(place, changed), now, keptUntil(changed, now)])
    await settleResume(tx, place.vault, id, found.resume, changed.sent ? undefined : changed.resume)
    return changed
  })
}

/** The draft that code and telephone name together; undefined for whatever is wrong with them. */
export async function draftByCode(place: DraftPlace, opens: Pick<Resume, 'code' | 'phone'>, now: Date): Promise<string | undefined> {
  for (const id of idsOf(place.vault, opens)) {
    const row = await asDraft(place, id, (tx) => tx.one<{ draftId: string }>('select draft_id as "draftId" from portal_resume where id = $1 and expires_at > $2', [id, now]))
    if (row) return row.draftId
  }
  return undefined
}

export const dropDraft = (place: DraftPlace, id: string): Promise<unknown> => asDraft(place, id, (tx) => tx.rows('delete from portal_draft where id = $1', [id]))

/** For the schedule: drafts that nobody came back to. */
export const dropExpiredDrafts = async (pool: pg.Pool, now: Date): Promise<number> =>
  inContext(pool, sightOf(systemActor), async (tx) => (await tx.rows('delete from portal_draft where expires_at <= $1 returning id', [now])).length)

const asDraft = <T>(place: DraftPlace, id: string, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(place.pool, sightOf(draftActor(id)), work)

const seal = (place: DraftPlace, draft: Draft): string => place.vault.seal(JSON.stringify(draft), 'portal-draft')

const open = (place: DraftPlace, row: Row | undefined): Draft | undefined => (row ? JSON.parse(place.vault.open(row.body, 'portal-draft')) as Draft : undefined)

/** A day; longer with a code that still opens it; half an hour more for the receipt. */
const keptUntil = ({ sent, resume }: Draft, now: Date): Date => {
  if (sent) return after(now, HALF_HOUR)
  return new Date(Math.max(after(now, DAY).getTime(), resume ? Date.parse(resume.until) : 0))
}

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

const DAY = 86_400_000
const HALF_HOUR = 1_800_000

export type DraftPlace = { readonly pool: pg.Pool, readonly vault: Vault }
export type Typed = Readonly<Record<string, string>>
export type DraftFile = { readonly id: string, readonly name: string, readonly bytes: number }
export type Draft = {
  readonly id: string
  readonly requestId: string
  readonly typed: Typed
  readonly files: readonly DraftFile[]
  readonly resume?: Resume
  readonly sent: { readonly receipt: IntakeReceipt, readonly at: string, readonly anonymous: boolean, readonly unsafe?: boolean, readonly opensWith?: string } | null
}
type Row = { body: string }
