import { createInflateRaw } from 'node:zlib'

/**
 * Looks into a docx or xlsx without trusting what it says of itself: every entry is really unpacked and counted, nothing
 * is kept. Answers what it is, or why it is refused.
 */
export async function inspectOffice(bytes: Buffer, maxUnpacked: number, onText?: (text: string) => void): Promise<OfficeFinding> {
  const entries = entriesOf(bytes)
  if (entries === undefined) return { refused: 'damaged' }
  if (entries.length > maxEntries || overlap(entries, bytes)) return { refused: 'bomb' }
  if (entries.some(({ encrypted }) => encrypted)) return { refused: 'encrypted' }
  if (entries.some(({ name }) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|\0/u.test(name))) return { refused: 'damaged' }
  if (entries.some(({ name }) => /vbaProject|vbaData|macrosheets|activeX|embeddings\/|\.(bin|exe|dll|js|vbs|hta)$/iu.test(name))) return { refused: 'active' }
  return lookInside(bytes, entries, maxUnpacked, onText)
}

const maxEntries = 5000
const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50

async function lookInside(bytes: Buffer, entries: readonly Entry[], maxUnpacked: number, onText?: (text: string) => void): Promise<OfficeFinding> {
  let left = maxUnpacked
  let types = ''
  for (const entry of entries) {
    // The words of a document: body, headers, notes, comments, hidden sheets.
    const words = onText !== undefined && /^(?:word|xl|docProps)\/.*\.xml$/iu.test(entry.name)
    const wanted = words || entry.name === '[Content_Types].xml' || entry.name.endsWith('.rels')
    const unpacked = await unpack(bytes, entry, left, wanted)
    if (unpacked === 'tooMuch') return { refused: 'bomb' }
    if (unpacked === 'damaged') return { refused: 'damaged' }
    left -= unpacked.size
    if (words) onText(wordsOf(unpacked.text))
    if (entry.name === '[Content_Types].xml') types = unpacked.text
    // A template, picture or object fetched from outside when the file is opened; plain links are harmless.
    const relations = entry.name.endsWith('.rels') ? (unpacked.text.match(/<Relationship\s[^>]*>/giu) ?? []) : []
    if (relations.some((one) => /TargetMode\s*=\s*["']External/iu.test(one) && !/\/hyperlink["']/iu.test(one))) return { refused: 'active' }
  }
  if (/macroEnabled|template\.main/iu.test(types)) return { refused: 'active' }
  if (types.includes('wordprocessingml.document.main+xml')) return { kind: 'docx' }
  if (types.includes('spreadsheetml.sheet.main+xml')) return { kind: 'xlsx' }
  return { refused: 'notOffice' }
}

/** Paragraphs, cells and breaks end a line; all else is markup. */
function wordsOf(xml: string): string {
  return xml.replace(/<\/(?:w:p|si|c|row|dc:[a-z]+|cp:[a-z]+)>|<w:br\b[^>]*>/giu, '\n').replace(/<[^>]*>/gu, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/giu, (_, n?: string, x?: string, name?: string) => (name ? { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()]! : String.fromCodePoint(Math.min(Number(n ?? parseInt(x!, 16)), 0x10ffff))))
}

function entriesOf(bytes: Buffer): Entry[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== directoryMark) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localMark) return undefined
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      start: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
      packed: bytes.readUInt32LE(at + 20),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

// Entries that share their bytes turn a small file into terabytes.
function overlap(entries: readonly Entry[], bytes: Buffer): boolean {
  const byStart = entries.toSorted((a, b) => a.start - b.start)
  return byStart.some(({ start, packed }, index) => start + packed > (byStart[index + 1]?.start ?? bytes.length))
}

async function unpack(bytes: Buffer, entry: Entry, max: number, keep: boolean): Promise<Unpacked | 'tooMuch' | 'damaged'> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === 0) return packed.length > max ? 'tooMuch' : { size: packed.length, text: keep ? packed.toString('utf8') : '' }
  if (entry.method !== 8) return 'damaged'
  const inflate = createInflateRaw()
  const kept: Buffer[] = []
  let size = 0
  inflate.end(packed)
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > max) return 'tooMuch'
      if (keep && size < maxKept) kept.push(chunk)
    }
  } catch {
    return 'damaged'
  }
  return { size, text: Buffer.concat(kept).toString('utf8') }
}

const maxKept = 4 * 1024 * 1024

export type OfficeFinding = { kind: 'docx' | 'xlsx' } | { refused: 'damaged' | 'bomb' | 'encrypted' | 'active' | 'notOffice' }
type Entry = { name: string; encrypted: boolean; method: number; start: number; packed: number }
type Unpacked = { size: number; text: string }
