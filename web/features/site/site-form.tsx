import { useState } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { ColleaguePicker, UnitPicker } from '../security/unit-picker.tsx'
import { useDeed } from './data.ts'

/** A form of this room, drawn from the contract. `fixed` travels with it unseen; people are chosen among those of the unit chosen above. */
export const SiteForm = ({ label, schema, row, start = {}, fixed = {}, known = [], onDone }: SiteFormProps) => {
  const [value, setValue] = useState<FormValue>(start)
  const [errors, setErrors] = useState<FormErrors>({})
  const deed = useDeed(row)
  const submit = (): void => {
    const wrong = errorsOf(schema, value)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    deed.mutate({ ...cleaned(value), ...fixed }, { onSuccess: () => { announce(`${label}已完成`); onDone() }, onError: (error) => setErrors(refusalOf(error).fields) })
  }
  const change = (next: FormValue): void => setValue(next['unitId'] === value['unitId'] ? next : { ...next, accountId: undefined })
  const unitId = typeof value['unitId'] === 'string' ? value['unitId'] : null
  return (
    <form className="action-form stack" aria-label={label} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      {deed.error ? <ErrorPanel message={refusalOf(deed.error).message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((message) => <ErrorPanel key={message} message={message} />)}
      <FormFromSchema schema={schema} value={value} onChange={change} errors={errors} pickers={{ unit: (props) => <UnitPicker {...props} known={known} />, colleague: (props) => <ColleaguePicker {...props} unitId={unitId} /> }} />
      <div className="row"><Button type="submit" look="main" busy={deed.isPending}>确认{label}</Button><Button look="plain" onClick={onDone}>收起</Button></div>
    </form>
  )
}

type SiteFormProps = { label: string; schema: z.ZodObject; row: Endpoint<z.ZodType<unknown, Record<string, unknown>>, unknown>; start?: FormValue; fixed?: FormValue; known?: readonly { id: string; name: string }[]; onDone: () => void }
