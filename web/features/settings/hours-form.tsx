import { useState } from 'react'
import { settingEndpoints, type HoursView } from '../../../contract/settings.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { useSet } from './data.ts'
import './settings.css'

/** Office hours: a limit in working days ends with the last day's last shift. */
export const HoursForm = ({ hours, mayChange }: { hours: HoursView; mayChange: boolean }) => (
  <div className="stack">
    <p className="row"><strong className="num">{hours.shifts.map((s) => `${s.from}–${s.to}`).join('，')}</strong>{hours.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}<span className="soft small">{hours.note ?? '默认值'}{hours.setBy ? `　${hours.setBy} ${shortMoment(hours.setAt)}` : ''}</span></p>
    {mayChange ? <HoursEdit key={JSON.stringify(hours.shifts)} hours={hours} /> : null}
  </div>
)

const HoursEdit = ({ hours }: { hours: HoursView }) => {
  const [shifts, setShifts] = useState(hours.shifts)
  const [note, setNote] = useState('')
  const set = useSet(settingEndpoints.setHours)
  const fields = set.error ? refusalOf(set.error).fields : {}
  const change = (i: number, part: Partial<(typeof shifts)[number]>): void => setShifts(shifts.map((s, j) => (j === i ? { ...s, ...part } : s)))
  const submit = (): void => set.mutate({ shifts, note, requestId: newRequestId() }, { onSuccess: () => announce('办公时间已更新，未结工单的期限将重新计算') })
  return (
    <form className="stack no-print" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {set.error && !Object.keys(fields).some((path) => path === 'note' || /^shifts\.\d/.test(path)) ? <ErrorPanel message={fields['shifts'] ?? refusalOf(set.error).message} /> : null}
      {shifts.map((shift, i) => (
        <div key={i} className="shift">
          <Field label={`第 ${i + 1} 段上班`} error={fields[`shifts.${i}.from`]}>{(ids) => <input {...ids} className="input" type="time" value={shift.from} onChange={(event) => change(i, { from: event.target.value })} />}</Field>
          <Field label="下班" error={fields[`shifts.${i}.to`]}>{(ids) => <input {...ids} className="input" type="time" value={shift.to} onChange={(event) => change(i, { to: event.target.value })} />}</Field>
          {shifts.length > 1 ? <Button tight onClick={() => setShifts(shifts.filter((_, j) => j !== i))}>删去</Button> : null}
        </div>
      ))}
      {shifts.length < 3 ? <span><Button tight onClick={() => setShifts([...shifts, { from: '', to: '' }])}>再加一段</Button></span> : null}
      <Field label="依据或说明" error={fields['note']}>{(ids) => <TextInput ids={ids} value={note} onChange={setNote} />}</Field>
      <div className="row"><Button type="submit" look="main" busy={set.isPending}>保存办公时间</Button></div>
    </form>
  )
}
