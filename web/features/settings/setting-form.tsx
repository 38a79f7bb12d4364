import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import type { SettingsView } from '../../../contract/settings.ts'
import { announce } from '../../lib/announce.ts'
import type { FormValue } from '../../ui/form-fields.ts'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useSet } from './data.ts'

/** One setting, drawn from its schema; `fixed` travels with it unseen. */
export const SettingForm = ({ title, row, schema, start, fixed = {}, done, onDone }: SettingFormProps) => {
  const set = useSet(row as Endpoint<z.ZodType<unknown, Record<string, unknown>>, SettingsView>)
  return (
    <SchemaForm label={title} verb="保存" schema={schema} start={start} fixed={fixed} again send={(input, requestId) => set.mutateAsync({ ...input, requestId })} onDone={() => { announce(done); onDone?.() }}>
      <h3>{title}</h3>
    </SchemaForm>
  )
}

type SettingFormProps = { title: string; row: Endpoint<z.ZodType, SettingsView>; schema: z.ZodObject; start: FormValue; fixed?: FormValue; done: string; onDone?: () => void }
