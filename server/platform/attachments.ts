import type { Pool } from 'pg'
import type { Actor } from './access.ts'
import { inContext, systemSight } from './context.ts'
import type { Tx } from './context.ts'
import type { FileStore, StoredFile } from './files.ts'
import type { Write } from './flush.ts'
import { newId } from './ids.ts'

/** The row of a file just saved; it waits, without a subject, for the form it belongs to. */
export const attachmentWrite = (file: StoredFile, by: Actor, now: Date): { id: string; write: Write } => {
  const id = newId(now)
  const row = {
    id, name: file.name, media_type: file.mediaType, bytes: file.bytes, sha: file.sha, stored_as: file.storedAs,
    uploaded_by_kind: by.kind, uploaded_by_id: by.id, created_at: now,
  }
  return { id, write: { insert: 'attachment', row } }
}

/** Those of `ids` that this actor uploaded and that belong to nothing yet: the only ones he may attach. */
export const findPending = (tx: Tx, ids: readonly string[], by: Actor): Promise<Attachment[]> =>
  tx.rows(`select ${columns} from attachment where id = any($1) and subject_kind is null and removed_at is null and uploaded_by_id = $2 order by created_at, id`, [ids, by.id])

/** Belongs to the flush of the action that takes the files in. Binds what is pending of this actor; an id picked up elsewhere binds nothing. */
export const attachWrites = (ids: readonly string[], subjectKind: string, subjectId: string, actor: Pick<Actor, 'id'>): Write[] =>
  ids.map((id) => ({
    update: 'attachment', set: { subject_kind: subjectKind, subject_id: subjectId },
    where: { id, uploaded_by_id: actor.id, subject_kind: null, removed_at: null }, optional: true,
  }))

export const findAttachments = (tx: Tx, subjectKind: string, subjectId: string): Promise<Attachment[]> =>
  tx.rows(`select ${columns} from attachment where subject_kind = $1 and subject_id = $2 and removed_at is null order by created_at, id`, [subjectKind, subjectId], 'attachments-of')

export const findAttachment = (tx: Tx, id: string): Promise<Attachment | undefined> =>
  tx.one(`select ${columns} from attachment where id = $1 and removed_at is null`, [id])

/**
 * Clears uploads whose form never came and files to which no row points. A day's grace for both: a form may stay open
 * over lunch, and a file is on the disk before its row.
 */
export async function clearOrphans(pool: Pool, store: FileStore, now: Date, graceMs = 86_400_000): Promise<{ rows: number; files: number }> {
  const before = new Date(now.getTime() - graceMs)
  const rows = await inContext(pool, systemSight, (tx) => tx.rows(
    'update attachment set removed_at = $1 where subject_kind is null and removed_at is null and created_at < $2 and (kept_until is null or kept_until <= $1) returning id', [now, before]))
  let files = 0
  const old = await store.listOlderThan(graceMs)
  for (let at = 0; at < old.length; at += 500) {
    const names = old.slice(at, at + 500)
    const kept = await inContext(pool, systemSight, (tx) => tx.rows<{ name: string }>(
      'select distinct stored_as as name from attachment where stored_as = any($1) and removed_at is null', [names]))
    const orphans = names.filter((name) => !kept.some((row) => row.name === name))
    for (const name of orphans) await store.remove(name)
    files += orphans.length
  }
  await store.removeUnfinished(graceMs)
  return { rows: rows.length, files }
}

const columns = `id, subject_kind as "subjectKind", subject_id as "subjectId", name, media_type as "mediaType", bytes, sha, stored_as as "storedAs",
  uploaded_by_kind as "uploadedByKind", uploaded_by_id as "uploadedById", created_at as "createdAt"`

export type Attachment = StoredFile & {
  id: string
  subjectKind: string | null
  subjectId: string | null
  uploadedByKind: string
  uploadedById: string
  createdAt: Date
}
