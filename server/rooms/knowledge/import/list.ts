import { word } from '../../../../contract/glossary.ts'
import type { ImportRowView, ImportStage, ImportView, Verdict } from '../../../../contract/knowledge.ts'
import type { Tx } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'

export const listImports = async (tx: Tx): Promise<ImportView[]> => (await tx.rows<Row>(`${importSql} order by i.created_at desc, i.id desc limit 30`)).map((row) => viewOf(row, [], []))

/** One file with its first rows and the first of those refused. */
export const lookAtImport = async (tx: Tx, id: string): Promise<ImportView> => {
  const found = (await tx.one<Row>(`${importSql} where i.id = $1`, [id])) ?? refuse('notFound', '没有找到这次导入。')
  const first = (only: string, size: number): Promise<ImportRowView[]> => tx.rows<ImportRowView>(`${rowSql} where import_id = $1 and ${only} order by line limit $2`, [id, size])
  return viewOf(found, await first(`verdict is distinct from 'refused'`, 8), await first(`verdict = 'refused'`, 20))
}

/** Every row with what became of it, for a spreadsheet. A cell that begins like a formula is text and nothing else. */
export const reportOf = async (tx: Tx, id: string): Promise<{ name: string; bytes: Buffer }> => {
  const found = (await tx.one<Row>(`${importSql} where i.id = $1`, [id])) ?? refuse('notFound', '没有找到这次导入。')
  const rows = await tx.rows<ImportRowView>(`${rowSql} where import_id = $1 order by line`, [id])
  const lines = rows.map(({ line, what, verdict, message }) => [String(line), what, verdict ? word('verdict', verdict) : '', message ?? ''].map(cell).join(','))
  return { name: `导入结果-${found.fileName.replace(/[^\p{L}\p{N}._-]/gu, '')}.csv`, bytes: Buffer.from(`\uFEFF行号,内容,结果,说明\r\n${lines.join('\r\n')}\r\n`) }
}

const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""').replace(/[\r\n]+/g, ' ')}"`

function viewOf(row: Row, first: ImportRowView[], refusedFirst: ImportRowView[]): ImportView {
  const seconds = row.startedAt && row.endedAt ? Math.round((row.endedAt.getTime() - row.startedAt.getTime()) / 100) / 10 : null
  return { id: row.id, fileName: row.fileName, stage: row.stage, stageName: word('importStage', row.stage), createdAt: row.createdAt.toISOString(), createdBy: row.createdBy, rowsRead: row.rowsRead, mergedTo: row.mergedTo, counts: row.counts, trouble: row.trouble, seconds, first, refusedFirst }
}

const importSql = `select i.id, i.file_name as "fileName", i.stage, i.created_at as "createdAt", a.name as "createdBy", i.rows_read as "rowsRead", i.merged_to as "mergedTo", i.counts, i.trouble, i.started_at as "startedAt", i.ended_at as "endedAt"
  from knowledge_import i left join account a on a.id = i.created_by`
const rowSql = `select line, coalesce(law || coalesce('（' || published_on || '公布）', '') || ' ' || number, title, '') as what, left(coalesce(body, ''), 120) as text, verdict, message from knowledge_import_row`

type Row = { id: string; fileName: string; stage: ImportStage; createdAt: Date; createdBy: string | null; rowsRead: number; mergedTo: number; counts: Partial<Record<Verdict, number>>; trouble: string | null; startedAt: Date | null; endedAt: Date | null }
