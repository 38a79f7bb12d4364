import { inflateSync } from 'node:zlib'

/**
 * The words of a PDF, as far as they can be read without drawing it: for looking for words, not for showing. Which font a
 * text stands in is not followed; each table of characters in the file is tried on all texts, so several readings come out.
 */
export const textsOfPdf = (bytes: Buffer): string[] => {
  const streams = unpacked(bytes)
  const tables = streams.filter((text) => text.includes('beginbfchar') || text.includes('beginbfrange')).map(tableOf)
  const pages = streams.filter((text) => /\bBT\b[\s\S]*?\bT[jJ]\b/u.test(text))
  return [...tables.map((table) => read(pages, (hex) => byTable(table, hex))), read(pages, asUtf16), read(pages, asGb)]
}

const mostStreams = 4000
const mostBytes = 64 * 1024 * 1024

function unpacked(bytes: Buffer): string[] {
  const found: string[] = []
  let total = 0
  for (let at = bytes.indexOf('stream'); at >= 0 && found.length < mostStreams && total < mostBytes; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    const start = bytes[at + 6] === 13 ? at + 8 : at + 7
    const end = bytes.indexOf('endstream', start)
    if (end < 0) break
    const text = plain(bytes.subarray(start, end), mostBytes - total)
    total += text.length
    found.push(text)
    at = end + 3
  }
  return found
}

function plain(raw: Buffer, max: number): string {
  try {
    return inflateSync(raw, { maxOutputLength: Math.max(1024, max), finishFlush: 2 }).toString('latin1')
  } catch {
    return raw.length < 1024 * 1024 ? raw.toString('latin1') : ''
  }
}

/** `<0012> <673A>` and `<0001> <0005> <4E00>`: which code is which character. */
function tableOf(text: string): Map<string, string> {
  const table = new Map<string, string>()
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/giu)) table.set(code.toLowerCase(), asUtf16(to))
  }
  for (const [, block = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    for (const [, from = '', to = '', first = '', list = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])/giu)) fill(table, from, to, first, list)
  }
  return table
}

function fill(table: Map<string, string>, from: string, to: string, first: string, list: string): void {
  const [low, high] = [parseInt(from, 16), Math.min(parseInt(to, 16), parseInt(from, 16) + 65_535)]
  const each = [...list.matchAll(/<([0-9a-f]+)>/giu)].map((match) => asUtf16(match[1]!))
  for (let code = low; code <= high; code++) {
    const char = list ? each[code - low] : String.fromCodePoint(Math.min(parseInt(first, 16) + code - low, 0x10ffff))
    if (char) table.set(code.toString(16).padStart(from.length, '0'), char)
  }
}

/** What is shown between BT and ET is one line, whatever it is made of. */
function read(pages: readonly string[], decode: (hex: string) => string): string {
  return pages.map((page) => [...page.matchAll(/\bBT\b([\s\S]*?)\bET\b/gu)].map(([, block = '']) => words(block, decode)).join('\n')).join('\n')
}

function words(block: string, decode: (hex: string) => string): string {
  let line = ''
  for (const [, hex, literal] of block.matchAll(/<([0-9a-f\s]+)>|\(((?:\\[\s\S]|[^\\()])*)\)/giu)) line += decode(hex === undefined ? hexOf(literal ?? '') : hex.replace(/\s/gu, ''))
  return line
}

function hexOf(literal: string): string {
  const bytes = literal.replace(/\\([0-7]{1,3}|[\s\S])/gu, (_, c: string) => (/^[0-7]/u.test(c) ? String.fromCharCode(parseInt(c, 8) & 255) : ({ n: '\n', r: '\r', t: '\t' }[c] ?? c)))
  return Buffer.from(bytes, 'latin1').toString('hex')
}

function byTable(table: ReadonlyMap<string, string>, hex: string): string {
  const width = (table.keys().next().value ?? '0000').length
  let text = ''
  for (let at = 0; at + width <= hex.length; at += width) text += table.get(hex.slice(at, at + width).toLowerCase()) ?? ''
  return text
}

function asUtf16(hex: string): string {
  return new TextDecoder('utf-16be').decode(Buffer.from(hex.length % 4 ? hex.padStart(Math.ceil(hex.length / 4) * 4, '0') : hex, 'hex'))
}

function asGb(hex: string): string {
  return new TextDecoder('gb18030').decode(Buffer.from(hex, 'hex'))
}
