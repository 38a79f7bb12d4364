/**
 * The server's time, not this computer's: a wrong clock at a counter, or the demonstration's moved clock, must not change
 * how much time an order seems to have left.
 */
export const serverNow = (): Date => new Date(Date.now() + ahead)

export const setServerNow = (iso: string): void => {
  const next = new Date(iso).getTime() - Date.now()
  if (Math.abs(next - ahead) < 1500) return
  ahead = next
  for (const listener of listeners) listener()
}

export const onServerNow = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let ahead = 0
const listeners = new Set<() => void>()
