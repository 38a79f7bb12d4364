import { spawnSync } from 'node:child_process'

/**
 * Ends the processes of this one's test files that are older than `ms`: a browser that a red test has left open keeps its file from
 * ending, and node's own time limit is a SIGTERM, which the browser's driver catches. Where there is no `ps`, it does nothing.
 */
export function endHung(ms: number): void {
  for (const { pid, command, seconds } of children()) {
    if (seconds * 1_000 < ms || !command.includes('.test.ts')) continue
    console.log(`✗ ended after ${Math.round(seconds)} s: ${command.slice(-120)}`)
    process.kill(pid, 'SIGKILL')
  }
}

function children(): { pid: number; command: string; seconds: number }[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,etime=,command='], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').map(line => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line)).filter(found => Number(found?.[2]) === process.pid)
    .map(found => ({ pid: Number(found![1]), command: found![4]!, seconds: secondsOf(found![3]!) }))
}

/** `[[days-]hours:]minutes:seconds` */
export const secondsOf = (elapsed: string): number => {
  const [days, clock] = elapsed.includes('-') ? elapsed.split('-') : ['0', elapsed]
  return clock!.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400
}
