import { useState } from 'react'
import { useMoveClock } from '../../features/security/data.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { fromLocalInput, moment, toLocalInput } from '../../lib/format.ts'
import { useNow } from '../../lib/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'

/** The demonstration's clock: shown always, moved on purpose. */
export const DemoClock = () => {
  const now = useNow()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="bar-button clock" onClick={() => setOpen(true)}><Icon name="clock" size={16} /><span className="demo-word">演示时钟</span><time className="num">{moment(now.toISOString())}</time></button>
      <Dialog title="拨动演示时钟" open={open} onClose={() => setOpen(false)}><ClockForm now={now} onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

const ClockForm = ({ now, onDone }: { now: Date; onDone: () => void }) => {
  const move = useMoveClock()
  const [to, setTo] = useState(toLocalInput(now.toISOString()))
  const go = (step: Parameters<typeof move.mutate>[0]): void => move.mutate(step, {
    onSuccess: (clock) => {
      announce(`演示时钟拨到 ${moment(clock.now)}`)
      onDone()
    },
  })
  return (
    <div className="stack">
      <Notice>现在是 <strong>{moment(now.toISOString())}</strong>。拨动后，预警、超期、归档等到时的事会照常发生。只用于演示。</Notice>
      {move.error ? <ErrorPanel message={refusalOf(move.error).message} /> : null}
      <div className="row">
        {steps.map(([words, step]) => <Button key={words} busy={move.isPending} onClick={() => go(step)}>{words}</Button>)}
      </div>
      <form className="row" style={{ alignItems: 'end' }} onSubmit={(event) => { event.preventDefault(); go({ to: fromLocalInput(to) }) }}>
        <Field label="拨到指定时刻">{(ids) => <input {...ids} className="input" type="datetime-local" required value={to} onChange={(event) => setTo(event.target.value)} />}</Field>
        <Button type="submit" look="main" busy={move.isPending}>拨到此刻</Button>
      </form>
      <span><Button look="plain" onClick={() => go({ reset: true })}>恢复为真实时间</Button></span>
    </div>
  )
}

const steps = [['+1 小时', { hours: 1 }], ['+1 天', { days: 1 }], ['+3 天', { days: 3 }], ['+7 天', { days: 7 }]] as const
