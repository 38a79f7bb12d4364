import type { z } from 'zod'
import { announce } from '../../lib/announce.ts'
import type { FormValue } from '../../ui/form-fields.ts'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { ColleaguePicker } from '../security/unit-picker.tsx'

/** A form of this room; the named people are chosen among those of the body. `fixed` travels with it unseen. */
export const ShopForm = <A,>({ label, schema, next, unitId, start = {}, fixed = {}, unasked = [], danger = false, send, onDone, onClose }: ShopFormProps<A>) => (
  <SchemaForm
    label={label} verb={`确认${label}`} next={next} danger={danger} focus schema={schema} start={start} fixed={fixed} hidden={() => unasked} onClose={onClose}
    pickers={{ colleague: (props) => <ColleaguePicker {...props} unitId={unitId} /> }} send={send} onDone={(answer: A) => { announce(`${label}已完成`); onDone(answer) }}
  />
)

type ShopFormProps<A> = {
  label: string; schema: z.ZodObject; next: string; unitId: string; start?: FormValue; fixed?: FormValue; unasked?: readonly string[]; danger?: boolean
  send: (input: Record<string, unknown>, requestId: string) => Promise<A>; onDone: (answer: A) => void; onClose: () => void
}
