import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { announce } from '../../lib/announce.ts'
import type { FormValue } from '../../ui/form-fields.ts'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { ColleaguePicker, UnitPicker } from '../security/unit-picker.tsx'
import { useDeed } from './data.ts'

/** A form of this room, drawn from the contract. `fixed` travels with it unseen; people are chosen among those of the unit chosen above. */
export const SiteForm = ({ label, schema, row, start = {}, fixed = {}, known = [], onDone }: SiteFormProps) => {
  const deed = useDeed(row)
  return (
    <SchemaForm
      label={label} verb={`确认${label}`} schema={schema} start={start} fixed={fixed} focus onClose={onDone}
      settle={(next, before) => (next['unitId'] === before['unitId'] ? next : { ...next, accountId: undefined })}
      pickers={(value) => ({ unit: (props) => <UnitPicker {...props} known={known} />, colleague: (props) => <ColleaguePicker {...props} unitId={typeof value['unitId'] === 'string' ? value['unitId'] : null} /> })}
      send={(input) => deed.mutateAsync(input)} onDone={() => { announce(`${label}已完成`); onDone() }}
    />
  )
}

type SiteFormProps = { label: string; schema: z.ZodObject; row: Endpoint<z.ZodType<unknown, Record<string, unknown>>, unknown>; start?: FormValue; fixed?: FormValue; known?: readonly { id: string; name: string }[]; onDone: () => void }
