/** Time is an argument: everything that needs the moment gets it from a clock, so tests and the demo can move it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that can be moved; in the demo its offset outlives a restart, in tests it stands still until told. */
export const movableClock = (start?: Date): MovableClock => {
  let offset = start ? start.getTime() - Date.now() : 0
  let frozen: number | null = start ? start.getTime() : null
  return {
    now: () => new Date(frozen ?? Date.now() + offset),
    moveTo(moment) {
      offset = moment.getTime() - Date.now()
      if (frozen !== null) frozen = moment.getTime()
    },
    run() {
      if (frozen !== null) offset = frozen - Date.now()
      frozen = null
    },
    freeze() {
      frozen = Date.now() + offset
    },
    offset: () => offset,
    setOffset(ms) {
      offset = ms
    },
  }
}

export type MovableClock = Clock & {
  moveTo(moment: Date): void
  /** Let time flow on from where it stands. */
  run(): void
  freeze(): void
  offset(): number
  setOffset(ms: number): void
}
