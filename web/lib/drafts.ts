import { useCallback, useEffect, useRef, useState } from 'react'
import { workOrderEndpoints } from '../../contract/work-orders.ts'
import { call } from './client.ts'
import { createKeeper, type DraftStatus, type Keeper } from './draft-keeper.ts'

/**
 * A half-written form, kept on the server (never in browser storage, which other users of a counter's computer could
 * read). While somebody types it is saved every 0.8 s, and at once when the page is hidden; it is taken up again on the
 * next visit unless something has been typed meanwhile.
 */
export const useDraft = <T extends object>(key: string, empty: T): Draft<T> => {
  const [value, setValue] = useState<T>(empty)
  const [status, setStatus] = useState<DraftStatus>('none')
  const blank = useRef(empty)
  blank.current = empty
  const keeper = useRef<Keeper<T> | null>(null)

  useEffect(() => {
    const mine = createKeeper<T>((body, last) => call(workOrderEndpoints.saveDraft, { key, body }, { keepalive: last }), () => call(workOrderEndpoints.dropDraft, { key }), setStatus)
    keeper.current = mine
    setValue(blank.current)
    setStatus('none')
    call(workOrderEndpoints.draft, { key }).then((found) => {
      if (!found?.body || mine.touched() || keeper.current !== mine) return
      setValue({ ...blank.current, ...(found.body as T) })
      setStatus('restored')
    }).catch(() => undefined)
    const hide = (): void => mine.flush()
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      mine.flush()
    }
  }, [key])

  const change = useCallback((next: T) => {
    setValue(next)
    keeper.current?.keep(next)
  }, [])
  const drop = useCallback(() => keeper.current?.drop(), [])
  return { value, change, drop, reset: setValue, status }
}

export type { DraftStatus }
export type Draft<T> = { value: T; change: (next: T) => void; drop: () => void; reset: (value: T) => void; status: DraftStatus }
