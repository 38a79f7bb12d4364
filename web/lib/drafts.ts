import { useCallback, useEffect, useRef, useState } from 'react'
import { workOrderEndpoints } from '../../contract/work-orders.ts'
import { call } from './client.ts'

/**
 * A half-written form, kept on the server (never in browser storage, which other users of a counter's computer could
 * read). Saved 0.8 s after the last key and when the page is hidden; taken up again on the next visit unless something
 * has been typed meanwhile.
 */
export const useDraft = <T extends object>(key: string, empty: T): Draft<T> => {
  const [value, setValue] = useState<T>(empty)
  const [status, setStatus] = useState<DraftStatus>('none')
  const blank = useRef(empty)
  blank.current = empty
  const keeper = useRef<Keeper<T>>({ touched: false, dirty: null, timer: undefined })

  useEffect(() => {
    const mine: Keeper<T> = { touched: false, dirty: null, timer: undefined }
    keeper.current = mine
    setValue(blank.current)
    setStatus('none')
    call(workOrderEndpoints.draft, { key }).then((found) => {
      if (!found?.body || mine.touched || keeper.current !== mine) return
      setValue({ ...blank.current, ...(found.body as T) })
      setStatus('restored')
    }).catch(() => undefined)
    const hide = (): void => save(key, mine, setStatus, true)
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      save(key, mine, setStatus, true)
    }
  }, [key])

  const change = useCallback((next: T) => {
    const mine = keeper.current
    mine.touched = true
    mine.dirty = next
    setValue(next)
    clearTimeout(mine.timer)
    mine.timer = setTimeout(() => save(key, mine, setStatus, false), 800)
  }, [key])

  const drop = useCallback(() => {
    const mine = keeper.current
    clearTimeout(mine.timer)
    mine.dirty = null
    setStatus('none')
    call(workOrderEndpoints.dropDraft, { key }).catch(() => undefined)
  }, [key])

  return { value, change, drop, reset: setValue, status }
}

function save<T>(key: string, keeper: Keeper<T>, setStatus: (status: DraftStatus) => void, keepalive: boolean): void {
  clearTimeout(keeper.timer)
  if (keeper.dirty === null) return
  const body = keeper.dirty
  keeper.dirty = null
  setStatus('saving')
  call(workOrderEndpoints.saveDraft, { key, body }, { keepalive }).then(() => setStatus('saved')).catch(() => {
    keeper.dirty ??= body
    setStatus('unsaved')
  })
}

export type DraftStatus = 'none' | 'restored' | 'saving' | 'saved' | 'unsaved'
export type Draft<T> = { value: T; change: (next: T) => void; drop: () => void; reset: (value: T) => void; status: DraftStatus }
type Keeper<T> = { touched: boolean; dirty: T | null; timer: ReturnType<typeof setTimeout> | undefined }
