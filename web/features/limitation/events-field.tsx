import { useEffect, useRef } from 'react'
import type { PeriodsView, SheetFacts } from '../../../contract/limitation.ts'
import { Button } from '../../ui/button.tsx'

/** What has happened since: claims, promises, proceedings, obstacles. Whether it counts, the law's row says. */
export const EventsField = ({ register, events, onChange }: { register: PeriodsView; events: SheetFacts['events']; onChange: (next: SheetFacts['events']) => void }) => {
  const list = useRef<HTMLFieldSetElement>(null)
  const many = useRef(events.length)
  useEffect(() => { if (events.length > many.current) [...(list.current?.querySelectorAll('select') ?? [])].at(-1)?.focus(); many.current = events.length }, [events.length])
  const set = (i: number, next: Partial<SheetFacts['events'][number]>): void => onChange(events.map((event, j) => (j === i ? { ...event, ...next } : event)))
  return (
    <fieldset className="field" ref={list}>
      <legend>后来发生过什么<span className="optional">选填</span></legend>
      <span className="help">催要、对方答应、起诉、投诉，或者因故没法主张。算不算数由条文决定，下面会写明。</span>
      {events.map((event, i) => (
        <div key={i} className="row limitation-event">
          <select className="input" aria-label={`第 ${i + 1} 件是什么`} value={event.kind === 'obstacle' ? 'obstacle' : (event.ground ?? '')} onChange={({ target }) => set(i, target.value === 'obstacle' ? { kind: 'obstacle', ground: undefined } : { kind: 'interrupted', ground: target.value })}>
            <option value="">请选择</option>
            {Object.entries(register.grounds).map(([code, zh]) => <option key={code} value={code}>{zh}</option>)}
            <option value="obstacle">因故没法主张（不可抗力、没有代理人等）</option>
          </select>
          <input type="date" className="input day" aria-label={`第 ${i + 1} 件的日子`} value={event.on} onChange={({ target }) => set(i, { on: target.value })} />
          {event.kind === 'obstacle' || event.ground === 'proceedings' || event.ground === 'equal'
            ? <label className="row small">结束于<input type="date" className="input day" value={event.ended ?? ''} onChange={({ target }) => set(i, { ended: target.value || undefined })} /></label> : null}
          <Button tight aria-label={`删去第 ${i + 1} 件`} onClick={() => onChange(events.filter((_, j) => j !== i))}>删去</Button>
        </div>
      ))}
      {events.length < 20 ? <span><Button tight onClick={() => onChange([...events, { kind: 'interrupted', on: '' }])}>加一件</Button></span> : null}
    </fieldset>
  )
}
