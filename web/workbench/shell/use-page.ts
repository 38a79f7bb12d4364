import { useEffect, useSyncExternalStore } from 'react'

/** A page names itself in the title bar and says which keys work on it (shown by `?`). */
export const usePage = (title: string, keys: PageKeys = []): void => {
  useEffect(() => {
    document.title = `${title} · 三台`
    current = keys
    for (const listener of listeners) listener()
  }, [title, keys])
}

export const usePageKeys = (): PageKeys => useSyncExternalStore((listener) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}, () => current)

let current: PageKeys = []
const listeners = new Set<() => void>()

export type PageKeys = readonly (readonly [string, string])[]
