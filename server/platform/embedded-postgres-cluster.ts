import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Room } from './embedded-postgres-room.ts'
import { explain } from './embedded-postgres-troubles.ts'

/** Makes the data folder once. It gets its name only when complete, so that a crash half way leaves nothing to repair. */
export async function createCluster(room: Room, binaries: string, adminPassword: string): Promise<void> {
  if (existsSync(join(room.cluster, 'PG_VERSION'))) return requireVersion(room)
  const unfinished = `${room.cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (room.runAs) chownSync(unfinished, room.runAs.uid, room.runAs.gid)
  const passwordFile = join(room.socketFolder, 'initdb-password')
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 })
  if (room.runAs) chownSync(passwordFile, room.runAs.uid, room.runAs.gid)
  try {
    await initialize(room, binaries, unfinished, passwordFile)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, room.cluster)
}

function requireVersion(room: Room): void {
  const version = readFileSync(join(room.cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18') throw explain(`initialized by PostgreSQL version ${version}`, { folder: room.cluster })
}

/**
 * Sorting and upper/lower case come from PostgreSQL's builtin C.UTF-8: the same on every system and unaffected by its
 * upgrades. LC_CTYPE must be a UTF-8 locale besides, or pg_trgm sees no letters in Chinese text.
 */
async function initialize(room: Room, binaries: string, folder: string, passwordFile: string): Promise<void> {
  const base = ['-D', folder, '-U', 'santai_admin', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '-E', 'UTF8',
    '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', '--no-instructions', '--no-sync']
  let said = ''
  for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const result = await run(join(binaries, 'bin', 'initdb'), [...base, '--lc-ctype', characters], room)
    if (result.code === 0) return
    said = result.said
    if (!/invalid locale name/.test(said)) break
  }
  throw explain(said, { folder: room.cluster })
}

function run(command: string, args: string[], room: Room): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...room.runAs, cwd: room.base, env: { PATH: '/usr/bin:/bin', LC_MESSAGES: 'C' } })
    let said = ''
    child.stdout.on('data', text => { said += text })
    child.stderr.on('data', text => { said += text })
    child.on('error', reject)
    child.on('close', code => resolve({ code, said }))
  })
}
