/**
 * The escaping tagged template of the citizens' pages. What a person typed can only ever become text:
 *
 *   html`<p title="${title}">${words}</p>`
 *
 * Where each value lands is worked out once per template. A place that escaping cannot make safe (an unquoted attribute, a tag or
 * attribute name, a script, a style, a comment, an on… handler) is refused by throwing: the page cannot be written at all.
 * A link attribute takes only what `url()` let through, so `javascript:` has no way in.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const places = placesOf(strings)
  let out = strings[0] ?? ''
  values.forEach((value, index) => {
    out += render(value, places[index] ?? 'text') + (strings[index + 1] ?? '')
  })
  return new Html(out)
}

export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export class Url {
  readonly href: string
  constructor(href: string) {
    this.href = href
  }
}

export class Attributes {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A path of our own site, a tel: number or a geo: point (RFC 5870), with its query encoded. Anything else is a mistake of ours and throws. */
export function url(path: string, query: Readonly<Record<string, string | undefined>> = {}): Url {
  if (!/^(\/(?!\/)[\w\-./~%?=&]*|#[\w-]*|tel:\+?[\d-]{3,20}|geo:-?\d{1,3}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?)$/.test(path)) throw new Error(`not a link of ours: ${path.slice(0, 40)}`)
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const search = new URLSearchParams(pairs).toString()
  return new Url(search ? `${path}${path.includes('?') ? '&' : '?'}${search}` : path)
}

/** Attributes that may be absent: `attributes({ checked: true, 'aria-describedby': hintId })`. */
export function attributes(set: Readonly<Record<string, string | number | boolean | undefined>>): Attributes {
  const parts = Object.entries(set).filter(([, value]) => value !== undefined && value !== false).map(([name, value]) => {
    if (!/^[a-z][a-z-]*$/.test(name) || /^on/.test(name) || LINKS.has(name) || name === 'style') throw new Error(`attribute not allowed: ${name}`)
    return value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`
  })
  return new Attributes(parts.join(''))
}

export const escape = (text: string): string => (SPECIAL.test(text) ? escaped(text) : text)
const escaped = (text: string): string => text.replace(/[&<>"'`=]/g, (sign) => ENTITIES[sign] ?? sign).replace(CONTROL, '�')

/** Text with the writer's own line breaks kept. */
export const lines = (text: string): Html => new Html(escape(text).replace(/\r\n?|\n/g, '<br>'))

export const nothing = new Html('')

/** Markup of our own that was never typed by anyone: an icon's path, the wordmark. A test lists the few callers. */
export const ours = (markup: string): Html => new Html(markup)

function render(value: Value, place: Place): string {
  if (place === 'tag') return tagValue(value)
  if (place === 'link') {
    if (value instanceof Url) return escape(value.href)
    throw new Error('a link attribute takes url(…)')
  }
  if (place === 'attribute') {
    if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
    throw new Error('an attribute takes text or a number')
  }
  return textValue(value)
}

function tagValue(value: Value): string {
  if (value instanceof Attributes) return value.text
  if (value === false || value === undefined || value === null) return ''
  throw new Error('inside a tag only attributes({…}) may stand')
}

function textValue(value: Value): string {
  if (value === false || value === undefined || value === null || value === true) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return (value as readonly Value[]).map(textValue).join('')
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
  throw new Error('only text, numbers and html`` may stand in a page')
}

const cache = new WeakMap<TemplateStringsArray, readonly Place[]>()

function placesOf(strings: TemplateStringsArray): readonly Place[] {
  const known = cache.get(strings)
  if (known) return known
  const scan: Scan = { state: 'text', tag: '', name: '', quote: '' }
  const places = strings.slice(0, -1).map((piece) => {
    for (const sign of piece) advance(scan, sign)
    return placeOf(scan)
  })
  cache.set(strings, places)
  return places
}

function placeOf(scan: Scan): Place {
  const { state, name } = scan
  if (state === 'text') return 'text'
  if (state === 'inTag' || state === 'name' || (state === 'tagName' && /^[a-z]/.test(scan.tag))) {
    // What stands here begins with a space of its own, see attributes().
    scan.state = 'inTag'
    return 'tag'
  }
  if (state === 'value') {
    if (/^on/.test(name) || name === 'style' || name === 'srcdoc' || name === 'srcset') throw new Error(`no value may stand in ${name}="…"`)
    return LINKS.has(name) ? 'link' : 'attribute'
  }
  throw new Error(`a value stands where escaping cannot help (${state}): quote the attribute, or move it`)
}

/** A small reader of markup, one sign at a time: enough to know where a hole is. */
function advance(scan: Scan, sign: string): void {
  const next = READERS[scan.state](scan, sign)
  if (next) scan.state = next
}

const READERS: Readonly<Record<State, (scan: Scan, sign: string) => State | undefined>> = {
  text: (scan, sign) => {
    if (sign !== '<') return undefined
    scan.tag = ''
    return 'tagName'
  },
  tagName: (scan, sign) => {
    if (sign === '>') return after(scan)
    if (/\s/.test(sign)) return 'inTag'
    scan.tag += sign.toLowerCase()
    return scan.tag === '!--' ? 'comment' : undefined
  },
  inTag: (scan, sign) => {
    if (sign === '>') return after(scan)
    if (/[\s/]/.test(sign)) return undefined
    scan.name = sign.toLowerCase()
    return 'name'
  },
  name: (scan, sign) => {
    if (sign === '=') return 'afterEquals'
    if (sign === '>') return after(scan)
    if (/\s/.test(sign)) return 'inTag'
    scan.name += sign.toLowerCase()
    return undefined
  },
  afterEquals: (scan, sign) => {
    scan.quote = sign
    return sign === '"' || sign === "'" ? 'value' : 'unquoted'
  },
  value: (scan, sign) => (sign === scan.quote ? 'inTag' : undefined),
  unquoted: (scan, sign) => (sign === '>' ? after(scan) : /\s/.test(sign) ? 'inTag' : undefined),
  comment: (_scan, sign) => (sign === '>' ? 'text' : undefined),
  raw: (scan, sign) => {
    scan.quote = (scan.quote + sign.toLowerCase()).slice(-9)
    return /<\/(script|style)>$/.test(scan.quote) ? 'text' : undefined
  },
}

/** Between <script> and </script> nothing is text: a value there throws. */
function after(scan: Scan): State {
  scan.quote = ''
  return scan.tag === 'script' || scan.tag === 'style' ? 'raw' : 'text'
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;', '=': '&#61;' }
// Control signs that browsers forbid, and the two marks that turn the direction of text around.
/** Any sign that escaping changes: most words have none. */
const SPECIAL = /[&<>"'`=\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g
const LINKS = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data', 'xlink:href', 'manifest', 'ping', 'background'])

export type Value = Html | Url | Attributes | string | number | boolean | null | undefined | readonly Value[]
type Place = 'text' | 'attribute' | 'link' | 'tag'
type State = 'text' | 'tagName' | 'inTag' | 'name' | 'afterEquals' | 'value' | 'unquoted' | 'comment' | 'raw'
interface Scan { state: State; tag: string; name: string; quote: string }
