import { zipped } from './zip.ts'

/**
 * One sheet as an .xlsx. Every cell is text (`@`): Excel neither shortens long codes nor runs what begins with `=`. A column
 * with `choices` offers them as a list.
 */
export const workbook = ({ name, columns, rows }: Sheet): Buffer => zipped([
  ['[Content_Types].xml', `${head}<Types xmlns="${ns}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${['workbook', 'worksheets/sheet1', 'styles'].map((part, i) => `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${['sheet.main', 'worksheet', 'styles'][i]}+xml"/>`).join('')}</Types>`],
  ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
  ['xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${ns}officeDocument/2006/relationships"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', relations([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']])],
  ['xl/styles.xml', `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`],
  ['xl/worksheets/sheet1.xml', sheetXml(columns, rows)],
])

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const ns = 'http://schemas.openxmlformats.org/'
const main = `${ns}spreadsheetml/2006/main`

function sheetXml(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], at: number, style: number): string => `<row r="${at}">${cells.map((text, i) => `<c r="${letter(i)}${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`).join('')}</row>`
  const lists = columns.flatMap(({ choices }, i) => (choices ? [`<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letter(i)}2:${letter(i)}${rows.length + 1001}"><formula1>"${escaped(choices.join(','))}"</formula1></dataValidation>`] : []))
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({ width = 14 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="0" customWidth="1"/>`).join('')}</cols><sheetData>${line(columns.map(({ title }) => title), 1, 1)}${rows.map((row, i) => line(row, i + 2, 0)).join('')}</sheetData>${lists.length ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : ''}</worksheet>`
}

const relations = (parts: readonly (readonly [string, string])[]): string => `${head}<Relationships xmlns="${ns}package/2006/relationships">${parts.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${ns}officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`
const letter = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : letter(Math.floor(i / 26) - 1) + letter(i % 26))
/** XML 1.0 has no place for most control characters, escaped or not. */
const escaped = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '').replace(/[&<>"]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

export type Column = { title: string; width?: number; choices?: readonly string[] }
type Sheet = { name: string; columns: readonly Column[]; rows: readonly (readonly string[])[] }
