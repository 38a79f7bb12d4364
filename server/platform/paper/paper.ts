/**
 * A printed form as data: written once, rendered as docx and as PDF. Geometry of GB/T 9704-2012 for the page (A4, type area
 * 156 × 225 mm, margins 37/26/35/28 mm, title in size 2, text in size 3, page number in size 4 between dashes).
 */
export type Paper = {
  title: string
  /** Who issues it: the line above the title. */
  issuer: string
  /** Left and right of the line under the title. */
  lead: readonly [string, string]
  blocks: readonly Block[]
  /** Small print at the very end: what is masked, who printed when. */
  footNote: string
}

export type Block =
  | { kind: 'paragraph'; text: string; indent?: boolean; align?: 'left' | 'right' }
  | { kind: 'heading'; text: string }
  | { kind: 'table'; /** Shares of the full width. */ columns: readonly number[]; rows: readonly PaperRow[]; /** Repeated on the next page. */ head?: PaperRow }
  | { kind: 'signatures'; lines: readonly SignatureLine[] }

export type PaperRow = { cells: readonly PaperCell[]; /** In millimetres. */ minHeight?: number }
export type PaperCell = { text: string; label?: boolean; span?: number; align?: 'left' | 'center' }
/** Blank lines to be signed by hand. */
export type SignatureLine = { label: string; name?: string | null }

export const page = {
  widthMm: 210, heightMm: 297, topMm: 37, rightMm: 26, bottomMm: 35, leftMm: 28,
  titlePt: 22, textPt: 16, textLinePt: 28.95, tablePt: 12, tableLinePt: 19, smallPt: 10.5, pageNumberPt: 14, /** Below the type area. */ pageNumberMm: 7,
} as const

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4

/** 2026年11月23日, or with the time of day; in China's time, whatever the server's. */
export function dayWords(moment: Date): string {
  const { year, month, day } = partsOf(moment)
  return `${year}年${month}月${day}日`
}

export function momentWords(moment: Date): string {
  const { hour, minute } = partsOf(moment)
  return `${dayWords(moment)} ${hour}:${minute}`
}

/** 2026-11-23 14:05, for the narrow columns of tables. */
export function momentShort(moment: Date): string {
  const { year, month, day, hour, minute } = partsOf(moment)
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${hour}:${minute}`
}

/** Text as it may stand on paper: no control or direction characters, whatever was typed. */
export function plain(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/gu, '\n').replace(/\t/gu, ' ').replace(/[\p{Cf}\p{Co}\p{Cs}\0-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]/gu, '')
}

function partsOf(moment: Date): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const local = new Date(moment.getTime() + 8 * 3_600_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return { year: String(local.getUTCFullYear()), month: String(local.getUTCMonth() + 1), day: String(local.getUTCDate()), hour: two(local.getUTCHours()), minute: two(local.getUTCMinutes()) }
}
