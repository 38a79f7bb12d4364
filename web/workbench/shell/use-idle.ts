import { useEffect, useRef } from 'react'
import { securityEndpoints } from '../../../contract/security.ts'
import { call } from '../../lib/client.ts'

/**
 * Live pages ask the server by themselves, so the server alone cannot tell that nobody sits here any more. Without a key
 * or a pointer for the allowed minutes the session is ended from here; what was typed stays on the page.
 */
export const useIdle = (minutes: number, onIdle: () => void): void => {
  const latest = useRef(onIdle)
  latest.current = onIdle
  useEffect(() => {
    let last = Date.now()
    const touch = (): void => { last = Date.now() }
    const timer = setInterval(() => {
      if (Date.now() - last < minutes * 60_000) return
      touch()
      call(securityEndpoints.signOut, {}).catch(() => undefined).finally(() => latest.current())
    }, 15_000)
    for (const event of signs) window.addEventListener(event, touch, { passive: true })
    return () => {
      clearInterval(timer)
      for (const event of signs) window.removeEventListener(event, touch)
    }
  }, [minutes])
}

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const
