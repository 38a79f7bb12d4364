import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Field, FieldGroup } from './field.tsx'
import { errorFor, fieldsOf, type FormErrors, type FormField, type FormValue } from './form-fields.ts'
import { ChoiceInput, MomentInput, NumberInput, TextInput, TextsInput, YesNoInput } from './inputs.tsx'

/** Draws a small form from a contract schema. Pickers that must ask the server are handed in by the feature. */
export const FormFromSchema = ({ schema, value, onChange, errors, pickers = {}, hidden = [], owed = [] }: FormProps) => (
  <div className="form-grid">
    {fieldsOf(schema).filter((field) => !hidden.includes(field.name)).map((field) => (
      <SchemaField
        key={field.name} field={owed.includes(field.name) ? { ...field, optional: false } : field} value={value[field.name]} error={errorFor(errors, field.name)} picker={pickers[field.widget]}
        onChange={(next) => onChange({ ...value, [field.name]: next })}
      />
    ))}
  </div>
)

const SchemaField = ({ field, value, error, picker, onChange }: SchemaFieldProps) => {
  const shared = { label: field.label, help: field.help, error, optional: field.optional }
  if (field.widget === 'choice') return <FieldGroup {...shared} wide><ChoiceInput name={field.name} choices={field.choices} value={value as string} onChange={onChange} /></FieldGroup>
  if (field.widget === 'yesNo') return <FieldGroup {...shared}><YesNoInput name={field.name} value={value as boolean} onChange={onChange} /></FieldGroup>
  if (field.widget === 'texts') return <FieldGroup {...shared} wide><TextsInput label={field.label} value={(value as string[] | undefined) ?? ['']} onChange={onChange} /></FieldGroup>
  if (picker) return <Field {...shared}>{(ids) => picker({ ids, value, onChange, label: field.label })}</Field>
  return <Field {...shared} wide={field.widget === 'longText'}>{(ids) => plain(field, ids, value, onChange)}</Field>
}

function plain(field: FormField, ids: PickerProps['ids'], value: unknown, onChange: (next: unknown) => void): ReactNode {
  if (field.widget === 'number') return <NumberInput ids={ids} value={value} onChange={onChange} />
  if (field.widget === 'day' || field.widget === 'time') return <TextInput ids={ids} type={field.widget === 'day' ? 'date' : 'time'} value={(value as string | undefined) ?? ''} onChange={onChange} />
  if (field.widget === 'moment') return <MomentInput ids={ids} value={value as string | undefined} onChange={onChange} />
  return <TextInput ids={ids} value={(value as string | undefined) ?? ''} onChange={onChange} long={field.widget === 'longText'} max={field.max} autoComplete={field.autocomplete} />
}

export type PickerProps = { ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }; value: unknown; onChange: (next: unknown) => void; label: string }
export type Pickers = Readonly<Record<string, (props: PickerProps) => ReactNode>>
type FormProps = { schema: z.ZodObject; value: FormValue; onChange: (next: FormValue) => void; errors: FormErrors; pickers?: Pickers; hidden?: readonly string[]; owed?: readonly string[] }
type SchemaFieldProps = { field: FormField; value: unknown; error: string | undefined; picker: Pickers[string] | undefined; onChange: (next: unknown) => void }
