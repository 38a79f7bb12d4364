import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Processor time that a process has used, in ms: steadier than the clock on the wall where a machine is shared. */
export const cpuMs = (pid: number): number => {
  const [user = 0, system = 0] = ticksOf(pid)
  return (user + system) * 10
}

/** The same of a whole PostgreSQL: the postmaster, the connections it has seen end, and those that live. */
export const postgresMs = (dataFolder: string): number => {
  const postmaster = Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  return ticksOf(postmaster).reduce((sum, ticks) => sum + ticks, 0) * 10 + childrenOf(postmaster).reduce((sum, pid) => sum + cpuMs(pid), 0)
}

export const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/**
 * Waits until the processes that a server has started (the index, which reads everything in at the start) and PostgreSQL
 * (its checkpoint, its cleaners after much was written) do nothing more: quiet three times running, for the index begins late.
 */
export const rested = async (pid: number, dataFolder: string): Promise<void> => {
  const spent = (): number => childrenOf(pid).reduce((sum, one) => sum + cpuMs(one), postgresMs(dataFolder))
  for (let quiet = 0, before = spent(); quiet < 3;) {
    await sleep(3_000)
    const now = spent()
    quiet = now - before <= 100 ? quiet + 1 : 0
    before = now
  }
}

/** User, system, and both of ended children, in hundredths of a second. */
function ticksOf(pid: number): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 15).map(Number)
  } catch {
    return []
  }
}
