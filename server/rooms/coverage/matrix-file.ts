import { basicServices, cellWays, coverageWord, type BasicService, type CellWay } from '../../../contract/coverage.ts'
import { itemClassName, levelName } from '../../../contract/service-items.ts'
import type { Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { inspectOffice } from '../../platform/file-archive.ts'
import { firstSheet } from '../../platform/office-files.ts'
import { workbook } from '../../platform/workbook.ts'
import type { Reach } from '../../platform/access.ts'
import { findSites, type SiteQuestion } from './sites.ts'

/** The matrix as a workbook: taken out, filled in, taken in again. An empty cell says nothing and changes nothing. */
export const matrixBook = async (tx: Tx, reach: Reach, ask: SiteQuestion): Promise<Buffer> => {
  const sites = await findSites(tx, reach, ask, { page: 1, size: mostRows })
  const cells = await tx.rows<{ key: string; way: CellWay; note: string | null }>(`select site_id || ' ' || service as key, way, note from coverage_cell where way is not null and site_id = any($1)`, [sites.map(({ id }) => id)])
  const ways = new Map(cells.map(({ key, way }) => [key, coverageWord('cellWay', way)]))
  return workbook({
    name: '覆盖矩阵', columns: [...['代码', '名称', '层级', '县区'].map((title, i) => ({ title, width: [16, 34, 10, 24][i]! })), ...basicServices.map((service) => ({ title: itemClassName(service), width: 16, choices: cellWays.map((way) => coverageWord('cellWay', way)) })), { title: '说明', width: 30 }, { title: '纬度' }, { title: '经度' }],
    rows: sites.map((site) => [site.code, site.name, levelName(site.level), site.bureauName, ...basicServices.map((service) => ways.get(`${site.id} ${service}`) ?? ''), '', String(site.point?.latitude ?? ''), String(site.point?.longitude ?? '')]),
  })
}

/** The first sheet under its line of column names; words as on the screen. */
export const readMatrix = async (name: string, bytes: Buffer): Promise<RawLine[]> => {
  if (!/\.xlsx$/iu.test(name)) return bad('只能导入 Excel 文件（.xlsx）。旧的 .xls 和 .csv 请用 Excel 另存为 .xlsx。')
  const found = await inspectOffice(bytes, 60 * 1024 * 1024)
  if (!('kind' in found && found.kind === 'xlsx')) return bad('这个文件打不开，或含有程序、加密、外部内容，请另存后再导入。')
  const sheet = await firstSheet(bytes).catch(() => bad('这个文件读不出来，请用 Excel 打开另存后再导入。'))
  const names = (sheet[0] ?? []).map(textOf)
  if (!names.includes('代码') || !basicServices.some((service) => names.includes(itemClassName(service)))) return bad(`第一行须是列名，至少有“代码”和${basicServices.map((service) => `“${itemClassName(service)}”`).join('、')}中的一列。先导出一份来填最省事。`)
  if (sheet.length > mostRows + 1) return bad(`一个文件最多 ${mostRows} 行，请分成几个文件。`)
  const lines = sheet.slice(1).flatMap((row, i) => (row.every((cell) => textOf(cell) === '') ? [] : [lineOf(i + 2, new Map(names.map((title, at) => [title, textOf(row[at])])))]))
  return lines.length ? lines : bad('文件里没有可以导入的行。')
}

export const mostRows = 3000

function lineOf(line: number, cells: ReadonlyMap<string, string>): RawLine {
  const text = (title: string, most: number): string => (cells.get(title) ?? '').slice(0, most)
  // Full-width digits are digits; in names and notes full width is as it is written.
  const plain = (title: string, most: number): string => text(title, most).normalize('NFKC')
  return {
    line, code: plain('代码', 40), name: text('名称', 60), note: text('说明', 200), latitude: plain('纬度', 20), longitude: plain('经度', 20),
    ways: Object.fromEntries(basicServices.map((service) => [service, plain(itemClassName(service), 20)])) as Record<BasicService, string>,
  }
}

const textOf = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell).replace(/[\u0000-\u001f]/gu, ' ').trim() : '')
const bad = (message: string): never => refuse('invalid', message, { fields: { files: '不能导入' } })

export type RawLine = { line: number; code: string; name: string; note: string; latitude: string; longitude: string; ways: Record<BasicService, string> }
