import type { z } from 'zod'
import { FieldGroup } from '../../ui/field.tsx'
import { cleaned, errorFor, fieldsOf, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { SchemaForm, type SchemaFormProps } from '../../ui/schema-form.tsx'
import { topicPicker } from '../security/topic-select.tsx'
import { DoorsInput, listColumns, RowsInput } from './rows-input.tsx'

/** Any form of this room: its lists as rows, its doors as boxes. */
export const ItemForm = <A,>(props: Omit<SchemaFormProps<A>, 'pickers' | 'leave' | 'rest' | 'tidy'>) => (
  <SchemaForm {...props} pickers={topicPicker} leave={listsOf(props.schema).map(({ name }) => name)} tidy={(value) => keepingLists(props.schema, value)} rest={(form) => <Lists schema={props.schema} {...form} />} />
)

const Lists = ({ schema, value, change, errors }: { schema: z.ZodObject; value: FormValue; change: (next: FormValue) => void; errors: FormErrors }) => (
  <>{listsOf(schema).map(({ name, label, help }) => (
    <FieldGroup key={name} label={label} help={help} error={errorFor(errors, name)} wide>
      {name === 'doors'
        ? <DoorsInput label={label} value={(value[name] as string[] | undefined) ?? []} onChange={(next) => change({ ...value, [name]: next })} />
        : <RowsInput label={label} columns={listColumns[name as keyof typeof listColumns]} value={(value[name] as Record<string, unknown>[] | undefined) ?? []} onChange={(next) => change({ ...value, [name]: next })} />}
    </FieldGroup>
  ))}</>
)

const listsOf = (schema: z.ZodObject) => fieldsOf(schema).filter(({ name }) => name in listColumns || name === 'doors')

/** An empty list says “none”; left out it would say nothing. */
const keepingLists = (schema: z.ZodObject, value: FormValue): FormValue => ({ ...cleaned(value), ...Object.fromEntries(['materials', 'limits'].filter((name) => name in schema.shape).map((name) => [name, value[name] ?? []])) })
