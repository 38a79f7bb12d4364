import { useEffect, useRef, useSyncExternalStore } from 'react'

/**
 * Single-key shortcuts of a page. They sleep while something is being typed or a dialog is open, and a person can turn
 * them off (WCAG 2.1.4); the choice is kept on this computer.
 */
export const useShortcuts = (keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const handler = latest.current[event.key]
      if (!handler || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const functionKey = /^F\d+$/.test(event.key)
      if (!functionKey && (!shortcutsOn() || isTyping(event.target) || document.querySelector('dialog[open]'))) return
      event.preventDefault()
      handler(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

export const useShortcutsOn = (): [boolean, (on: boolean) => void] => [useSyncExternalStore(subscribe, shortcutsOn), setShortcutsOn]

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const shortcutsOn = (): boolean => localStorage.getItem(storageKey) !== 'off'
const setShortcutsOn = (on: boolean): void => {
  localStorage.setItem(storageKey, on ? 'on' : 'off')
  for (const listener of listeners) listener()
}
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && (target as HTMLInputElement).type !== 'checkbox')

const storageKey = 'santai.shortcuts'
const listeners = new Set<() => void>()
