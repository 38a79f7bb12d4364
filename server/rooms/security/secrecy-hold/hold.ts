import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { systemActor, type Actor } from '../../../platform/access.ts'
import { auditEntry } from '../../../platform/audit.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { Refused } from '../../../platform/errors.ts'
import { nobody } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { secrecyMarksIn } from '../../../rules/sensitivity/index.ts'
import { securely } from '../securely.ts'

/**
 * 国家秘密不得在本系统存储、处理 (保守国家秘密法 31): what bears a 密级标志 is held back at the door, whichever it is, before anything
 * of it is written. Left behind: who, when, where, which mark, and a keyed hash; the security officers are told.
 */
export const createSecrecyHold = (options: HoldOptions): SecrecyHold => {
  const here = new AsyncLocalStorage<FastifyRequest>()
  const typed: SecrecyHold['typed'] = async (content) => {
    const found = firstMark(content)
    if (found) throw await heldBack(options, here.getStore(), { ...found, content: found.text, bytes: Buffer.byteLength(found.text) })
  }
  return {
    typed,
    file: async (texts, { sha, bytes, field }) => {
      const mark = texts.map((text) => secrecyMarksIn(text)[0]).find(Boolean)
      if (mark) throw await heldBack(options, here.getStore(), { mark: mark.mark, field, content: sha, bytes })
    },
    mount: (app) => {
      app.addHook('onRequest', (request, _reply, done) => here.run(request, done))
      // A form with files is read later, a part at a time: who reads it calls `typed` himself.
      app.addHook('preHandler', async (request) => { if (request.body) await typed(request.body) })
    },
  }
}

/** What the sender reads: that nothing was kept, and what to do next. */
export const heldBackWords = (mark: string): string =>
  `内容里有密级标志“${mark}”。国家秘密不能在本平台填写、上传，这次的内容没有保存，已通知安全保密管理员。请不要再次提交或转发，停止使用有关文件，并马上告诉本单位保密机构；要办的事，请去掉涉密内容后再提交，或拨打 12348。`

async function heldBack(options: HoldOptions, request: FastifyRequest | undefined, found: Found): Promise<Refused> {
  const message = heldBackWords(found.mark)
  // A report that fails must not let the content through.
  await report(options, request, found).catch((error: unknown) => console.error('A secrecy mark was held back, but could not be reported.', error))
  return new Refused({ kind: 'invalid', message, fields: { [found.field]: message } })
}

async function report({ pool, clock, vault, whoAsks }: HoldOptions, request: FastifyRequest | undefined, found: Found): Promise<void> {
  const actor = (request && (await whoAsks()(request).catch(() => null))) ?? (request ? nobody : systemActor)
  const place = request ? `${request.method} ${request.routeOptions.url ?? ''}` : 'system'
  const now = clock.now()
  await securely(pool, async (tx) => {
    await auditEntry(tx, { actor, at: now, act: 'secrecy.heldBack', object: place, purpose: `密级标志：${found.mark}`, result: 'refused' })
    // A draft that saves itself again and again is one case, and so are the same words on their way to the draft, the pack and the intake.
    const same = await tx.one('select 1 from secrecy_hold where actor_id = $1 and (place = $2 or content_hash = any($5)) and mark = $3 and at > $4::timestamptz - interval \'10 minutes\' limit 1', [actor.id, place, found.mark, now, vault.blindIndexes(found.content, 'secrecy-hold')])
    if (same) return
    await tx.rows('insert into secrecy_hold (id, at, actor_kind, actor_id, unit_id, place, field, mark, content_hash, bytes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [newId(now), now, actor.kind, actor.id, actor.appointments[0]?.unitId ?? null, place, found.field.slice(0, 100), found.mark, vault.blindIndex(found.content, 'secrecy-hold'), found.bytes])
    await tellOfficers(tx, now, `${actor.kind === 'staff' ? actor.name : '有人'}提交的内容有密级标志“${found.mark}”，已拦下，没有保存（${place}）。请查明来源，按保密规定处置。`)
  })
}

/** Each of them by name: officers see no notice of a unit. */
const tellOfficers = (tx: Tx, now: Date, text: string): Promise<unknown> =>
  tx.rows(`insert into notice (id, at, account_id, kind, text) select gen_random_uuid(), $1, a.account_id, 'secrecyHold', $2
    from (select distinct account_id from appointment where role = 'securityOfficer' and (until_on is null or until_on >= $1::date)) a`, [now, text])

/** Without recursion: what nests deeper than the stack is not ours to trip over. */
function firstMark(content: unknown): { mark: string; field: string; text: string } | undefined {
  const open: { value: unknown; path: string }[] = [{ value: content, path: '' }]
  for (let one = open.pop(); one; one = open.pop()) {
    const { value, path } = one
    const mark = typeof value === 'string' ? secrecyMarksIn(value)[0]?.mark : undefined
    if (mark) return { mark, field: path, text: String(value) }
    if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) open.push({ value: inner, path: path ? `${path}.${key}`.slice(0, 200) : key })
  }
  return undefined
}

export type SecrecyHold = {
  /** Throws when a text within bears a mark; for doors that read their input themselves. */
  readonly typed: (content: unknown) => Promise<void>
  /** For the file store: sees names and words of files before they are kept. */
  readonly file: (texts: readonly string[], file: { sha: string; bytes: number; field: string }) => Promise<void>
  readonly mount: (app: FastifyInstance) => void
}
type HoldOptions = { pool: pg.Pool; clock: Clock; vault: Vault; whoAsks: () => (request: FastifyRequest) => Promise<Actor | null> }
type Found = { mark: string; field: string; content: string; bytes: number }
