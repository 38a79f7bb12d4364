import type { LicenceState } from '../../../contract/institutions.ts'
import { inspectOffice } from '../../platform/file-archive.ts'
import { isDay } from '../../platform/days.ts'
import { firstSheet } from '../../platform/office-files.ts'
import { refuse } from '../../platform/errors.ts'
import { tidy } from '../../rules/papers/index.ts'

/** Rows of the province's status file: JSON lines, or the first sheet of an Excel file under its first line of names. */
export const readStatusFile = async (name: string, bytes: Buffer): Promise<RawStatus[]> => {
  const rows = /\.xlsx$/iu.test(name) ? await excelRows(bytes) : jsonLines(bytes)
  if (rows.length === 0) refuse('invalid', '文件里没有可以核对的行。', { fields: { files: '没有内容' } })
  if (rows.length > statusBounds.rows) refuse('invalid', `一个文件最多 ${statusBounds.rows} 行，请分成几个文件。`, { fields: { files: '行数太多' } })
  return rows.map(({ line, value }) => rawOf(line, value))
}

/** Ours, not the law's: a city has some hundred bodies and some thousand people. */
export const statusBounds = { rows: 2000, bytes: 5 * 1024 * 1024 } as const

async function excelRows(bytes: Buffer): Promise<Line[]> {
  const found = await inspectOffice(bytes, statusBounds.bytes * 6)
  if (!('kind' in found && found.kind === 'xlsx')) refuse('invalid', '这个文件打不开，或含有程序、加密、外部内容，请另存后再导入。', { fields: { files: '不能导入' } })
  const [head, ...rows] = await firstSheet(bytes).catch(() => refuse('invalid', '这个文件读不出来，请用 Excel 打开另存后再导入。', { fields: { files: '读不出来' } }))
  const names = (head ?? []).map((cell) => String(cell ?? '').trim())
  return rows.map((row, i) => ({ line: i + 2, value: Object.fromEntries(names.map((name, at) => [name, row[at]])) })).filter(({ value }) => Object.values(value).some((cell) => cell !== null && cell !== undefined && cell !== ''))
}

function jsonLines(bytes: Buffer): Line[] {
  return bytes.toString('utf8').replace(/^\uFEFF/u, '').split(/\r?\n/u).flatMap((text, i) => (text.trim() === '' ? [] : [{ line: i + 1, value: parsed(text) }]))
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function rawOf(line: number, value: Record<string, unknown>): RawStatus {
  const text = (...names: string[]): string => names.map((name) => cell(value[name])).find((found) => found !== '') ?? ''
  const stateText = text('状态', '执业状态', 'status', 'state')
  const day = (...names: string[]): string | null | undefined => { const found = text(...names).replace(/[/.]/gu, '-'); return found === '' ? null : isDay(found) ? found : undefined }
  return {
    line, name: text('姓名', '名称', '机构名称', 'name').slice(0, 60), creditCode: tidy(text('统一社会信用代码', '信用代码', 'creditCode')).slice(0, 24), licenceNumber: text('执业证号', '许可证号', '证号', 'licenceNumber').slice(0, 40),
    stateText: stateText.slice(0, 20), state: states[stateText], since: day('状态日期', '起始日期', 'since'), validUntil: day('有效期至', 'validUntil'),
  }
}

const cell = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFKC').trim() : '')

const states: Readonly<Record<string, LicenceState>> = {
  正常: 'inForce', 正常执业: 'inForce', 执业: 'inForce', inForce: 'inForce', 停业: 'stopped', 停止执业: 'stopped', 暂停执业: 'stopped', stopped: 'stopped',
  注销: 'cancelled', 已注销: 'cancelled', cancelled: 'cancelled', 吊销: 'revoked', 已吊销: 'revoked', revoked: 'revoked', 过期: 'expired', expired: 'expired',
}

type Line = { line: number; value: Record<string, unknown> }
/** A day is null where nothing stands, undefined where what stands is no day. */
export type RawStatus = { line: number; name: string; creditCode: string; licenceNumber: string; stateText: string; state: LicenceState | undefined; since: string | null | undefined; validUntil: string | null | undefined }
