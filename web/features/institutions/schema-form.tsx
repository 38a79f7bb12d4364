import { useRef, useState } from 'react'
import type { z } from 'zod'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'

/** A form drawn from the contract that sends itself once: `fixed` is what the form does not ask. */
export const SchemaForm = ({ label, schema, start = {}, fixed = {}, next, danger = false, send, onDone }: SchemaFormProps) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const requestId = useRef(newRequestId())
  const submit = (): void => {
    const input = { ...cleaned(value), ...fixed }
    const wrong = errorsOf(schema, { ...input, requestId: requestId.current })
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    send.mutate({ input, requestId: requestId.current }, {
      onSuccess: () => { announce(`${label}已完成`); onDone() },
      onError: (error) => { requestId.current = newRequestId(); setErrors(refusalOf(error).fields) },
    })
  }
  return (
    <form className="action-form stack" aria-label={label} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {next ? <Notice><strong>接下来：</strong>{next}</Notice> : null}
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((message) => <ErrorPanel key={message} message={message} />)}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} />
      <div className="row"><Button type="submit" look="main" danger={danger} busy={send.isPending}>确认{label}</Button><Button look="plain" onClick={onDone}>收起</Button></div>
    </form>
  )
}

type Told = { onSuccess: () => void; onError: (error: Error) => void }
type SchemaFormProps = {
  label: string; schema: z.ZodObject; start?: FormValue; fixed?: FormValue; next?: string; danger?: boolean; onDone: () => void
  send: { mutate: (asked: { input: Record<string, unknown>; requestId: string }, told: Told) => void; error: Error | null; isPending: boolean }
}
