import { useId, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './controls.css'

export const Panel = ({ title, aside, children, flush = false, spaced = false }: { title: string; aside?: ReactNode; children: ReactNode; flush?: boolean; spaced?: boolean }) => {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <header><h2 id={id}>{title}</h2>{aside}</header>
      {flush ? children : <div className={spaced ? 'body stack' : 'body'}>{children}</div>}
    </section>
  )
}

/** What happened and what to do next. `role=alert` so that it is heard when it appears. */
export const ErrorPanel = ({ message, children }: { message: string; children?: ReactNode }) => (
  <div className="error-panel" role="alert">
    <Icon name="warn" size={18} />
    <div className="stack grow"><p>{message}</p>{children}</div>
  </div>
)

export const Notice = ({ tone = 'info', children }: { tone?: 'info' | 'good' | 'amber'; children: ReactNode }) => (
  <div className={`notice ${tone}`}><Icon name={tone === 'good' ? 'check' : tone === 'amber' ? 'warn' : 'info'} size={18} /><div className="grow">{children}</div></div>
)

export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty"><Icon name="seal" size={32} /><strong>{title}</strong>{children ? <div>{children}</div> : null}</div>
)

export const Facts = ({ rows }: { rows: readonly (readonly [string, ReactNode] | null)[] }) => (
  <dl className="facts">
    {rows.map((row) => (row ? <div key={row[0]} style={{ display: 'contents' }}><dt>{row[0]}</dt><dd>{row[1]}</dd></div> : null))}
  </dl>
)
