import fc from 'fast-check'

/**
 * Arbitraries from a JSON schema (as zod writes it). Ids are tokens, `@order:17`: which order that is, is known only when
 * the request goes out (`resolve`), so that a seed gives the same cases whatever the database holds.
 */
export const valid = (schema: JsonSchema, key: string, kindOf: (key: string) => string | undefined): fc.Arbitrary<unknown> => {
  const own = known[key] ?? idToken(schema, key, kindOf)
  if (own) return own
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((one) => valid(one, key, kindOf)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'string': return text(schema)
    case 'integer': return fc.integer({ min: clamp(schema.minimum ?? 0), max: Math.max(clamp(schema.minimum ?? 0), Math.min(schema.maximum ?? 50, 100_000)) })
    case 'number': return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean': return fc.boolean()
    case 'null': return fc.constant(null)
    case 'array': return fc.array(valid(schema.items ?? {}, key, kindOf), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 4, 4) })
    case 'object': return object(schema, kindOf)
    default: return fc.constantFrom<unknown>('文字', 7, true, null, { a: 1 })
  }
}

/** Values that a form never sends: what is not text, what is too much text, and what other machines would execute. */
export const hostile = (): fc.Arbitrary<unknown> => fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...payloads) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...notText) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown> },
)

const lone = String.fromCharCode(0xd800)
const payloads: readonly string[] = [
  '', ' ', '\u0000', `前${'\u0000'}后`, lone, `甲${lone}乙`, '\u202e反', '\ufeff', '\u200b'.repeat(50), '😀'.repeat(300), 'e\u0301'.repeat(300),
  "'; drop table work_order; --", "' or '1'='1", '1) union all select null --', '%', '_', '\\', '%%%___', "$1", '{}', '{a,b}', '[]', 'null', 'undefined', 'NaN', 'true',
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "javascript:alert(1)", '<svg/onload=alert(1)>', '{{7*7}}', '${7*7}', '=1+1', '=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\tcmd',
  '../../etc/passwd', '..\\..\\x', '/dev/null', 'C:\\x', 'file:///etc/passwd', 'http://127.0.0.1:1/', '\r\nset-cookie: x=1', '\u001b[31m',
  '0', '-1', '1e309', '0x10', '９９', '١٢٣', '99999999999999999999', '1.5', '-0', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'not-a-uuid',
  '0000-00-00', '9999-12-31', '10000-01-01', '2026-02-30', '2026-13-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999+14:00', '-000001-01-01T00:00:00Z', '2026-11-23T24:00:00Z', 'infinity', 'epoch',
  'W10', Buffer.from('["2026-01-01T00:00:00Z","x"]').toString('base64url'), Buffer.from('["infinity","00000000-0000-0000-0000-000000000000"]').toString('base64url'),
  Buffer.from('["0001-01-01","00000000-0000-7000-8000-000000000000"]').toString('base64url'), Buffer.from('["9999999","------------------------------------"]').toString('base64url'), Buffer.from('[null,"------------------------------------"]').toString('base64url'),
  '长'.repeat(5001), 'a'.repeat(70_000), '__proto__', 'constructor', 'toString', 'hasOwnProperty',
]
const notText: readonly unknown[] = [null, true, false, 0, -1, 1.5, 1e21, 1e308, Number.MAX_SAFE_INTEGER + 2, -2147483649, [], {}, [[]], [null], { length: 1 }, { toString: '甲' }, ['甲'], { $gt: '' }, Array.from({ length: 600 }, () => '0')]

/** What the schema cannot say but the rules demand; half of it would else be refused at the first check digit. */
const known: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  requestId: fc.oneof({ weight: 9, arbitrary: fc.uuid({ version: 4 }) }, { weight: 1, arbitrary: fc.constant('@request:0') }),
  phone: fc.integer({ min: 100_000_000, max: 999_999_999 }).map((n) => `13${n}`), helperPhone: fc.constant('13800001111'), callerNumber: fc.constant('13900002222'),
  idNumber: fc.constantFrom('11010519491231002X', '440524188001010014'), areaCode: fc.constantFrom('340403001', '340403', '340422100', '340421106', '340404100200'),
  name: fc.integer({ min: 0, max: 9999 }).map((n) => `试${n}`), authority: fc.constantFrom('kin', 'guardian', 'oral'), login: fc.integer({ min: 0, max: 1e9 }).map((n) => `fuzz${n}`), code: fc.constant('@code:0'),
  next: fc.constantFrom('Long-enough-pass-2026', '短'), current: fc.constant('Santai-demo-2026'), password: fc.constantFrom('Santai-demo-2026', '不对的密码'), role: fc.constantFrom('handler', 'lawyer', 'windowClerk', 'auditor'),
  number: fc.nat(30).map((n) => `@number:${n}`), need: fc.integer({ min: 0, max: 1e9 }).map((n) => `邻居盖房挡光，第 ${n} 次商量没有结果。`),
  grant_type: fc.constant('client_credentials'), client_id: fc.constant('@clientId:0'), client_secret: fc.constant('@secret:0'), scope: fc.constantFrom('intake', 'intake status', 'receipt'),
  contactedAt: fc.constant('2026-11-20T10:00:00+08:00'), unsolvedReason: fc.constant('对方不在'), opinion: fc.constant('请补充'), crossReason: fc.constant('专业对口'), lines: fc.nat(50).map((n) => `@lines:${n}`),
}

/** `@order:17` → the id of an order, at the moment of asking. */
export const resolve = (value: unknown, pools: Pools): unknown => {
  if (typeof value === 'string') {
    const [, kind = '', n = '0'] = /^@(\w+):(\d+)$/.exec(value) ?? []
    const pool = pools[kind]?.()
    return pool?.length ? pool[Number(n) % pool.length] : value
  }
  if (Array.isArray(value)) return value.map((one) => resolve(one, pools))
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one, pools)]))
  return value
}

function idToken(schema: JsonSchema, key: string, kindOf: (key: string) => string | undefined): fc.Arbitrary<unknown> | undefined {
  const kind = schema.format === 'uuid' ? kindOf(key) : undefined
  return kind === undefined ? undefined : fc.oneof({ weight: 9, arbitrary: fc.nat(500).map((n) => `@${kind}:${n}`) }, { weight: 1, arbitrary: fc.uuid({ version: 4 }) })
}

function object(schema: JsonSchema, kindOf: (key: string) => string | undefined): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) return fc.dictionary(fc.constantFrom('queue', 'state', 'sort', '甲'), fc.constantFrom<unknown>('unit', 3, true), { maxKeys: 3 })
  const wanted = new Set([...(schema.required ?? []), ...always])
  const arbitraries = Object.fromEntries(fields.map(([key, field]) => [key, valid(field, key, kindOf)]))
  return fc.record(arbitraries, { requiredKeys: fields.map(([key]) => key).filter((key) => wanted.has(key)) })
}

const always = ['name', 'person', 'authority', 'unsolvedReason', 'contactedAt', 'opinion', 'grant_type', 'client_id', 'client_secret', 'crossReason']

function text(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'date-time') return fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }).map((d) => d.toISOString())
  if (schema.format === 'date') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10))
  if (schema.format === 'uuid') return fc.uuid({ version: 4 })
  const shaped = schema.pattern === undefined ? undefined : matching(schema.pattern)
  if (shaped) return shaped
  const min = schema.minLength ?? 1
  return fc.string({ unit: fc.constantFrom(...'淮南市田家庵区欠薪三个月请调解Aa1 <&"\'%\n'), minLength: min, maxLength: Math.max(min, Math.min(schema.maxLength ?? 40, 40)) }).map((s) => `问${s}`.slice(0, schema.maxLength ?? 60))
}

/** Texts of a shape (times, numbers); shapes that the generator does not know are left to plain text. */
function matching(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  } catch {
    return undefined
  }
}

const clamp = (n: number): number => Math.max(n, -100_000)

export type Pools = Readonly<Record<string, () => readonly string[]>>
export type JsonSchema = {
  type?: string; format?: string; enum?: unknown[]; const?: unknown; anyOf?: JsonSchema[]; oneOf?: JsonSchema[]; properties?: Record<string, JsonSchema>; required?: string[]; items?: JsonSchema
  minLength?: number; maxLength?: number; minimum?: number; maximum?: number; minItems?: number; maxItems?: number; pattern?: string
}
