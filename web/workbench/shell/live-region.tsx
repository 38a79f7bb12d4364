import { useEffect, useState } from 'react'
import { onAnnounce } from '../../lib/announce.ts'
import { Icon } from '../../ui/icon.tsx'

/** Results are heard and, for a few seconds, seen at the foot of the page. */
export const LiveRegion = () => {
  const [words, setWords] = useState('')
  useEffect(() => onAnnounce(setWords), [])
  useEffect(() => {
    if (!words) return
    const timer = setTimeout(() => setWords(''), 6000)
    return () => clearTimeout(timer)
  }, [words])
  return <div className="live-region no-print" role="status">{words ? <span><Icon name="check" size={16} /> {words}</span> : null}</div>
}
