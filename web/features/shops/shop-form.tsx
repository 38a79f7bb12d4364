import { useRef, useState } from 'react'
import type { z } from 'zod'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { ColleaguePicker } from '../security/unit-picker.tsx'

/** A form of this room, drawn from the contract; the named people are chosen among those of the body. */
export const ShopForm = ({ label, schema, next, unitId, start = {}, hidden = [], danger = false, send, onDone }: ShopFormProps) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const requestId = useRef(newRequestId())
  const submit = (): void => {
    const wrong = Object.fromEntries(Object.entries(errorsOf(schema, value)).filter(([name]) => !hidden.includes(name)))
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    send.mutate({ input: cleaned(value), requestId: requestId.current }, {
      onSuccess: (answer) => { announce(`${label}已完成`); onDone(answer as { id: string }) },
      onError: (error) => { requestId.current = newRequestId(); setErrors(refusalOf(error).fields) },
    })
  }
  return (
    <form className="action-form stack" aria-label={label} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <Notice><strong>接下来：</strong>{next}</Notice>
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((message) => <ErrorPanel key={message} message={message} />)}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} hidden={hidden} pickers={{ colleague: (props) => <ColleaguePicker {...props} unitId={unitId} /> }} />
      <div className="row"><Button type="submit" look="main" danger={danger} busy={send.isPending}>确认{label}</Button><Button look="plain" onClick={() => onDone(null)}>收起</Button></div>
    </form>
  )
}

export type Send = { error: unknown; isPending: boolean; mutate: (asked: { input: Record<string, unknown>; requestId: string }, told: { onSuccess: (answer: unknown) => void; onError: (error: unknown) => void }) => void }
type ShopFormProps = { label: string; schema: z.ZodObject; next: string; unitId: string; start?: FormValue; hidden?: readonly string[]; danger?: boolean; send: Send; onDone: (answer: { id: string } | null) => void }
