import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canEnter, databaseUser, type RunAs } from './embedded-postgres-user.ts'
import { Trouble } from './embedded-postgres-troubles.ts'

/** Where the cluster lies and as whom PostgreSQL runs. Inside the data folder, unless that is closed to PostgreSQL's user. */
export function findRoom(dataFolder: string): Room {
  // Others may pass through but not list: PostgreSQL, as a user of its own, must reach its folder below.
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
  const inside = realpathSync(dataFolder)
  const runAs = databaseUser(join(inside, 'postgres'))
  if (canEnter(inside, runAs)) return roomIn(inside, inside, runAs)
  const outside = join('/var/lib/santai', createHash('sha256').update(inside).digest('hex').slice(0, 12))
  mkdirSync(outside, { recursive: true, mode: 0o711 })
  const outsideUser = databaseUser(join(outside, 'postgres'))
  if (!canEnter(outside, outsideUser)) {
    throw new Trouble(`数据库用户进不去 ${inside}，也进不去 ${outside}。请用 SANTAI_DATA 指定一个其他用户可以进入的目录，例如 /srv/santai。`)
  }
  return roomIn(outside, '/var/lib/santai', outsideUser)
}

/**
 * One living process keeps a cluster. The lock of a process that was killed is stale, whatever process bears its number
 * now: the moment of birth is compared too. A second server joins by DATABASE_URL instead.
 */
export function takeKeeping(room: Room): { release(): void } {
  const other = keeperOf(room)
  if (other && Number(other) !== process.pid) {
    throw new Trouble(`另一个三台（进程 ${other}）正在使用 ${room.base}。请先停下它，或用环境变量 SANTAI_DATA 另选一个数据目录。`)
  }
  const file = lockOf(room)
  writeFileSync(file, `${process.pid} ${birthOf(process.pid)}`, { mode: 0o600 })
  return { release: () => rmSync(file, { force: true }) }
}

/** The number of the living process that keeps the cluster, if one does. */
export function keeperOf(room: Room): string | undefined {
  const [pid, birth] = wordsOf(lockOf(room)).trim().split(' ')
  return pid && birthOf(pid) === birth ? pid : undefined
}

/** Empty where it is not there. Asked first and read then, a process may have ended and taken its file with it in between. */
export function wordsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return ''
    throw error
  }
}

const lockOf = (room: Room): string => join(room.base, 'postgres-keeper.lock')

/** When the process was born, in ticks since boot; where there is no /proc, only whether it lives. */
function birthOf(pid: string | number): string {
  if (existsSync('/proc/self/stat')) {
    const stat = wordsOf(`/proc/${pid}/stat`)
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'gone'
  }
  try {
    process.kill(Number(pid), 0)
    return 'alive'
  } catch {
    return 'gone'
  }
}

function roomIn(base: string, binariesFolder: string, runAs: RunAs | undefined): Room {
  const cluster = join(base, 'postgres')
  const socketFolder = ownFolder(shortEnough(join(base, 'postgres-socket')), runAs)
  return { cluster, base, socketFolder, binariesFolder, runAs, log: join(base, 'postgres.log') }
}

/** A socket's path may have 107 bytes on Linux, 103 on macOS. */
function shortEnough(folder: string): string {
  if (Buffer.byteLength(folder) <= 80) return folder
  return join(realpathSync(tmpdir()), `santai-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}

function ownFolder(folder: string, runAs: RunAs | undefined): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const mine = runAs?.uid ?? process.getuid?.()
  if (!found.isDirectory() || (process.getuid?.() !== 0 && found.uid !== mine)) {
    throw new Trouble(`目录 ${folder} 属于别的用户，不能放数据库的连接套接字。请删除它后重试。`)
  }
  if (runAs) chownSync(folder, runAs.uid, runAs.gid)
  return folder
}

export type Room = {
  cluster: string
  base: string
  socketFolder: string
  binariesFolder: string
  log: string
  runAs: RunAs | undefined
}
