import { useEffect, useRef } from 'react'
import type { PeriodsView, PeriodView, SheetFacts } from '../../../contract/limitation.ts'
import { Button } from '../../ui/button.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { EventsField } from './events-field.tsx'

/** What the clerk is told, period by period: only the days that the chosen periods ask for. */
export const FactsForm = ({ register, facts, onChange, suggested, daysNamed }: FactsFormProps) => {
  const chosen = facts.codes.flatMap((code) => register.periods.filter((period) => period.code === code))
  const asked = [...new Set(chosen.flatMap((period) => (period.nature === 'exempt' ? [] : [period.starts, ...period.caps])))]
  const flags = Object.entries(register.flags).filter(([flag]) => !openFlags.includes(flag) || chosen.some((period) => period.openWhile === flag))
  const form = useRef<HTMLDivElement>(null)
  const many = useRef(facts.codes.length)
  useEffect(() => { if (document.activeElement === document.body) form.current?.querySelector('select')?.focus() }, [])
  // The day that the period chosen just now runs from is what is asked next.
  useEffect(() => { if (facts.codes.length > many.current) [...(form.current?.querySelectorAll<HTMLInputElement>('input[type=date]') ?? [])].find((day) => !day.value)?.focus(); many.current = facts.codes.length }, [facts.codes])
  const setCodes = (codes: string[]): void => onChange({ ...facts, codes })
  return (
    <div className="stack" ref={form}>
      <PeriodPicker register={register} facts={facts} onCodes={setCodes} suggested={suggested} />
      {asked.map((code) => (
        <Field key={code} label={register.facts[code] ?? code} optional={!chosen.some((period) => period.starts === code)} help={daysNamed.length ? `话里提到：${daysNamed.map(({ day, words }) => `${day}（…${words}…）`).join('；')}` : undefined}>
          {(ids) => (
            <span className="row">
              <input {...ids} type="date" className="input day" min="1950-01-01" max="2099-12-31" value={facts.days[code] ?? ''} onChange={(event) => onChange({ ...facts, days: { ...facts.days, [code]: event.target.value } })} />
              {daysNamed.slice(0, 3).map(({ day }) => <Button key={day} tight onClick={() => onChange({ ...facts, days: { ...facts.days, [code]: day } })}>{day}</Button>)}
            </span>
          )}
        </Field>
      ))}
      <FieldGroup label="有没有这些情形" optional>
        <div className="choices">{flags.map(([flag, zh]) => (
          <label key={flag} className="choice"><input type="checkbox" checked={facts.flags.includes(flag)} onChange={(event) => onChange({ ...facts, flags: event.target.checked ? [...facts.flags, flag] : facts.flags.filter((one) => one !== flag) })} />{zh}</label>
        ))}</div>
      </FieldGroup>
      {chosen.length > 0 ? <EventsField register={register} events={facts.events} onChange={(events) => onChange({ ...facts, events })} /> : null}
    </div>
  )
}

const PeriodPicker = ({ register, facts, onCodes, suggested }: { register: PeriodsView; facts: SheetFacts; onCodes: (codes: string[]) => void; suggested: readonly { code: string; zh: string }[] }) => {
  const left = register.periods.filter(({ code }) => !facts.codes.includes(code))
  const offered = suggested.filter(({ code }) => !facts.codes.includes(code))
  const add = (code: string): void => { if (code && facts.codes.length < 8) onCodes([...facts.codes, code]) }
  return (
    <div className="stack">
      <Field label="看哪一种期限" help={offered.length ? '按类别和原话提出的，供选择：' : undefined}>
        {(ids) => (
          <select {...ids} className="input" value="" onChange={(event) => add(event.target.value)}>
            <option value="">请选择（可以选几种）</option>
            {Object.entries(Object.groupBy(left, ({ natureName }) => natureName)).map(([name, list]) => <optgroup key={name} label={name}>{(list as PeriodView[]).map(({ code, zh, length }) => <option key={code} value={code}>{zh}（{length}）</option>)}</optgroup>)}
          </select>
        )}
      </Field>
      {offered.length ? <span className="row">{offered.map(({ code, zh }) => <Button key={code} tight onClick={() => add(code)}>＋ {zh}</Button>)}</span> : null}
      <span className="row">{facts.codes.map((code) => {
        const zh = register.periods.find((period) => period.code === code)?.zh ?? code
        return <Button key={code} tight aria-label={`不看${zh}`} onClick={() => onCodes(facts.codes.filter((one) => one !== code))}>{zh} ×</Button>
      })}</span>
    </div>
  )
}

/** Asked only where a chosen period stands still for it. */
const openFlags: readonly string[] = ['employmentGoesOn', 'notTold']

type FactsFormProps = { register: PeriodsView; facts: SheetFacts; onChange: (next: SheetFacts) => void; suggested: readonly { code: string; zh: string }[]; daysNamed: readonly { day: string; words: string }[] }
