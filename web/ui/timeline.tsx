import type { ReactNode } from 'react'
import './controls.css'

/** What happened, newest first or oldest first as given. */
export const Timeline = ({ rows }: { rows: readonly TimelineRow[] }) => (
  <ol className="timeline">
    {rows.map((row) => (
      <li key={row.key} className={[row.latest && 'latest', row.aside && 'aside'].filter(Boolean).join(' ')}>
        <time className="when" dateTime={row.at}>{row.when}</time>
        <span className="mark" aria-hidden="true" />
        <div className="what">{row.what}</div>
      </li>
    ))}
  </ol>
)

export type TimelineRow = { key: string | number; at: string; when: string; what: ReactNode; latest?: boolean; aside?: boolean }
