import { useRef, useState } from 'react'
import type { z } from 'zod'
import { newRequestId, refusalOf } from '../lib/client.ts'
import { cleaned, errorsOf, fieldsOf, stillWrong, strayErrors, type FormErrors, type FormValue } from './form-fields.ts'
import { useFocusWrong } from './use-focus-wrong.ts'

/**
 * The state of any form drawn from a schema: checked here, checked again by the server, the first wrong field focused, nothing
 * typed ever lost. One request id serves until the content changes or a refusal settles it, so that pressing again after a lost
 * connection is the same request.
 */
export const useSchemaForm = <A,>({ schema, start = {}, fixed = {}, hidden = () => [], tidy = cleaned, settle = (next) => next, send, onDone }: FormPlan<A>) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const [sent, setSent] = useState<FormValue>({})
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const requestId = useRef(newRequestId())
  const box = useFocusWrong<HTMLFormElement>(errors)
  const away = hidden(value)
  const change = (next: FormValue): void => { requestId.current = newRequestId(); setValue(settle(next, value)) }
  const submit = async (): Promise<void> => {
    if (busy) return
    const shown = Object.fromEntries(Object.entries(value).filter(([name]) => !away.includes(name)))
    const input = { ...tidy(shown), ...fixed }
    const wrong = wrongIn(schema, { ...input, requestId: requestId.current }, away)
    setErrors(wrong)
    setSent(value)
    setMessage(null)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    try {
      const answer = await send(input, requestId.current)
      requestId.current = newRequestId()
      onDone(answer)
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal.kind !== 'network') requestId.current = newRequestId()
      setErrors(refusal.fields)
      setMessage(refusal.message)
    } finally {
      setBusy(false)
    }
  }
  const empty = (): void => { change(start); setErrors({}); setMessage(null) }
  const shown = stillWrong(errors, sent, value)
  return { value, change, empty, submit, errors: shown, message, stray: strayErrors(shown, fieldsOf(schema)), busy, box, away }
}

/** What is not asked here cannot be wrong here; the server has its own word on it. */
const wrongIn = (schema: z.ZodObject, input: FormValue, away: readonly string[]): FormErrors =>
  Object.fromEntries(Object.entries(errorsOf(schema, input)).filter(([path]) => !away.includes(path.split('.')[0]!)))

export type FormPlan<A> = {
  schema: z.ZodObject; start?: FormValue; /** Sent along, not asked. */ fixed?: FormValue
  /** Fields not asked now: by themselves, or after what has been answered so far. */ hidden?: (value: FormValue) => readonly string[]
  /** Where one answer unmakes another: the unit, and who was chosen in it. */ settle?: (next: FormValue, before: FormValue) => FormValue
  /** What is sent of what was typed; blank answers are left out unless a form says otherwise. */ tidy?: (value: FormValue) => FormValue
  send: (input: Record<string, unknown>, requestId: string) => Promise<A>; onDone: (answer: A) => void
}
