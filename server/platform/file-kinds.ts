/** What may be handed in: judged by content, never by the name or by what the browser says. */
export const fileKinds: Readonly<Record<FileKind, KindRow>> = {
  jpg: { mediaType: 'image/jpeg', names: ['jpg', 'jpeg'], group: 'image' },
  png: { mediaType: 'image/png', names: ['png'], group: 'image' },
  webp: { mediaType: 'image/webp', names: ['webp'], group: 'image' },
  heic: { mediaType: 'image/heic', names: ['heic', 'heif'], group: 'image' },
  pdf: { mediaType: 'application/pdf', names: ['pdf'], group: 'document' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', names: ['docx'], group: 'document' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', names: ['xlsx'], group: 'document' },
  txt: { mediaType: 'text/plain', names: ['txt'], group: 'text' },
  mp3: { mediaType: 'audio/mpeg', names: ['mp3'], group: 'audio' },
  m4a: { mediaType: 'audio/mp4', names: ['m4a'], group: 'audio' },
  amr: { mediaType: 'audio/amr', names: ['amr'], group: 'audio' },
  mp4: { mediaType: 'video/mp4', names: ['mp4'], group: 'video' },
}

/** A first judgement by the first bytes. 'zip' and 'text' still have to be looked into. */
export async function guessKind(head: Buffer): Promise<FileKind | 'zip' | 'text' | { other: string }> {
  if (head.subarray(0, 3).toString('latin1') === 'ID3') return 'mp3'
  if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return 'zip'
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found === undefined) return 'text'
  const kind = (Object.keys(fileKinds) as FileKind[]).find((each) => each === found.ext)
  if (kind === 'mp3' && !startsTwoFrames(head)) return 'text'
  if (kind === 'pdf' && head.subarray(0, 5).toString('latin1') !== '%PDF-') return { other: 'pdf' }
  return kind ?? { other: found.ext }
}

/**
 * Reads along while a file streams by, and says whether it is also something else (a polyglot) or carries a program. Where a
 * browser or an unpacker would look: the beginning and the end; a PDF is read whole, its programs may stand anywhere.
 */
export function watchContent(): { next: (chunk: Buffer) => void; findings: (kind: FileKind | 'zip' | 'text') => Finding | undefined } {
  let carried = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  let seen = 0
  let start = ''
  const found = new Set<'markup' | 'active' | 'pdf'>()
  const look = (bytes: Buffer): void => {
    const text = bytes.toString('latin1')
    if (markup.test(text)) found.add('markup')
    if (start === '%PDF-' && activePdf.test(text)) found.add('active')
    if (seen < pdfBytes && text.slice(0, pdfBytes - seen + carried.length).includes('%PDF-')) found.add('pdf')
  }
  return {
    next: (chunk) => {
      start = (start + chunk.toString('latin1', 0, 5)).slice(0, 5)
      if (start === '%PDF-' || seen < beginningBytes) look(Buffer.concat([carried, chunk]))
      carried = Buffer.from(chunk.subarray(-32))
      tail = Buffer.from((chunk.length >= tailBytes ? chunk : Buffer.concat([tail, chunk])).subarray(-tailBytes))
      seen += chunk.length
    },
    findings: (kind) => {
      look(tail)
      const packed = kind === 'zip'
      if (!packed && kind !== 'text' && found.has('markup')) return 'polyglot'
      if (!packed && tail.includes(endOfZip)) return 'polyglot'
      if (kind !== 'pdf' && found.has('pdf')) return 'polyglot'
      return kind === 'pdf' && found.has('active') ? 'active' : undefined
    },
  }
}

/** The encoding of a plain text, or undefined when it is none: other bytes, or a web page or script in disguise. */
export function readAsText(bytes: Buffer): 'utf-8' | 'gb18030' | undefined {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // eslint-disable-next-line no-control-regex
      const isText = !/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/u.test(text) && !/^\s*(<|#!|%!|\{\\rtf)/u.test(text) && !markup.test(text)
      return isText ? encoding : undefined
    } catch {
      // Not this encoding.
    }
  }
  return undefined
}

/** A name fit to be shown and saved: no path, no hidden characters, and the ending that the content deserves. */
export function cleanName(name: string, kind: FileKind): string {
  const last = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*;%]/gu, '').replace(/\s+/gu, ' ').replace(/^[. ]+|[. ]+$/gu, '')
  const [, stem = plain, ending = ''] = /^(.*)\.([^.]*)$/u.exec(plain) ?? []
  const { names } = fileKinds[kind]
  const right = names.includes(ending.toLowerCase())
  const body = [...(right ? stem : plain)].slice(0, 80).join('') || '附件'
  return `${body}.${right ? ending.toLowerCase() : names[0]}`
}

// Sound without a tag begins with two set bytes only: a second frame where the first one ends makes it sure.
function startsTwoFrames(head: Buffer): boolean {
  const length = frameLength(head, 0)
  return length > 0 && (frameLength(head, length) > 0 || head.length === length)
}

function frameLength(head: Buffer, at: number): number {
  const bits = at + 4 <= head.length ? head.readUInt32BE(at) : 0
  const [version, layer] = [(bits >>> 19) & 3, (bits >>> 17) & 3]
  if (bits >>> 21 !== 0x7ff || version === 1 || layer !== 1) return 0
  const rate = (version === 3 ? kilobits1 : kilobits2)[(bits >>> 12) & 15] ?? 0
  const samplesPerSecond = ([44_100, 48_000, 32_000][(bits >>> 10) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4)
  if (rate === 0 || samplesPerSecond === 0) return 0
  return Math.floor(((version === 3 ? 144_000 : 72_000) * rate) / samplesPerSecond) + ((bits >>> 9) & 1)
}

const kilobits1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const kilobits2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

// With what follows each word, chance hits in pictures and sound stay below one in ten thousand large files.
const markup = /<(?:script|html|svg|iframe|object|embed)[\s>/]|<!doctype\s+html|<\?php\s|<x?html:script/iu
const activePdf = /\/(?:J|#4a)(?:a|#61)(?:v|#76)(?:a|#61)(?:S|#53)(?:c|#63)(?:r|#72)(?:i|#69)(?:p|#70)(?:t|#74)|\/Launch\b|\/EmbeddedFile|\/RichMedia/iu
const endOfZip = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const tailBytes = 66_000
const beginningBytes = 1024 * 1024
// Readers of PDF accept its head within the first kilobyte.
const pdfBytes = 1100

export type FileKind = 'jpg' | 'png' | 'webp' | 'heic' | 'pdf' | 'docx' | 'xlsx' | 'txt' | 'mp3' | 'm4a' | 'amr' | 'mp4'
export type FileGroup = 'image' | 'document' | 'text' | 'audio' | 'video'
type KindRow = { mediaType: string; names: readonly string[]; group: FileGroup }
type Finding = 'polyglot' | 'active'
