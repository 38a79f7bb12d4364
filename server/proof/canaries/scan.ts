import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every canary that stands readable in these bytes, however its digits are written: ASCII, full width, Chinese, with gaps. */
export async function canariesIn(source: AsyncIterable<Buffer>, wanted: Wanted): Promise<Set<string>> {
  const found = new Set<string>()
  let carried = ''
  for await (const chunk of source) {
    const text = carried + plainDigits(chunk.toString('latin1'))
    for (const [run] of text.matchAll(runs)) for (const hit of within(run.replace(/[^\dX]/gu, ''), wanted)) found.add(hit)
    carried = text.slice(-200)
  }
  return found
}

/** All files under these folders (or the files themselves), each with the canaries in it. */
export async function canariesInFiles(paths: readonly string[], wanted: Wanted): Promise<Hit[]> {
  const hits: Hit[] = []
  for (const file of paths.flatMap(filesIn)) {
    // PostgreSQL is running: a file of its own upkeep may be gone by the time its turn comes.
    const found = await canariesIn(createReadStream(file, { highWaterMark: 1024 * 1024 }), wanted).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return new Set<string>()
      throw error
    })
    for (const value of found) hits.push({ file, value })
  }
  return hits
}

export const wantedOf = (values: readonly string[]): Wanted => ({ values: new Set(values), lengths: [...new Set(values.map((value) => value.length))] })

const runs = /\d(?:[ \-.]?[\dX]){10,}/gu

function* within(digits: string, { values, lengths }: Wanted): Generator<string> {
  for (const length of lengths) for (let at = 0; at + length <= digits.length; at++) if (values.has(digits.slice(at, at + length))) yield digits.slice(at, at + length)
}

/** UTF-8 of full-width and Chinese digits, as it lies in the file, to ASCII; a character cut by the edge of a piece is met in the next. */
function plainDigits(latin: string): string {
  return latin.replace(/\xef\xbc[\x90-\x99]|\xe3\x80\x87|\xe9\x9b\xb6|\xe4\xb8\x80|\xe4\xba\x8c|\xe4\xb8\x89|\xe5\x9b\x9b|\xe4\xba\x94|\xe5\x85\xad|\xe4\xb8\x83|\xe5\x85\xab|\xe4\xb9\x9d/gu, (bytes) => ascii.get(bytes) ?? bytes)
}

const ascii = new Map([...'零一二三四五六七八九'].map((char, i) => [Buffer.from(char).toString('latin1'), String(i)]))
ascii.set(Buffer.from('〇').toString('latin1'), '0')
for (let i = 0; i < 10; i++) ascii.set(Buffer.from(String.fromCharCode(0xff10 + i)).toString('latin1'), String(i))

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

export type Wanted = { values: ReadonlySet<string>; lengths: readonly number[] }
export type Hit = { file: string; value: string }
