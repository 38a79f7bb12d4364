import {
  AlignmentType, Document, Footer, HeightRule, LineRuleType, Packer, PageNumber, Paragraph, TabStopType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType,
} from 'docx'
import { docxFonts } from './fonts.ts'
import { page, plain } from './paper.ts'
import type { Block, Paper, PaperCell, PaperRow, SignatureLine } from './paper.ts'

/** Renders a paper as docx with the official font names; computers without them find the next best in the font table. */
export async function drawDocx(paper: Paper): Promise<Buffer> {
  const document = new Document({
    title: plain(paper.title), creator: plain(paper.issuer), evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf('text'), size: page.textPt * 2, language: { eastAsia: 'zh-CN' } } } } },
    sections: [{
      properties: { page: { size: { width: twips(page.widthMm), height: twips(page.heightMm) }, margin: margins() } },
      footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
      children: [...head(paper), ...paper.blocks.flatMap(blockOf), line(paper.footNote, page.smallPt, 16, { before: 120 })],
    }],
  })
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }])
}

const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)
const fullWidth = twips(page.widthMm - page.leftMm - page.rightMm)

function margins() {
  const footer = twips(page.bottomMm - page.pageNumberMm) - page.pageNumberPt * 20
  return { top: twips(page.topMm), right: twips(page.rightMm), bottom: twips(page.bottomMm), left: twips(page.leftMm), footer, header: twips(15) }
}

function head(paper: Paper): Paragraph[] {
  const [one, two] = paper.lead
  return [
    line(paper.issuer, page.textPt, page.textLinePt, { align: AlignmentType.CENTER }),
    line(paper.title, page.titlePt, 36, { align: AlignmentType.CENTER, font: 'title' }),
    new Paragraph({
      spacing: { before: 160, after: 80, line: page.tableLinePt * 20, lineRule: LineRuleType.EXACT },
      tabStops: [{ type: TabStopType.RIGHT, position: fullWidth }],
      children: [run(one, page.tablePt), run(`\t${two}`, page.tablePt, 'text', true)],
    }),
  ]
}

function blockOf(block: Block): (Paragraph | Table)[] {
  if (block.kind === 'paragraph') {
    return plain(block.text).split('\n').map((text) => line((block.indent ? '\u3000\u3000' : '') + text, page.textPt, page.textLinePt, { align: block.align === 'right' ? AlignmentType.RIGHT : AlignmentType.BOTH }))
  }
  if (block.kind === 'heading') return [line(block.text, page.tablePt + 2, page.textLinePt, { font: 'label', before: 120, keepNext: true })]
  if (block.kind === 'signatures') return signatures(block.lines)
  // Word joins two tables that follow each other: a thin paragraph keeps them apart.
  return [tableOf(block), new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT }, children: [] })]
}

function tableOf({ columns, rows, head: first }: Extract<Block, { kind: 'table' }>): Table {
  const whole = columns.reduce((sum, share) => sum + share, 0)
  const widths = columns.map((share) => Math.round((fullWidth * share) / whole))
  const all = first ? [{ ...first, header: true }, ...rows] : rows
  return new Table({
    width: { size: fullWidth, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
    rows: all.map((row) => rowOf(row, widths)),
  })
}

function rowOf(row: PaperRow & { header?: boolean }, widths: readonly number[]): TableRow {
  let column = 0
  const children = row.cells.map((cell) => {
    const span = cell.span ?? 1
    const size = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0)
    column += span
    return cellOf(cell, size)
  })
  return new TableRow({ children, tableHeader: row.header ?? false, ...(row.minHeight ? { height: { value: twips(row.minHeight), rule: HeightRule.ATLEAST } } : {}) })
}

function cellOf(cell: PaperCell, size: number): TableCell {
  const centred = cell.label || cell.align === 'center'
  return new TableCell({
    width: { size, type: WidthType.DXA }, columnSpan: cell.span ?? 1, verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: plain(cell.text).split('\n').map((text) => line(text, page.tablePt, page.tableLinePt, { align: centred ? AlignmentType.CENTER : AlignmentType.LEFT, font: cell.label ? 'label' : 'text' })),
  })
}

function signatures(lines: readonly SignatureLine[]): Paragraph[] {
  const pairs = Array.from({ length: Math.ceil(lines.length / 2) }, (_, index) => lines.slice(index * 2, index * 2 + 2))
  return pairs.map((pair) => new Paragraph({
    spacing: { before: 160, line: 440, lineRule: LineRuleType.EXACT }, keepLines: true,
    tabStops: [{ type: TabStopType.LEFT, position: Math.round(fullWidth / 2) }],
    children: pair.flatMap(({ label, name }, index) => [
      run(`${plain(label)}：`, page.tablePt, 'text', index > 0),
      new TextRun({ text: plain(name ?? '').padEnd(Math.max(4, 10 - label.length), '\u3000'), underline: {}, font: fontOf('text'), size: page.tablePt * 2 }),
      run('　年　月　日', page.tablePt),
    ]),
  }))
}

function line(text: string, size: number, leading: number, { align = AlignmentType.LEFT, font = 'text', before = 0, keepNext = false }: LineOptions = {}): Paragraph {
  return new Paragraph({ alignment: align, keepNext, spacing: { before, line: Math.round(leading * 20), lineRule: LineRuleType.EXACT }, children: [run(text, size, font)] })
}

function run(text: string, size: number, font: keyof typeof docxFonts = 'text', tab = false): TextRun {
  return new TextRun({ children: [...(tab ? ['\t'] : []), plain(text)], size: size * 2, font: fontOf(font) })
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: page.pageNumberPt * 2, font: fontOf('number') })]
  return new Footer({ children: [new Paragraph({ alignment, indent: { left: page.pageNumberPt * 20, right: page.pageNumberPt * 20 }, children })] })
}

// Figures and Latin letters in a narrow face, as offices set them; the hint keeps Chinese quotation marks Chinese.
function fontOf(use: keyof typeof docxFonts) {
  const { name } = docxFonts[use]
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: name, hint: 'eastAsia' }
}

const latin = 'Times New Roman'

function fontTable(): string {
  const fonts = Object.values(docxFonts).map(({ name, others, family }) =>
    `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}

type LineOptions = { align?: (typeof AlignmentType)[keyof typeof AlignmentType]; font?: keyof typeof docxFonts; before?: number; keepNext?: boolean }
