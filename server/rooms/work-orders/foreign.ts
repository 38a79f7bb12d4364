import { randomUUID } from 'node:crypto'
import { apiInput } from '../../../contract/intake.ts'
import { word } from '../../../contract/glossary.ts'
import { workOrderEndpoints as e } from '../../../contract/work-orders.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { downloadHeaders } from '../../platform/files.ts'
import { ownNumbers } from '../../platform/narrative-tokens/index.ts'
import { fieldMessages, route, type AnyRoute, type Call } from '../../platform/http.ts'
import type { Desk } from './desk.ts'
import { takeIn } from './intake.ts'
import { permissions } from './permissions.ts'

/** Exchange by file with the provincial platform, 12345 and others, until a live exchange exists. */
export const foreignRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: e.exportForeign, permission: { rows: permissions, action: 'exchangeFiles' }, audit: { reads: 'ownEntry' }, run: { own: async (call, input) => (await exportForeign(desk, call, input)) as unknown as Blob } }),
  route({ endpoint: e.importForeign, permission: { rows: permissions, action: 'exchangeFiles' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => importForeign(desk, call, input) } }),
]

/**
 * 未反馈: what is over here and not confirmed there, one JSON line an order. Handing out the file counts for nothing: an order
 * leaves the queue when its receipt is recorded, so a file that got lost is simply made again.
 */
async function exportForeign(desk: Desk, call: Call, { source }: { source?: string | undefined }): Promise<Buffer> {
  desk.requireSecondFactor(call.actor, 60)
  const rows = await inContext(desk.pool, call.sight, async (tx) => {
    await auditEntry(tx, { actor: call.actor, at: call.now, act: 'workOrder.exportFeedback', object: `source:${source ?? '*'}`, purpose: '向来源系统反馈办理结果', result: 'ok' })
    const found = await tx.rows<Feedback & { matterId: string; sensitive: boolean }>(
      `select matter_id as "matterId", sensitive, source_system as source, foreign_number as "foreignNumber", number, state, public_reply as reply, solved, closed_at as "closedAt", foreign_due_at as "foreignDueAt" from work_order
       where foreign_number is not null and foreign_receipt is null and closed_at is not null and part = 'main' and ($1::text is null or source_system = $1) order by source_system, closed_at, id limit 20000`, [source ?? null])
    const told: Feedback[] = []
    // The system it goes to tells the person himself, so numbers in the reply are his; a sensitive matter is fed back by itself.
    for (const { matterId, sensitive, ...row } of found) told.push({ ...row, reply: sensitive ? notInFiles : await ownNumbers(tx, matterId, row.reply) })
    return told
  })
  const bytes = Buffer.from(rows.map((row) => `${JSON.stringify({ ...row, stateName: word('state', row.state), late: row.foreignDueAt !== null && row.closedAt > row.foreignDueAt })}\n`).join(''))
  call.reply.headers(downloadHeaders({ name: `未反馈${source ? `-${source}` : ''}.jsonl`, mediaType: 'application/x-ndjson; charset=utf-8', bytes: bytes.length }))
  return bytes
}

const notInFiles = '（敏感事项，不随文件导出，请逐件反馈）'

/** Each line is one order in the shape of the API door. A bad line is named and passed over; a line sent twice joins itself. */
export const importForeign = async (desk: Desk, call: Pick<Call, 'actor' | 'sight' | 'now'>, { lines, source }: { lines: string; source: string }): Promise<Imported> => {
  const all = lines.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (all.length > mostLines) return refuse('invalid', `一次最多导入 ${mostLines} 行，请分成几个文件。`, { fields: { lines: `最多 ${mostLines} 行` } })
  if (!all.some((text) => text.trim())) return refuse('invalid', '文件是空的。', { fields: { lines: '没有内容' } })
  const imported: Imported = { created: 0, joined: 0, refused: [] }
  for (const [i, text] of all.entries()) {
    if (!text.trim()) continue
    try {
      imported[await takeLine(desk, call, source, text) === 'joined' ? 'joined' : 'created'] += 1
    } catch (error) {
      imported.refused.push({ line: i + 1, message: wordsOf(error) })
    }
  }
  return imported
}

async function takeLine(desk: Desk, { actor, sight, now }: Pick<Call, 'actor' | 'sight' | 'now'>, source: string, text: string): Promise<'created' | 'joined' | 'answered'> {
  const line = readLine(text)
  const intake = typeof line.intake === 'object' && line.intake !== null && !Array.isArray(line.intake) ? line.intake : {}
  // What makes a repeat harmless here is the foreign number; attachments cannot come in a text file.
  const parsed = apiInput.safeParse({ ...line, intake: { ...intake, requestId: randomUUID(), attachmentIds: [] } })
  if (!parsed.success) throw new Refused({ kind: 'invalid', message: Object.entries(fieldMessages(parsed.error.issues)).map(([field, message]) => `${field}：${message}`).join('；') })
  const { intake: input, foreignNumber, foreignDueAt } = parsed.data
  const receipt = await takeIn(desk.house, { door: 'api', actor, sight, now, unitId: actor.appointments[0]?.unitId ?? desk.house.world.cityUnitId, input, source: { system: source, number: foreignNumber, dueAt: foreignDueAt } })
  return receipt.outcome
}

function readLine(text: string): Record<string, unknown> {
  if (text.length > 100_000) return refuse('invalid', '这一行太长')
  try {
    const value = JSON.parse(text) as unknown
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Falls through: not JSON.
  }
  return refuse('invalid', '不是一行 JSON 对象，请检查引号、逗号和括号')
}

/** A defect in one line is that line's trouble alone; its inside is not shown. */
const wordsOf = (error: unknown): string => (error instanceof Refused ? error.refusal.message : '系统没能处理这一行，请单独登记，并告知系统管理员')

const mostLines = 5000
export type Imported = { created: number; joined: number; refused: { line: number; message: string }[] }
type Feedback = { source: string; foreignNumber: string; number: string; state: string; reply: string | null; solved: boolean | null; closedAt: Date; foreignDueAt: Date | null }
