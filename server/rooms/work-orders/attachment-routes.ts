import { Readable } from 'node:stream'
import { workOrderEndpoints as e } from '../../../contract/work-orders.ts'
import type { Actor } from '../../platform/access.ts'
import { attachmentWrite, clearOrphans, findAttachment, type Attachment } from '../../platform/attachments.ts'
import { auditEntry, auditWrite } from '../../platform/audit.ts'
import { inContext, type Sight, type Tx } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { downloadHeaders, type StoredFile, type Upload } from '../../platform/files.ts'
import { flush } from '../../platform/flush.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { coveredFirst, isOpenTo } from './cover.ts'
import type { Desk } from './desk.ts'
import { getOrder } from './detail.ts'
import { lockOrders, subjectOf } from './order.ts'
import { permissions } from './permissions.ts'
import { storyWrites } from './story-line.ts'

export const attachmentRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: e.attach, permission: { rows: permissions, action: 'attach' }, audit: { reads: 'ownEntry' }, run: { own: (call, { id }) => attach(desk, call, id) } }),
  route({ endpoint: e.download, permission: { signedIn: true }, audit: { reads: 'ownEntry' }, run: { own: async (call, { id }) => (await download(desk, call, id)) as unknown as Blob } }),
]

/** Keeps one upload, waiting for the form it belongs to: what `attachmentIds` of intake, supplement and finish refer to. */
export const saveUpload = async (desk: Pick<Desk, 'pool' | 'files'>, by: { actor: Actor; sight: Sight; now: Date }, upload: Upload): Promise<{ id: string; name: string; mediaType: string; bytes: number }> => {
  const saved = await desk.files.save(upload)
  const { id, write } = attachmentWrite(saved, by.actor, by.now)
  await inContext(desk.pool, by.sight, (tx) => flush(tx, [write]))
  return { id, name: saved.name, mediaType: saved.mediaType, bytes: saved.bytes }
}

/** Clears uploads whose form never came, once a day. */
export const clearUploads = (desk: Pick<Desk, 'pool' | 'files'>, now: Date): Promise<{ rows: number; files: number }> => clearOrphans(desk.pool, desk.files, now)

/** The right is asked before a byte is taken in, and again when the files are bound: the order may have moved meanwhile. */
async function attach(desk: Desk, call: Call, id: string): Promise<{ id: string; name: string }[]> {
  const { actor, sight, now } = call
  const mayStill = (tx: Tx): Promise<unknown> => demandOpen(tx, id, actor)
  await inContext(desk.pool, sight, mayStill)
  const files = await receive(desk, call)
  const added = await inContext(desk.pool, sight, async (tx) => {
    await mayStill(tx)
    const order = (await lockOrders(tx, [id]))[0]!
    const rows = files.map((file) => attachmentWrite(file, actor, now))
    await flush(tx, [
      ...rows.map(({ write }) => ('row' in write ? { ...write, row: { ...write.row, subject_kind: 'workOrder', subject_id: id } } : write)),
      ...storyWrites(order, { actor, now }, { text: `上传附件 ${files.length} 个：${files.map((f) => f.name).join('、')}`, right: 'attach', attachmentIds: rows.map((r) => r.id) }),
      auditWrite({ actor, at: now, act: 'workOrder.attach', object: id, purpose: null, result: 'ok' }),
    ])
    return { subject: subjectOf(order), files: rows.map((row, i) => ({ id: row.id, name: files[i]!.name })) }
  })
  desk.house.committed?.([added.subject])
  return added.files
}

async function demandOpen(tx: Tx, id: string, actor: Actor): Promise<void> {
  const order = await getOrder(tx, id, actor, 'attach')
  if (order.state === 'archived') refuse('wrongState', '工单已归档，不能再加附件。', { state: order.state })
}

/** All or none. A refused file does not cut the connection: the rest is read and dropped, so that the answer arrives. */
async function receive(desk: Desk, call: Call): Promise<StoredFile[]> {
  if (!call.request.isMultipart?.()) return refuse('invalid', '请选择要上传的文件。', { fields: { files: '请选择文件' } })
  try {
    return await receiveParts(desk, call)
  } catch (error) {
    // What the parser says of a form without a boundary, or cut off in the middle, bears neither a status nor a code.
    if (error instanceof Refused || !(error instanceof Error) || 'statusCode' in error || 'code' in error) throw error
    return refuse('invalid', '文件没有传完整，请重新选择后再传。', { fields: { files: '没有传完整' } })
  }
}

async function receiveParts(desk: Desk, { request }: Call): Promise<StoredFile[]> {
  const files: StoredFile[] = []
  let wrong: unknown
  for await (const part of request.parts({ limits: { files: mostFiles + 1 } })) {
    if (part.type === 'field') continue
    if (wrong || !part.filename) part.file.resume()
    else if (files.length >= mostFiles) { part.file.resume(); wrong = tooMany() }
    else await desk.files.save({ stream: part.file, filename: part.filename, field: 'files' }).then((file) => files.push(file), (error: unknown) => { wrong = error; part.file.resume() })
  }
  if (wrong) throw wrong
  return files.length ? files : refuse('invalid', '请选择要上传的文件。', { fields: { files: '请选择文件' } })
}

const mostFiles = 10
const tooMany = (): Refused => new Refused({ kind: 'invalid', message: `一次最多上传 ${mostFiles} 个文件，请分次上传。`, fields: { files: `最多 ${mostFiles} 个` } })

async function download(desk: Desk, { actor, sight, now, reply }: Call, id: string): Promise<Readable> {
  const file = await inContext(desk.pool, sight, async (tx) => {
    const found = await findAttachment(tx, id)
    if (!found || !(await mayDownload(tx, found, actor, now))) return refuse('notFound', '没有这个附件，或不在您的权限范围内。')
    await auditEntry(tx, { actor, at: now, act: 'workOrder.download', object: found.subjectId ?? id, purpose: `附件 ${id}`, result: 'ok' })
    return found
  })
  const content = await opened(desk.files.read(file.storedAs), file)
  reply.headers(downloadHeaders(file))
  return content
}

/** Who may download what is attached to the order; while it waits for its form, the uploader alone. */
async function mayDownload(tx: Tx, file: Attachment, actor: Actor, now: Date): Promise<boolean> {
  if (file.subjectKind === null) return file.uploadedById === actor.id
  if (file.subjectKind !== 'workOrder' || !file.subjectId) return false
  const order = await getOrder(tx, file.subjectId, actor, 'download')
  return (await isOpenTo(tx, order, actor, now)) || refuse('notAllowed', coveredFirst)
}

/** Reads the first piece before anything is answered: a content that is gone or altered is said, not broken off. */
async function opened(stream: Readable, file: Attachment): Promise<Readable> {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await pieces.next().catch(() => refuse('notFound', `附件“${file.name}”的内容已经缺失或损坏，打不开。请联系系统管理员从备份恢复。`))
  return Readable.from((async function* () {
    for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value
  })(), { objectMode: false })
}
