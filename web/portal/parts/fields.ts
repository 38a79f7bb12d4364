import { attributes, html, nothing, type Attributes, type Html, type Value } from '../html.ts'
import type { Option, Problems, Typed } from '../views.ts'
import { errorLine, fieldId } from './problems.ts'

/** One line of text. `required` is only announced, never enforced by the browser: the server's own words are kinder. */
export function textField(form: FormState, field: Field & LineOptions): Html {
  const more = attributes({
    type: field.type ?? 'text', class: [field.width, field.code && 'code'].filter(Boolean).join(' ') || undefined,
    inputmode: field.inputmode, autocomplete: field.autocomplete, maxlength: field.max, spellcheck: field.code ? 'false' : undefined,
  })
  return wrap(form, field, html`<input id="${fieldId(field.name)}" name="${field.name}" value="${form.typed[field.name] ?? ''}"${more}${described(form, field)}>`)
}

/** Longer words, on ruled paper. The script adds a count of signs near the limit. */
export function textArea(form: FormState, field: Field & { max: number, short?: boolean }): Html {
  const more = attributes({ class: field.short ? 'short' : undefined, maxlength: field.max, 'data-count': field.max })
  return wrap(form, field, html`<textarea id="${fieldId(field.name)}" name="${field.name}" rows="6"${more}${described(form, field)}>
${form.typed[field.name] ?? ''}</textarea>`)
}

export function select(form: FormState, field: Field & { options: readonly Option[], empty: string, width?: string }): Html {
  const chosen = form.typed[field.name] ?? ''
  const options = field.options.map((o) => html`<option value="${o.value}"${attributes({ selected: o.value === chosen })}>${o.text}</option>`)
  return wrap(form, field, html`<select id="${fieldId(field.name)}" name="${field.name}"${attributes({ class: field.width, autocomplete: 'off' })}${described(form, field)}><option value="">${field.empty}</option>${options}</select>`)
}

/** One of several, each a whole row to press. */
export function radios(form: FormState, field: Field & { options: readonly Option[] }): Html {
  return group(form, field, field.options.map((option, index) => choice(form, field, option, index)))
}

export function checkbox(form: FormState, field: { name: string, label: string, hint?: string }): Html {
  const box = attributes({ type: 'checkbox', checked: form.typed[field.name] === 'yes' })
  return html`<div class="${form.problems[field.name] ? 'field wrong' : 'field'}">${errorLine(field.name, form.problems)}<label class="choice"><input${box} id="${fieldId(field.name)}" name="${field.name}" value="yes"${described(form, { ...field, hint: undefined })}><span>${field.label}${field.hint ? html`<small>${field.hint}</small>` : nothing}</span></label></div>`
}

/** Year, month and day as three short fields: no calendar to hunt through, and it works on every phone. */
export function dateField(form: FormState, field: Field): Html {
  const part = (key: string, label: string, max: number) => html`<label><span class="small">${label}</span><input type="text" inputmode="numeric"${attributes({ id: key === 'year' ? fieldId(field.name) : undefined, 'aria-invalid': form.problems[field.name] ? 'true' : undefined })} maxlength="${max}" name="${`${field.name}.${key}`}" value="${form.typed[`${field.name}.${key}`] ?? ''}"></label>`
  return group(form, field, html`<div class="date">${part('year', '年', 4)}${part('month', '月', 2)}${part('day', '日', 2)}</div>`)
}

export function fileField(form: FormState, field: Field & { accept: string }): Html {
  return wrap(form, field, html`<input type="file" multiple id="${fieldId(field.name)}" name="${field.name}"${attributes({ accept: field.accept })}${described(form, field)}>`)
}

/** A fieldset whose legend is the question itself; `title: true` makes it the page's heading. */
export function group(form: FormState, field: Field, body: Value): Html {
  const wrong = form.problems[field.name] ? 'wrong' : ''
  const described = attributes({ 'aria-describedby': ids(form, field) })
  return html`<fieldset class="${wrong}"${described}><legend>${heading(field)}</legend>${hint(field)}${errorLine(field.name, form.problems)}${body}</fieldset>`
}

function choice(form: FormState, field: Field, option: Option, index: number): Html {
  const state = attributes({ type: 'radio', checked: form.typed[field.name] === option.value })
  const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index}`
  return html`<label class="choice"><input${state} id="${id}" name="${field.name}" value="${option.value}"><span>${option.text}${option.hint ? html`<small>${option.hint}</small>` : nothing}</span></label>`
}

function wrap(form: FormState, field: Field, input: Html): Html {
  return html`<div class="${form.problems[field.name] ? 'field wrong' : 'field'}">${label(field)}${hint(field)}${errorLine(field.name, form.problems)}${input}</div>`
}

function label(field: Field): Html {
  const words = html`<label class="label" for="${fieldId(field.name)}">${field.label}${field.optional ? OPTIONAL : nothing}</label>`
  return field.title ? html`<h1>${words}</h1>` : words
}

const heading = (field: Field): Value => (field.title ? html`<h1>${field.label}</h1>` : html`${field.label}${field.optional ? OPTIONAL : nothing}`)

const OPTIONAL = html`<span class="optional">（可不填）</span>`

const hint = (field: Field): Html => (field.hint ? html`<span class="hint" id="${fieldId(field.name)}-hint">${field.hint}</span>` : nothing)

const described = (form: FormState, field: Field): Attributes => attributes({ 'aria-describedby': ids(form, field), 'aria-invalid': form.problems[field.name] ? 'true' : undefined })

const ids = (form: FormState, field: Field): string | undefined =>
  [field.hint && `${fieldId(field.name)}-hint`, form.problems[field.name] && `${fieldId(field.name)}-error`].filter(Boolean).join(' ') || undefined

export interface FormState { readonly typed: Typed, readonly problems: Problems }
export interface Field { readonly name: string, readonly label: string, readonly hint?: string | undefined, readonly optional?: boolean, readonly title?: boolean }
interface LineOptions { readonly type?: 'text' | 'tel', readonly width?: 'narrow' | 'middle', readonly code?: boolean, readonly inputmode?: string, readonly autocomplete?: string, readonly max?: number }
