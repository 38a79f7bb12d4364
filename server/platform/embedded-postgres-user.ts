import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/**
 * PostgreSQL refuses to run as root, so as root it gets a user of its own; an ordinary user runs it as himself.
 * A data folder that already belongs to an ordinary user keeps its owner.
 */
export function databaseUser(dataFolder: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined
  return ownerOf(dataFolder) ?? lookUp(OWN_USER) ?? create(OWN_USER) ?? lookUp('postgres') ?? lookUp('nobody')
}

/** Asks the system itself, as that user, so that access lists and mount options count too. */
export function canEnter(folder: string, runAs: RunAs | undefined): boolean {
  if (!runAs) return true
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs, cwd: '/', stdio: 'ignore' })
  return probe.status === 0
}

const OWN_USER = 'santai-pg'

function ownerOf(folder: string): RunAs | undefined {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined
}

function lookUp(name: string): RunAs | undefined {
  try {
    const number = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return undefined
  }
}

function create(name: string): RunAs | undefined {
  const recipes: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ]
  for (const [command, args] of recipes) spawnSync(command, args, { stdio: 'ignore' })
  return lookUp(name)
}

export type RunAs = { uid: number; gid: number }
