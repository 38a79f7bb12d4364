import { useEffect, useState } from 'react'
import { onServerNow, serverNow } from './now.ts'

/** The server's time, renewed every half minute and at once when the demonstration's clock is moved. */
export const useNow = (): Date => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const renew = (): void => setNow(serverNow())
    const timer = setInterval(renew, 30_000)
    const stop = onServerNow(renew)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
  return now
}
