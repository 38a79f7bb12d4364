import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import type { SettingsView } from '../../../contract/settings.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { useSet } from './data.ts'

/** One setting, drawn from its schema; `fixed` travels with it unseen. */
export const SettingForm = ({ title, row, schema, start, fixed = {}, done, onDone }: SettingFormProps) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const [attempts, setAttempts] = useState(0)
  const requestId = useRef(newRequestId())
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => { box.current?.querySelector<HTMLElement>('.is-wrong :is(input,textarea,select)')?.focus() }, [attempts])
  const set = useSet(row as Endpoint<z.ZodType<unknown, Record<string, unknown>>, SettingsView>)
  const submit = (): void => {
    const input = { ...fixed, ...cleaned(value) }
    const wrong = errorsOf(schema, input)
    setErrors(wrong)
    setAttempts((n) => n + 1)
    if (Object.keys(wrong).length > 0) return
    set.mutate({ ...input, requestId: requestId.current }, {
      onSuccess: () => { announce(done); setValue(start); onDone?.() },
      onError: (error) => { setErrors(refusalOf(error).fields); setAttempts((n) => n + 1) },
      onSettled: () => { requestId.current = newRequestId() },
    })
  }
  return (
    <form ref={box} className="stack" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <h3>{title}</h3>
      {set.error && Object.keys(errors).length === 0 ? <ErrorPanel message={refusalOf(set.error).message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((message) => <ErrorPanel key={message} message={message} />)}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} />
      <div className="row"><Button type="submit" look="main" busy={set.isPending}>保存</Button></div>
    </form>
  )
}

type SettingFormProps = { title: string; row: Endpoint<z.ZodType, SettingsView>; schema: z.ZodObject; start: FormValue; fixed?: FormValue; done: string; onDone?: () => void }
