/** One polite live region for the whole page: results are said, not only shown. The shell mounts it. */
export const announce = (words: string): void => {
  for (const listener of listeners) listener(words)
}

export const onAnnounce = (listener: (words: string) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const listeners = new Set<(words: string) => void>()
