import { useRef, useState } from 'react'
import type { z } from 'zod'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { useFocusWrong } from '../../ui/use-focus-wrong.ts'

/** A small form of this feature, drawn from the contract: checked here, checked again by the server, first wrong field focused. */
export const SchemaForm = ({ schema, start, button, send, onDone, hidden = [], withId = true }: SchemaFormProps) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const requestId = useRef(newRequestId())
  const box = useFocusWrong<HTMLFormElement>(errors)
  const submit = async (): Promise<void> => {
    const input = { ...cleaned(value), ...(withId ? { requestId: requestId.current } : {}) }
    const wrong = errorsOf(schema, input)
    setErrors(wrong)
    setMessage(null)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    try {
      await send(input)
      onDone()
    } catch (error) {
      const refusal = refusalOf(error)
      setErrors(refusal.fields)
      setMessage(refusal.message)
      if (refusal.kind !== 'network') requestId.current = newRequestId()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form ref={box} className="stack" noValidate onSubmit={(event) => { event.preventDefault(); void submit() }}>
      {message ? <ErrorPanel message={message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((words) => <ErrorPanel key={words} message={words} />)}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} hidden={['requestId', ...hidden]} />
      <div className="row"><Button type="submit" look="main" busy={busy}>{button}</Button></div>
    </form>
  )
}

type SchemaFormProps = { schema: z.ZodObject; start: FormValue; button: string; send: (input: Record<string, unknown>) => Promise<unknown>; onDone: () => void; hidden?: readonly string[]; withId?: boolean }
