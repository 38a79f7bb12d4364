import { useRef } from 'react'
import { fromLocalInput, toLocalInput } from '../lib/format.ts'
import { serverNow } from '../lib/now.ts'
import { Button } from './button.tsx'
import type { ControlIds } from './field.tsx'
import type { Choice } from './form-fields.ts'

export const TextInput = ({ ids, value, onChange, long = false, max, autoComplete, placeholder, type }: TextInputProps) =>
  long ? (
    <>
      <textarea {...ids} className={max !== undefined && max <= 1000 ? 'input short' : 'input'} value={value} onChange={(event) => onChange(event.target.value)} placeholder={placeholder} />
      {max !== undefined && value.length > max * 0.8 ? <span className="counted" aria-live="polite">{value.length} / {max} 字</span> : null}
    </>
  ) : (
    <input {...ids} className="input" type={type ?? 'text'} value={value} autoComplete={autoComplete ?? 'off'} placeholder={placeholder} onChange={(event) => onChange(event.target.value)} />
  )

export const NumberInput = ({ ids, value, onChange }: { ids: ControlIds; value: unknown; onChange: (next: unknown) => void }) => (
  <input {...ids} className="input" inputMode="numeric" value={String(value ?? '')} autoComplete="off" onChange={(event) => onChange(event.target.value.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0)))} />
)

/** A moment in the city's time. "现在" is the server's now. */
export const MomentInput = ({ ids, value, onChange }: { ids: ControlIds; value: string | undefined; onChange: (next: string | undefined) => void }) => (
  <span className="row" style={{ flexWrap: 'nowrap' }}>
    <input {...ids} className="input" type="datetime-local" value={value ? toLocalInput(value) : ''} onChange={(event) => onChange(event.target.value ? fromLocalInput(event.target.value) : undefined)} />
    <Button tight onClick={() => onChange(serverNow().toISOString())}>现在</Button>
  </span>
)

export const ChoiceInput = ({ name, choices, value, onChange }: ChoiceProps) => {
  const group = useRef(`${name}-${Math.random().toString(36).slice(2, 8)}`)
  return (
    <div className="choices">
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input type="radio" name={group.current} value={choice.value} checked={value === choice.value} onChange={() => onChange(choice.value)} />
          {choice.label}
        </label>
      ))}
    </div>
  )
}

export const YesNoInput = ({ name, value, onChange }: { name: string; value: boolean | undefined; onChange: (next: boolean) => void }) => (
  <ChoiceInput name={name} choices={yesNo} value={value === undefined ? undefined : String(value)} onChange={(next) => onChange(next === 'true')} />
)

/** Several texts, one under the other, at most five. */
export const TextsInput = ({ label, value, onChange }: { label: string; value: readonly string[]; onChange: (next: string[]) => void }) => (
  <div className="stack">
    {value.map((text, i) => (
      <span key={i} className="row" style={{ flexWrap: 'nowrap', alignItems: 'start' }}>
        <textarea className="input short" aria-label={`${label}（第 ${i + 1} 件）`} value={text} onChange={(event) => onChange(value.map((t, j) => (j === i ? event.target.value : t)))} />
        {value.length > 1 ? <Button tight onClick={() => onChange(value.filter((_, j) => j !== i))}>删去</Button> : null}
      </span>
    ))}
    {value.length < 5 ? <span><Button tight onClick={() => onChange([...value, ''])}>再加一件</Button></span> : null}
  </div>
)

const yesNo = [{ value: 'true', label: '是' }, { value: 'false', label: '否' }] as const satisfies Choice[]

type TextInputProps = { ids: ControlIds; value: string; onChange: (next: string) => void; long?: boolean; max?: number | undefined; autoComplete?: string | undefined; placeholder?: string; type?: 'text' | 'password' | 'tel' | 'search' | 'date' | 'time' }
type ChoiceProps = { name: string; choices: readonly Choice[]; value: string | undefined; onChange: (next: string) => void }
