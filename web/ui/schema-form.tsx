import { useEffect, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { FormFromSchema, type Pickers } from './form-from-schema.tsx'
import type { FormErrors, FormValue } from './form-fields.ts'
import { ErrorPanel, Notice } from './panels.tsx'
import { useSchemaForm, type FormPlan } from './use-schema-form.ts'

/**
 * The one home of small forms drawn from a contract schema. `send` gets what was typed and the request id; whatever it throws is
 * shown at its field, or above the form. `again` empties the form once it is sent. `rest` draws what no widget can.
 */
export const SchemaForm = <A,>({ label, verb, next, danger = false, again = false, focus = false, onClose, pickers = {}, owed = () => [], leave = [], rest, children, ...plan }: SchemaFormProps<A>) => {
  const form = useSchemaForm({ ...plan, onDone: (answer: A) => { if (again) form.empty(); plan.onDone(answer) } })
  const { box } = form
  useEffect(() => { if (focus) box.current?.querySelector<HTMLElement>('.form-grid :is(input,textarea,select),button[type=submit]')?.focus() }, [box, focus])
  return (
    <form
      ref={box} className="stack" aria-label={label} noValidate onSubmit={(event) => { event.preventDefault(); void form.submit() }}
      onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void form.submit() } }}
    >
      {next ? <Notice><strong>接下来：</strong>{next}</Notice> : null}
      {children}
      {form.message ? <ErrorPanel message={form.message} /> : null}
      {form.stray.filter((words) => words !== form.message).map((words) => <ErrorPanel key={words} message={words} />)}
      <FormFromSchema schema={plan.schema} value={form.value} onChange={form.change} errors={form.errors} pickers={typeof pickers === 'function' ? pickers(form.value) : pickers} hidden={[...form.away, ...leave]} owed={owed(form.value)} />
      {rest?.({ value: form.value, change: form.change, errors: form.errors })}
      <div className="row"><Button type="submit" look="main" danger={danger} busy={form.busy}>{verb}</Button>{onClose ? <Button look="plain" onClick={onClose}>收起</Button> : null}</div>
    </form>
  )
}

export type SchemaFormProps<A> = FormPlan<A> & {
  /** What a screen reader calls the form. */ label: string; verb: string; /** What will happen, said before it happens. */ next?: string | undefined; danger?: boolean; again?: boolean
  /** The first field has the focus as soon as the form is there. */ focus?: boolean; onClose?: (() => void) | undefined; /** What must ask the server; may hang on what was answered. */ pickers?: Pickers | ((value: FormValue) => Pickers)
  /** Owed after what has been answered, though optional by themselves. */ owed?: (value: FormValue) => readonly string[]
  /** Drawn by `rest`, and sent. */ leave?: readonly string[]; rest?: (form: { value: FormValue; change: (next: FormValue) => void; errors: FormErrors }) => ReactNode; children?: ReactNode
}
