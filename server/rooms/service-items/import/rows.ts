import { firstSheet } from '../../../platform/office-files.ts'
import { itemClassName, itemClasses, levelName, payName, serviceLevels, serviceWays, wayName } from '../../../../contract/service-items.ts'
import { word } from '../../../../contract/glossary.ts'
import { doors } from '../../../../contract/work-order-states.ts'
import { topicIds, topicName } from '../../../../contract/topics.ts'
import { refuse } from '../../../platform/errors.ts'
import { inspectOffice } from '../../../platform/file-archive.ts'

/** The rows of a file: JSON lines, or the first sheet of an Excel book under its first line of Chinese column names. */
export const rowsOfFile = async (name: string, bytes: Buffer): Promise<FileRow[]> => {
  if (/\.xlsx$/i.test(name)) return rowsOfExcel(bytes)
  if (!/\.(jsonl|ndjson|json)$/i.test(name)) return refuse('invalid', '只能导入 .jsonl 或 .xlsx 文件。', { fields: { files: '不能导入这种文件' } })
  return bytes.toString('utf8').replace(/^\uFEFF/, '').split('\n').flatMap((text, i) => (text.trim() ? [jsonRow(text, i + 1)] : []))
}

const mostRows = 2000
const columns: Readonly<Record<string, string>> = {
  事项代码: 'code', 代码: 'code', 事项名称: 'name', 名称: 'name', 类别: 'class', 渠道: 'doors', 一句话说明: 'summary', 说明: 'summary', 谁可以办: 'forWhom', 服务对象: 'forWhom', 怎么办: 'steps', 办理步骤: 'steps', 提供层级: 'provision',
  材料: 'materials', 时限: 'limits', 收费: 'pay', 收费依据: 'payBasis', 地点: 'where', 依据: 'basis', 归入类别: 'topic', 监督电话: 'supervisionPhone', 待核实: 'toVerify',
}

function jsonRow(text: string, line: number): FileRow {
  if (text.length > 60_000) return { line, refused: '这一行太长，最多 60 KB' }
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { line, value: value as Record<string, unknown> } : { line, refused: '这一行不是一个对象，请检查花括号' }
  } catch {
    return { line, refused: '不是一行 JSON，请检查引号、逗号和括号' }
  }
}

async function rowsOfExcel(bytes: Buffer): Promise<FileRow[]> {
  const found = await inspectOffice(bytes, 30 * 1024 * 1024)
  if (!('kind' in found) || found.kind !== 'xlsx') return refuse('invalid', '这个文件打不开，或含有程序、加密、外部内容，请另存后再导入。', { fields: { files: '不能导入' } })
  const rows = await firstSheet(bytes).catch(() => refuse('invalid', '这个文件读不出来，请用 Excel 打开另存后再导入。'))
  const keys = (rows[0] ?? []).map((cell) => columns[String(cell ?? '').trim()])
  if (!keys.includes('code')) return refuse('invalid', '第一行须是列名，至少有“事项代码、渠道、材料、时限”。', { fields: { files: '没有认出列名' } })
  return rows.slice(1, mostRows + 1).flatMap((row, i) => {
    const cells = keys.flatMap((key, at) => (key && row[at] !== null && row[at] !== undefined && String(row[at]).trim() !== '' ? [[key, cellOf(key, String(row[at]).trim())] as const] : []))
    return cells.length > 0 ? [{ line: i + 2, value: Object.fromEntries(cells) }] : []
  })
}

/** A cell as people write it: one thing a line or between semicolons, words of the screen instead of names of the code. */
function cellOf(key: string, text: string): unknown {
  const parts = text.split(/[；;\n]/).map((one) => one.trim()).filter(Boolean)
  switch (key) {
    case 'class': return itemClasses.find((one) => itemClassName(one) === text) ?? text
    case 'pay': return (['free', 'paid', 'reduced', 'unverified'] as const).find((one) => payName(one) === text) ?? text
    case 'topic': return topicIds.find((one) => topicName(one) === text) ?? text
    case 'doors': return text.split(/[；;、，,\s]+/).filter(Boolean).map((one) => doors.find((door) => word('door', door) === one) ?? one)
    case 'materials': return parts.map((one) => { const [name = '', instead] = one.split(/[|｜]/); return instead ? { name, instead } : { name } })
    case 'limits': return parts.map((one) => (/^[A-Z]{2}-[A-Z0-9]+$/.test(one) ? { code: one } : { words: one }))
    case 'provision': return parts.map((one) => { const [level = '', way = '', who = ''] = one.split(/[：:]/); return { level: serviceLevels.find((id) => levelName(id) === level) ?? level, way: serviceWays.find((id) => wayName(id) === way) ?? way, who } })
    case 'basis': return parts.map((one) => { const [, law, article] = /^《(.+?)》(第.+条)?/.exec(one) ?? []; return law ? { law, ...(article ? { article } : {}), level: article ? 'A' : 'C' } : { law: one, level: 'P' } })
    default: return text
  }
}

export type FileRow = { line: number } & ({ value: Record<string, unknown> } | { refused: string })
