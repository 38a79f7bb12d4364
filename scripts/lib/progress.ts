/** A bar on a terminal; elsewhere a line every tenth. */
export function progress(total: number, label: string): { step(): void; end(): void } {
  const width = 30
  let done = 0
  const draw = () => {
    const share = total ? done / total : 1
    const filled = Math.round(share * width)
    if (process.stderr.isTTY) process.stderr.write(`\r${label} [${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${done}/${total}`)
    else if (done % Math.max(1, Math.ceil(total / 10)) === 0) process.stderr.write(`${label} ${done}/${total}\n`)
  }
  return {
    step: () => { done++; draw() },
    end: () => { if (process.stderr.isTTY) process.stderr.write('\n') },
  }
}
