import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Project files by pattern, in a stable order, without what is installed or generated. */
export function projectFiles(patterns: string | string[]): string[] {
  const found = globSync(patterns, { cwd: root, exclude: path => /^(node_modules|dist|\.data|\.git)$/.test(path) })
  return found.filter(path => !/(^|\/)(node_modules|dist|\.data)\//.test(path)).sort()
}

export function hashOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0')
  return hash.digest('hex')
}

export function has(path: string): boolean {
  return existsSync(join(root, path))
}
