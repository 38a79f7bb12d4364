import type { FastifyInstance } from 'fastify'
import multipart from '@fastify/multipart'
import type { Actor } from '../../platform/access.ts'
import { attachmentWrite } from '../../platform/attachments.ts'
import { inContext } from '../../platform/context.ts'
import { refuse, Refused } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import { nobody } from '../../platform/http.ts'
import type { Visit } from './context.ts'
import type { PortalDeps } from './deps.ts'
import { draftActor, sightOf, type DraftFile, type Typed } from './drafts.ts'
import { demandOwnForm } from './guard.ts'

/** Both ways in which a browser sends a form, read into plain text by name. */
export async function mountForms(app: FastifyInstance): Promise<void> {
  if (app.hasContentTypeParser('application/x-www-form-urlencoded')) app.removeContentTypeParser('application/x-www-form-urlencoded')
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 512 * 1024 }, (_request, body, done) => done(null, fieldsOf(String(body))))
  if (!app.hasRequestDecorator('parts')) await app.register(multipart, { limits: { fieldSize: 64 * 1024, fields: 40, files: MAX_FILES, fileSize: 100 * 1024 * 1024, parts: 60 } })
}

/** What was sent, once it is sure that our own page sent it. Files belong to `actor` until their form is done. */
export async function readForm(visit: Visit, actor: Actor = draftActor(nobody.id)): Promise<Form> {
  if (visit.request.isMultipart()) return readParts(visit, actor)
  const body = visit.request.body
  const { typed, removed } = isFields(body) ? body : { typed: {}, removed: [] }
  demandOwn(visit, typed)
  return { typed, removed, files: [], problems: {} }
}

/**
 * Files are taken as they come, after the token has been seen: it stands first in every form of ours. A file that is refused does
 * not lose the words around it.
 */
async function readParts(visit: Visit, actor: Actor): Promise<Form> {
  const typed: Record<string, string> = {}
  const form = { typed, removed: [] as string[], files: [] as DraftFile[], problems: {} as Record<string, string> }
  for await (const part of whole(visit.request.parts())) {
    if (part.type === 'field') {
      take(form, part.fieldname, String(part.value ?? ''))
      continue
    }
    if (form.files.length === 0) demandOwn(visit, typed)
    if (!part.filename) part.file.resume()
    else await keepFile(visit, actor, { stream: part.file, filename: part.filename, field: 'files' }, form)
  }
  demandOwn(visit, typed)
  await visit.portal.deps.typed?.(typed)
  return form
}

/** A form that breaks off or was built wrongly is the sender's affair (400), not ours (500). */
async function* whole<T>(parts: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = parts[Symbol.asyncIterator]()
  for (;;) {
    const next = await iterator.next().catch((error: Error & { statusCode?: number }) => unreadable(error))
    if (next.done) return
    yield next.value
  }
}

function unreadable(error: Error & { statusCode?: number }): never {
  throw error.statusCode ? error : Object.assign(new Error('unreadable form', { cause: error }), { statusCode: 400 })
}

async function keepFile({ portal: { deps, brakes }, request }: Visit, actor: Actor, upload: Parameters<PortalDeps['files']['save']>[0], form: { files: DraftFile[], problems: Record<string, string> }): Promise<void> {
  try {
    if (brakes.uploads.left(request.ip) === 0) refuse('invalid', '这个网络刚才传的文件太多，请过十分钟再传；也可以先不传，以后再补。')
    brakes.uploads.count(request.ip)
    const saved = await deps.files.save(upload)
    // A large file counts for several: nobody fills the disk with films.
    for (let more = Math.floor(saved.bytes / TEN_MEGABYTES); more > 0; more--) brakes.uploads.count(request.ip)
    const { id, write } = attachmentWrite(saved, actor, deps.clock.now())
    await inContext(deps.pool, sightOf(actor), (tx) => flush(tx, [write]))
    form.files.push({ id, name: saved.name, bytes: saved.bytes })
  } catch (error) {
    upload.stream.resume()
    if (error instanceof Error && /^Unexpected end of/.test(error.message)) unreadable(error)
    if (!(error instanceof Refused)) throw error
    form.problems['files'] = error.refusal.fields?.['files'] ?? error.refusal.message
  }
}

const demandOwn = ({ portal, request }: Visit, typed: Typed): void => demandOwnForm(portal.deps.vault, request, typed['_csrf'])

function fieldsOf(body: string): Fields {
  const fields: Fields = { typed: {}, removed: [] }
  let count = 0
  for (const [name, value] of new URLSearchParams(body)) if (count++ < 60) take(fields, name, value)
  return fields
}

/** The first of a name counts; `remove` alone may come several times. Browsers send CRLF, we keep LF. */
function take(fields: Fields, name: string, value: string): void {
  if (!/^[A-Za-z_][\w.-]{0,40}$/.test(name) || name === '__proto__') return
  if (name === 'remove') fields.removed.push(value)
  else fields.typed[name] ??= value.replace(/\r\n?/g, '\n').slice(0, 20_000)
}

const isFields = (body: unknown): body is Fields => typeof body === 'object' && body !== null && 'typed' in body && 'removed' in body

/** One plain field of a form that nobody has vouched for yet: only to be shown again to its sender. */
export const typedIn = (body: unknown, name: string): string => (isFields(body) ? body.typed[name] ?? '' : '')

/** What somebody looks for: full-width signs are plain ones, and it is never longer than a question is. */
export const lookedFor = (typed: unknown, most: number): string => (typeof typed === 'string' ? typed.normalize('NFKC').trim().slice(0, most) : '')

/** A telephone or an order's number, by which somebody shows that a matter is his. */
export const numberTyped = (typed: string | undefined): string => (typed ?? '').normalize('NFKC').trim().replace(/^(\+|00)86-?/, '')

/** All of them, under the same condition. */
export const fieldsTyped = (body: unknown): Typed => (isFields(body) ? body.typed : {})

export const MAX_FILES = 10
const TEN_MEGABYTES = 10 * 1024 * 1024

type Fields = { typed: Record<string, string>, removed: string[] }
export type Form = { readonly typed: Typed, readonly removed: readonly string[], readonly files: readonly DraftFile[], readonly problems: Readonly<Record<string, string>> }
