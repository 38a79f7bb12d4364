import { createGunzip } from 'node:zlib'
import { pipeline, type Readable } from 'node:stream'
import { refuse } from '../../../platform/errors.ts'

/** What one file may be at most. A packed one is counted while it is unpacked, so that a bomb ends here and not in memory. */
export const bounds = { unpackedMb: 400, lineKb: 256, rows: 300_000, officeMb: 20 }

/** The lines of a text, packed by gzip or not, numbered from 1. A line that is too long comes as null: it was never held whole. */
export async function* linesOf(source: Readable, packed: boolean): AsyncGenerator<{ line: number; text: string | null }> {
  const bytes = packed ? pipeline(source, createGunzip(), () => {}) : source
  let [carried, tooLong, line, seen] = [[] as Buffer[], false, 0, 0]
  let held = 0
  const end = (): { line: number; text: string | null } => {
    const whole = tooLong ? null : decode(Buffer.concat(carried))
    ;[carried, tooLong, held] = [[], false, 0]
    return { line: ++line, text: whole }
  }
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    seen += chunk.length
    if (seen > bounds.unpackedMb * 1024 * 1024) refuse('invalid', `文件展开后超过 ${bounds.unpackedMb} MB，请分成几个文件。`)
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, at))
      yield end()
      from = at + 1
    }
    take(chunk.subarray(from))
  }
  if (held > 0 || tooLong) yield end()

  function take(part: Buffer): void {
    held += part.length
    if (held > bounds.lineKb * 1024) [tooLong, carried] = [true, []]
    else if (part.length > 0) carried.push(part)
  }
}

/** UTF-8, or the older encoding of Chinese office machines; U+FFFD where it is neither, which the row check then names. */
export function decode(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF/, '').replace(/\r$/, '')
    } catch {
      // Not this encoding.
    }
  }
  return '\uFFFD'
}
