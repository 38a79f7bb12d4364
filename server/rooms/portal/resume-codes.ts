import type { Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { isSpokenCode, spokenCode } from '../../platform/ids.ts'

/**
 * 接续码: opens a half-written form on another device. With a telephone left it is as short as a query code and opens nothing without
 * the number; alone it is longer, for it has nothing beside it.
 */
export const resumeCode = (phone: string | null): string => spokenCode(phone ? SHORT : LONG)

/** Null: not a code of ours, a slip of the pen among them. */
export const kindOf = (code: string): 'withPhone' | 'alone' | null => (isSpokenCode(code, SHORT) ? 'withPhone' : isSpokenCode(code, LONG) ? 'alone' : null)

export const inFours = (code: string): string => code.match(/.{1,4}/gu)?.join('-') ?? code

/** What code and telephone together name: the newest key's first, older keys' behind it. */
export const idsOf = (vault: Vault, of: Opens): string[] => vault.blindIndexes(words(of), PURPOSE).map(asId)

/** Brings the row beside the draft in line with what the draft now says; what has been sent is opened by no code any more. */
export async function settleResume(tx: Tx, vault: Vault, draftId: string, was: Resume | undefined, is: Resume | undefined): Promise<void> {
  if (was && !is) await tx.rows('delete from portal_resume where draft_id = $1', [draftId])
  if (!is) return
  if (was?.code !== is.code || was.until !== is.until) {
    await tx.rows('insert into portal_resume (id, draft_id, expires_at) values ($1, $2, $3) on conflict (draft_id) do update set id = excluded.id, expires_at = excluded.expires_at',
      [asId(vault.blindIndex(words(is), PURPOSE)), draftId, is.until])
  }
  await tx.rows('update attachment set kept_until = $2 where uploaded_by_id = $1 and subject_kind is null and removed_at is null', [draftId, is.until])
}

const words = ({ code, phone }: Opens): string => `${code}|${phone ?? ''}`

/** A uuid of version 8 (RFC 9562: bits of one's own making), so that a code speaks to the database as the row that it names. */
const asId = (index: string): string => index.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/u, '$1-$2-8$3-8$4-$5')

const PURPOSE = 'portal-resume'
const [SHORT, LONG] = [8, 12]

type Opens = { readonly code: string, readonly phone: string | null }
export type Resume = Opens & { readonly until: string }
