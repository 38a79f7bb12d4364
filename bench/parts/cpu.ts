import { readFileSync } from 'node:fs'

/** Processor time that a process has used, in ms: steadier than the clock on the wall where a machine is shared. */
export const cpuMs = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [, , , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(user) + Number(system)) * 10
}
