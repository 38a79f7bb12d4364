import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { topics } from '../../../contract/topics.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema, type Pickers } from '../../ui/form-from-schema.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'

/** One small form of this room, drawn from its schema; a refusal clears nothing and leads to the first wrong field. */
export const SchemaForm = ({ title, schema, start, send, verb, onDone, onClose, children }: SchemaFormProps) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const [attempts, setAttempts] = useState(0)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => { box.current?.querySelector<HTMLElement>('.is-wrong :is(input,textarea,select)')?.focus() }, [attempts])
  const submit = (): void => {
    const wrong = errorsOf(schema, value)
    setErrors(wrong)
    setAttempts((n) => n + 1)
    if (Object.keys(wrong).length > 0) return
    send.mutate(cleaned(value), { onSuccess: onDone, onError: (error) => { setErrors(refusalOf(error).fields); setAttempts((n) => n + 1) } })
  }
  return (
    <form ref={box} className="stack" aria-label={title} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {children}
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((message) => <ErrorPanel key={message} message={message} />)}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} pickers={pickers} />
      <div className="row"><Button type="submit" look="main" busy={send.isPending}>{verb}</Button>{onClose ? <Button look="plain" onClick={onClose}>收起</Button> : null}</div>
    </form>
  )
}

const pickers: Pickers = {
  topic: ({ ids, value, onChange }) => (
    <select {...ids} className="input" value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      <option value="">未分类</option>
      {topics.map((topic) => <option key={topic.id} value={topic.id}>{topic.zh}</option>)}
    </select>
  ),
}

type Send = { mutate: (input: FormValue, done: { onSuccess: (answer: never) => void; onError: (error: unknown) => void }) => void; error: unknown; isPending: boolean }
type SchemaFormProps = { title: string; schema: z.ZodObject; start: FormValue; send: Send; verb: string; onDone: (answer: never) => void; onClose?: () => void; children?: ReactNode }
