import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { topics } from '../../../contract/topics.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { cleaned, errorFor, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema, type Pickers } from '../../ui/form-from-schema.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { DoorsInput, listColumns, RowsInput } from './rows-input.tsx'

/** Any form of this room, drawn from its schema: its lists as rows, its doors as boxes. A refusal clears nothing. */
export const ItemForm = ({ title, schema, start, send, verb, onDone, onClose, children }: ItemFormProps) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const [attempts, setAttempts] = useState(0)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => { box.current?.querySelector<HTMLElement>('.is-wrong :is(input,textarea,select,button)')?.focus() }, [attempts])
  const fail = (wrong: FormErrors): void => { setErrors(wrong); setAttempts((n) => n + 1) }
  const submit = (): void => {
    const wrong = errorsOf(schema, withLists(schema, value))
    if (Object.keys(wrong).length > 0) return fail(wrong)
    setErrors({})
    send.mutate(cleanedKeepingLists(schema, value), { onSuccess: onDone, onError: (error) => fail(refusalOf(error).fields) })
  }
  const lists = fieldsOf(schema).filter(({ name }) => name in listColumns || name === 'doors')
  return (
    <form ref={box} className="stack" aria-label={title} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {children}
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((message) => <ErrorPanel key={message} message={message} />)}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} pickers={pickers} hidden={lists.map(({ name }) => name)} />
      {lists.map(({ name, label, help }) => (
        <FieldGroup key={name} label={label} help={help} error={errorFor(errors, name)} wide>
          {name === 'doors'
            ? <DoorsInput label={label} value={(value[name] as string[] | undefined) ?? []} onChange={(next) => setValue({ ...value, [name]: next })} />
            : <RowsInput label={label} columns={listColumns[name as keyof typeof listColumns]} value={(value[name] as Record<string, unknown>[] | undefined) ?? []} onChange={(next) => setValue({ ...value, [name]: next })} />}
        </FieldGroup>
      ))}
      <div className="row"><Button type="submit" look="main" busy={send.isPending}>{verb}</Button>{onClose ? <Button look="plain" onClick={onClose}>收起</Button> : null}</div>
    </form>
  )
}

/** An empty list says “none”; left out it would say nothing. */
const withLists = (schema: z.ZodObject, value: FormValue): FormValue => ({ ...value, ...cleanedKeepingLists(schema, value) })
const cleanedKeepingLists = (schema: z.ZodObject, value: FormValue): FormValue => ({ ...cleaned(value), ...Object.fromEntries(['materials', 'limits'].filter((name) => name in schema.shape).map((name) => [name, value[name] ?? []])) })

const pickers: Pickers = {
  topic: ({ ids, value, onChange }) => (
    <select {...ids} className="input" value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      <option value="">请选择</option>
      {topics.map((topic) => <option key={topic.id} value={topic.id}>{topic.zh}</option>)}
    </select>
  ),
}

type Send = { mutate: (input: FormValue, done: { onSuccess: (answer: never) => void; onError: (error: unknown) => void }) => void; error: unknown; isPending: boolean }
type ItemFormProps = { title: string; schema: z.ZodObject; start: FormValue; send: Send; verb: string; onDone: (answer: never) => void; onClose?: () => void; children?: ReactNode }
