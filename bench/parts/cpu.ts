import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Processor time that a process has used, in ms: steadier than the clock on the wall where a machine is shared. */
export const cpuMs = (pid: number): number => {
  const [user = 0, system = 0] = ticksOf(pid)
  return (user + system) * 10
}

/** The same of a whole PostgreSQL: the postmaster, the connections it has seen end, and those that live. */
export const postgresMs = (dataFolder: string): number => {
  const postmaster = Number(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return ticksOf(postmaster).reduce((sum, ticks) => sum + ticks, 0) * 10 + children.reduce((sum, pid) => sum + cpuMs(pid), 0)
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
