import { workOrderEndpoints as e } from '../../../contract/work-orders.ts'
import type { Vault } from '../../platform/crypto.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type TxCall } from '../../platform/http.ts'
import type { Desk } from './desk.ts'
import { demandStaff } from './staff-only.ts'

/** Half-written forms of staff, sealed, one person's own (row security too), forgotten after a month. */
export const draftRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: e.saveDraft, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { inTx: (call, input) => saveDraft(call, desk.vault, input) } }),
  route({ endpoint: e.draft, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { inTx: (call, { key }) => findDraft(call, desk.vault, key) } }),
  route({
    endpoint: e.dropDraft, permission: { signedIn: true }, audit: { reads: 'nothing' },
    run: { inTx: async ({ tx, actor }, { key }) => {
      demandStaff(actor)
      await tx.rows('delete from draft where account_id = $1 and key = $2', [actor.id, keyed(key)])
      return { ok: true as const }
    } },
  }),
]

async function saveDraft({ tx, actor, now }: TxCall, vault: Vault, { key, body }: { key: string; body?: unknown }): Promise<{ savedAt: string }> {
  demandStaff(actor)
  if (body === undefined) return refuse('invalid', '没有要保存的内容。', { fields: { body: '没有内容' } })
  const text = textOf(body)
  if (Buffer.byteLength(text) > limit) return refuse('invalid', '草稿太长了，没有保存；请先提交一部分，或删减后再试。', { fields: { body: '草稿最多 200 KB' } })
  await tx.rows(
    `insert into draft (account_id, key, body_sealed, saved_at) values ($1, $2, $3, $4) on conflict (account_id, key) do update set body_sealed = $3, saved_at = $4`,
    [actor.id, keyed(key), vault.seal(text, 'draft'), now])
  await tx.rows(
    `delete from draft where account_id = $1 and (saved_at < $2::timestamptz - interval '30 days' or key in (select key from draft where account_id = $1 order by saved_at desc offset $3))`, [actor.id, now, most])
  return { savedAt: now.toISOString() }
}

async function findDraft({ tx, actor }: TxCall, vault: Vault, key: string): Promise<{ body: unknown; savedAt: string } | null> {
  demandStaff(actor)
  const row = await tx.one<{ sealed: string; savedAt: Date }>('select body_sealed as sealed, saved_at as "savedAt" from draft where account_id = $1 and key = $2', [actor.id, keyed(key)])
  return row ? { body: JSON.parse(vault.open(row.sealed, 'draft')) as unknown, savedAt: row.savedAt.toISOString() } : null
}

/** What nests deeper than the stack is no form of ours. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body)
  } catch {
    return refuse('invalid', '草稿的格式不对，没有保存。', { fields: { body: '格式不对' } })
  }
}

const limit = 200 * 1024
const most = 100
const keyed = (key: string): string => (/^[\p{L}\p{N}:._-]{1,120}$/u.test(key) ? key : refuse('invalid', '草稿的名称不对，请刷新页面后重试。', { fields: { key: '名称不对' } }))
