import type { z } from 'zod'

/** What a form needs to know of a contract schema, read from `.meta({ label, widget, choices, help })`. Pure, no React. */
export const fieldsOf = (schema: z.ZodObject): FormField[] =>
  Object.entries(schema.shape).flatMap(([name, field]) => {
    const meta = metaOf(field as z.ZodType)
    if (!meta.label || !meta.widget) return []
    return [{ name, label: meta.label, widget: meta.widget, help: meta.help, choices: choicesOf(meta.choices), optional: (field as z.ZodType).isOptional(), autocomplete: meta.autocomplete, max: maxOf(field as z.ZodType) }]
  })

/** Blank texts and empty lists are left out, so that an optional field is either said or not there. */
export const cleaned = (value: FormValue): FormValue =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null && v !== '' && !(Array.isArray(v) && v.length === 0) && !(typeof v === 'string' && v.trim() === '')))

/** The same check as the server's, before the way to it: first message a field. */
export const errorsOf = (schema: z.ZodType, value: FormValue): FormErrors => {
  const parsed = schema.safeParse(cleaned(value))
  const errors: Record<string, string> = {}
  if (!parsed.success) for (const issue of parsed.error.issues) errors[issue.path.map(String).join('.')] ??= issue.message
  return errors
}

/** Error of a field or, for lists, of any of its members. The server prefixes fields of an action with `input.`. */
export const errorFor = (errors: FormErrors, name: string): string | undefined =>
  errors[name] ?? errors[`input.${name}`] ?? Object.entries(errors).find(([path]) => path.startsWith(`${name}.`) || path.startsWith(`input.${name}.`))?.[1]

/** What was wrong is no longer said once it has been changed: `then` is what was sent, `now` what stands there. */
export const stillWrong = (errors: FormErrors, then: FormValue, now: FormValue): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => { const name = path.replace(/^input\./, '').split('.')[0]!; return then[name] === now[name] }))

/** Messages that belong to no field shown on screen. */
export const strayErrors = (errors: FormErrors, fields: readonly FormField[]): string[] =>
  Object.entries(errors).filter(([path]) => !fields.some(({ name }) => new RegExp(`^(input\\.)?${name}(\\.|$)`).test(path))).map(([, message]) => message)

function metaOf(field: z.ZodType): Meta {
  const own = field.meta() as Meta | undefined
  const inner = (field as unknown as { def: { innerType?: z.ZodType } }).def.innerType
  return own?.widget || !inner ? (own ?? {}) : metaOf(inner)
}

function choicesOf(choices: Record<string, string> | undefined): Choice[] {
  return Object.entries(choices ?? {}).map(([value, label]) => ({ value, label }))
}

function maxOf(field: z.ZodType): number | undefined {
  const inner = (field as unknown as { def: { innerType?: z.ZodType } }).def.innerType
  if (inner) return maxOf(inner)
  return (field as unknown as { maxLength?: number | null }).maxLength ?? undefined
}

export type Choice = { value: string; label: string }
export type FormField = { name: string; label: string; widget: string; help: string | undefined; choices: Choice[]; optional: boolean; autocomplete: string | undefined; max: number | undefined }
export type FormValue = Record<string, unknown>
export type FormErrors = Readonly<Record<string, string>>
type Meta = { label?: string; widget?: string; help?: string; choices?: Record<string, string>; autocomplete?: string }
