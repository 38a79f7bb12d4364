import { inspectOffice } from '../../../platform/file-archive.ts'
import { firstSheet, wordsOfWord } from '../../../platform/office-files.ts'
import { refuse } from '../../../platform/errors.ts'
import { bounds } from './lines.ts'

/** The text of a Word file, after its archive has been looked into (bombs, programs, things fetched from outside). */
export const textOfWord = async (bytes: Buffer): Promise<string> => {
  await demandOffice(bytes, 'docx')
  return wordsOfWord(bytes).catch(unreadable)
}

/** The rows of the first sheet under its first line, which names the columns in Chinese or English. */
export const rowsOfExcel = async (bytes: Buffer): Promise<Record<string, unknown>[]> => {
  await demandOffice(bytes, 'xlsx')
  const rows = await firstSheet(bytes).catch(unreadable)
  const keys = (rows[0] ?? []).map((cell) => columns[String(cell ?? '').trim()] ?? String(cell ?? '').trim())
  if (!keys.includes('law') && !keys.includes('title')) refuse('invalid', '第一行须是列名，至少有“法律名称、条号、条文”或“标题、内容”。', { fields: { files: '没有认出列名' } })
  return rows.slice(1).filter((row) => row.some((cell) => cell !== null && cell !== '')).map((row) => Object.fromEntries(keys.flatMap((key, i) => (key && row[i] !== null && row[i] !== undefined ? [[key, cellOf(key, row[i])]] : []))))
}

const columns: Readonly<Record<string, string>> = {
  法律名称: 'law', 法律: 'law', 简称: 'short', 条号: 'article', 条文: 'text', 章节: 'path', 分类: 'category', 公布日期: 'published', 施行日期: 'effective', 是否现行: 'current', 来源: 'src',
  标题: 'title', 案情: 'question', 问题: 'question', 内容: 'body', 类别: 'kind', 事项类别: 'topic', 出处: 'source',
}
const kinds: Readonly<Record<string, string>> = { 案例: 'case', 答复: 'answer', 可复用答复: 'answer', 地方规定: 'localRule', 办事指南: 'guide' }

function cellOf(key: string, cell: unknown): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (key === 'current') return cell === true || /^(是|现行|true|1)$/i.test(String(cell))
  if (key === 'path') return String(cell).split(/[>／/]/).map((one) => one.trim()).filter(Boolean)
  if (key === 'kind') return kinds[String(cell)] ?? String(cell)
  return typeof cell === 'string' ? cell : String(cell)
}

async function demandOffice(bytes: Buffer, kind: 'docx' | 'xlsx'): Promise<void> {
  const found = await inspectOffice(bytes, bounds.officeMb * 3 * 1024 * 1024)
  if ('kind' in found && found.kind === kind) return
  refuse('invalid', 'refused' in found && found.refused === 'bomb' ? '文件展开后过大，不能导入。' : '这个文件打不开，或含有程序、加密、外部内容，请另存后再导入。', { fields: { files: '不能导入' } })
}

function unreadable(): never {
  return refuse('invalid', '这个文件读不出来，请用 Word 或 Excel 打开另存后再导入。', { fields: { files: '读不出来' } })
}
