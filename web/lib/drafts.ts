import { useCallback, useEffect, useRef, useState } from 'react'
import { workOrderEndpoints } from '../../contract/work-orders.ts'
import { call } from './client.ts'
import { createKeeper, type DraftStatus, type Keeper } from './draft-keeper.ts'

/**
 * A half-written form, kept on the server (never in browser storage, which other users of a counter's computer could
 * read). While somebody types it is saved every 0.8 s, and at once when the page is hidden; it is taken up again on the
 * next visit, as `takenUp` has it, unless something has been typed meanwhile.
 */
export const useDraft = <T extends object>(key: string, empty: T, takenUp = (found: T): T => found): Draft<T> => {
  const [value, setValue] = useState<T>(empty)
  const [status, setStatus] = useState<DraftStatus>('none')
  const given = useRef({ empty, takenUp })
  given.current = { empty, takenUp }
  const keeper = useRef<Keeper<T> | null>(null)

  useEffect(() => {
    const mine = createKeeper<T>((body, last) => call(workOrderEndpoints.saveDraft, { key, body }, { keepalive: last }), () => call(workOrderEndpoints.dropDraft, { key }), setStatus)
    keeper.current = mine
    setValue(given.current.empty)
    setStatus('none')
    call(workOrderEndpoints.draft, { key }).then((found) => {
      if (!found?.body || mine.touched() || keeper.current !== mine) return
      setValue(given.current.takenUp({ ...given.current.empty, ...(found.body as T) }))
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
