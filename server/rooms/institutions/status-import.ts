import { createHash } from 'node:crypto'
import type { StatusImportView, StatusRow } from '../../../contract/institutions.ts'
import { reachOf } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { flush, json } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { bodyLicences, practitioners, registerSight } from './lifecycle.ts'
import { institutionPermissions } from './permissions.ts'
import { readStatusFile, statusBounds } from './status-file.ts'
import { judge, type JudgedRow } from './status-judge.ts'
import { noUnits } from './unit-book.ts'

/** Reads the file and says row by row what it would do. Nothing of the register changes. */
export const uploadStatus = async (call: Call): Promise<StatusImportView> => {
  const { actor, now, pool } = call
  const file = await fileOf(call)
  const raws = await readStatusFile(file.name, file.bytes)
  const id = newId(now)
  return inContext(pool, registerSight(actor), async (tx) => {
    const rows = await judge(tx, raws, reachOf(institutionPermissions, 'importStatus', actor))
    await flush(tx, [
      { insert: 'status_import', row: { id, created_at: now, created_by: actor.id, bureau_id: actor.appointments[0]?.bureauId ?? null, file_name: file.name.replace(/[\u0000-\u001f]/gu, '').slice(0, 120), stage: 'waiting', rows: json(rows) } },
      auditWrite({ actor, at: now, act: 'institution.readStatus', object: id, purpose: null, result: 'ok' }),
    ])
    return lookAtImport(tx, id)
  })
}

/** Each changed row is an act of its own under a request id of its own: what broke off is taken up again, and nothing counts twice. */
export const takeStatusIn = async (call: Call, { id }: { id: string }): Promise<StatusImportView> => {
  const { actor, now, pool } = call
  const sight = registerSight(actor)
  const held = await inContext(pool, sight, (tx) => tx.one<{ rows: JudgedRow[]; stage: string; fileName: string }>('select rows, stage, file_name as "fileName" from status_import where id = $1', [id]))
  if (!held) return refuse('notFound', '没有这次导入，或不在您的权限范围内。')
  if (held.stage === 'waiting') {
    const rows: JudgedRow[] = []
    for (const row of held.rows) rows.push(row.verdict === 'change' ? { ...row, done: await takeOne(call, id, held.fileName, row) } : row)
    await inContext(pool, sight, (tx) => flush(tx, [
      { update: 'status_import', set: { rows: json(rows), stage: 'done' }, where: { id } }, auditWrite({ actor, at: now, act: 'institution.takeStatus', object: id, purpose: null, result: 'ok' }),
    ]))
  }
  return inContext(pool, sight, (tx) => lookAtImport(tx, id))
}

export const listImports = (tx: Tx): Promise<Omit<StatusImportView, 'rows'>[]> =>
  tx.rows<Held>(`${held} order by l.id desc limit 50`).then((all) => all.map(({ rows, ...one }) => ({ ...one, counts: countsOf(rows) })))

export const lookAtImport = async (tx: Tx, id: string): Promise<StatusImportView> => {
  const found = await tx.one<Held>(`${held} where l.id = $1`, [id])
  if (!found) return refuse('notFound', '没有这次导入，或不在您的权限范围内。')
  const rows = found.rows.map(({ target: _target, ...row }): StatusRow => row)
  return { ...found, rows, counts: countsOf(rows) }
}

async function takeOne({ pool, actor, now }: Call, importId: string, fileName: string, { line, target }: JudgedRow): Promise<string> {
  if (!target) return ''
  const { what, id, ...input } = target
  const asked = { actor, sight: registerSight(actor), id, action: 'takeStatus', input: { ...input, source: fileName }, requestId: idOf(`${importId}:${line}`), now }
  try {
    await (what === 'body' ? act(bodyLicences, { pool, world: noUnits }, asked) : act(practitioners, { pool, world: noUnits }, asked))
    return '已更新'
  } catch (error) {
    if (error instanceof Refused) return `没有更新：${error.refusal.message}`
    throw error
  }
}

async function fileOf({ request }: Call): Promise<{ name: string; bytes: Buffer }> {
  const none = (): never => refuse('invalid', '请选择要导入的文件（.jsonl 或 .xlsx，不超过 5 MB）。', { fields: { files: '请选择文件' } })
  if (!request.isMultipart?.()) return none()
  try {
    const part = await request.file({ limits: { fileSize: statusBounds.bytes } })
    return part?.file && part.filename ? { name: part.filename, bytes: await part.toBuffer() } : none()
  } catch (error) {
    if (error instanceof Refused) throw error
    return none()
  }
}

/** The same line of the same file is always the same request. */
const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/u, '$1-$2-8$3-8$4-$5')

const countsOf = (rows: readonly StatusRow[]): StatusImportView['counts'] => ({ change: count(rows, 'change'), same: count(rows, 'same'), refused: count(rows, 'refused') })
const count = (rows: readonly StatusRow[], verdict: StatusRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length
const held = `select l.id, l.file_name as "fileName", l.created_at as at, coalesce(a.name, '') as by, l.stage, l.rows from status_import l left join account a on a.id = l.created_by`

type Held = { id: string; fileName: string; at: string; by: string; stage: 'waiting' | 'done'; rows: JudgedRow[] }
