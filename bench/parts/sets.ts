import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { root } from '../../scripts/lib/project.ts'

/** A set of rows: JSON lines, packed or not; a bare name is looked for in `../shared/data`. */
export function readSet<Row>(file: string): Row[] {
  const raw = readFileSync(placeOf(file))
  const text = (raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw).toString('utf8')
  return text.split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line) as Row)
}

export const hasSet = (file: string): boolean => existsSync(placeOf(file))

export function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(placeOf(file), 'utf8')) as Value
}

/** The value behind `--name`. */
export function flag(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

/** Says what is missing and ends without failing: the sets are not part of the project. */
export function needSets(...files: string[]): void {
  const missing = files.filter((file) => !hasSet(file))
  if (missing.length === 0) return
  console.log(`skipped: ${missing.join(', ')} not found (sets are read from ../shared/data)`)
  process.exit(0)
}

function placeOf(file: string): string {
  return isAbsolute(file) || existsSync(file) ? file : join(root, '../shared/data', file)
}
