import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canEnter, type RunAs } from './embedded-postgres-user.ts'
import { Trouble } from './embedded-postgres-troubles.ts'

/** Folder with bin/, lib/ and share/ that `runAs` can execute; copied to `copyTo` where node_modules is closed to that user. */
export function findBinaries(runAs: RunAs | undefined, copyTo: string): string {
  const shipped = shippedFolder()
  const whole = addMissingLinks(shipped)
  if (whole && canEnter(join(shipped, 'bin'), runAs)) return shipped
  return copyBinaries(shipped, join(copyTo, `postgresql-${shippedVersion(shipped)}`))
}

const SYSTEMS: Record<string, string> = { win32: 'windows' }

function shippedFolder(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
  } catch {
    throw new Trouble(`没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL。请自备 PostgreSQL 18，并设置 DATABASE_URL。`)
  }
}

function shippedVersion(shipped: string): string {
  const manifest = JSON.parse(readFileSync(join(shipped, '..', 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** npm packages cannot hold symbolic links; the package makes them in its install script, which may not have run. */
function addMissingLinks(folder: string): boolean {
  try {
    for (const { source, target } of linksOf(folder)) {
      if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target))
    }
    return true
  } catch {
    return false
  }
}

function linksOf(folder: string): { source: string; target: string }[] {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const rows = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return rows.map(row => ({ source: row.source.replace(/^native\//, ''), target: row.target.replace(/^native\//, '') }))
}

function copyBinaries(from: string, to: string): string {
  if (existsSync(to)) return to
  const unfinished = `${to}.${process.pid}`
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true, filter: path => !path.endsWith('.a') })
  addMissingLinks(unfinished)
  try {
    renameSync(unfinished, to)
  } catch {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return to
}
