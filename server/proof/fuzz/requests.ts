import fc from 'fast-check'
import { hostile } from './values.ts'

/**
 * One case: the fields (valid, or with something wrong in one place, or strange throughout) and the way they travel. Half of
 * the cases are meant to get through to the function behind the route; the other half must be refused politely.
 */
export const caseOf = (fields: fc.Arbitrary<Fields>, valid = 55): fc.Arbitrary<Case> => fc.oneof(
  { weight: valid, arbitrary: fields.map((f): Case => ({ kind: 'valid', fields: f, travel: 'plain' })) },
  { weight: 25, arbitrary: fc.tuple(fields, fc.nat(50), fc.nat(7), hostile()).map(([f, at, how, value]): Case => ({ kind: 'near', fields: spoil(f, at, how, value), travel: 'plain' })) },
  { weight: 8, arbitrary: fc.dictionary(fc.oneof(fc.constantFrom('id', 'ids', 'requestId', 'action', 'input', '__proto__', 'constructor', 'intake', 'size', 'cursor'), fc.string({ maxLength: 10 })), hostile(), { maxKeys: 6 }).map((f): Case => ({ kind: 'strange', fields: f, travel: 'plain' })) },
  { weight: 12, arbitrary: fc.tuple(fields, fc.constantFrom(...travels)).map(([f, travel]): Case => ({ kind: 'travel', fields: f, travel })) },
)

/** Ways in which the bytes themselves are wrong. */
const travels = ['brokenJson', 'emptyJson', 'arrayBody', 'nullBody', 'textBody', 'numberBody', 'deepBody', 'protoBody', 'xmlType', 'noType', 'formType', 'multipartNoBoundary', 'multipartBroken', 'gbkType', 'megabyte', 'overLimit', 'repeated', 'bracketQuery', 'longQuery', 'badPercent', 'dotPath', 'nulPath', 'noCookie', 'wrongCookie', 'manyCookies', 'foreign', 'noMark', 'wrongBearer', 'badSignature', 'longHeader', 'manyFields', 'duplicateKeys', 'methodHeader'] as const

/** How the case leaves: URL, headers and bytes. `from` are the headers of somebody who may. */
export const travelOf = (route: { method: string; path: string }, fields: Fields, travel: Travel): Leaving => {
  const params = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const bodied = route.method === 'POST' || route.method === 'PUT'
  const path = params.reduce((url, name) => url.replace(`:${name}`, pathPart(fields[name])), route.path)
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !params.includes(name)))
  const plain: Leaving = bodied ? { url: path, payload: json(rest), headers: { 'content-type': 'application/json' } } : { url: `${path}${query(rest)}`, headers: {} }
  const twist = twists[travel]
  return twist ? { ...plain, ...twist(plain, route) } : plain
}

const json = (value: unknown): string => JSON.stringify(value) ?? 'null'

const twists: Partial<Record<Travel, (plain: Leaving, route: { path: string }) => Partial<Leaving>>> = {
  brokenJson: (p) => ({ payload: (p.payload ?? '{').slice(0, -1) }), emptyJson: () => ({ payload: '' }), arrayBody: (p) => ({ payload: `[${p.payload ?? ''}]` }), nullBody: () => ({ payload: 'null' }),
  textBody: () => ({ payload: '"只是一段话"' }), numberBody: () => ({ payload: '1e999' }), deepBody: () => ({ payload: `{"input":${'['.repeat(20_000)}${']'.repeat(20_000)}}` }),
  protoBody: (p) => ({ payload: (p.payload ?? '{}').replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},') }),
  xmlType: (p) => with_(p, 'application/xml'), noType: (p) => with_(p, undefined), formType: (p) => with_(p, 'application/x-www-form-urlencoded'), multipartNoBoundary: (p) => with_(p, 'multipart/form-data'),
  multipartBroken: (p) => ({ ...with_(p, 'multipart/form-data; boundary=x'), payload: '--x\r\ncontent-disposition: form-data; name="files"; filename="a.png"\r\n\r\nabc' }), gbkType: (p) => with_(p, 'application/json; charset=gbk'),
  megabyte: (p) => ({ payload: (p.payload ?? '{}').replace('{', `{"extra":"${'长'.repeat(350_000)}",`) }), overLimit: () => ({ payload: `{"extra":"${'x'.repeat(7 * 1024 * 1024)}"}` }),
  repeated: (p) => ({ url: `${p.url}${p.url.includes('?') ? '&' : '?'}id=1&id=2&queue=unit&queue=mine&size=1&size=2&requestId=a&requestId=b&state=x&state=y&cursor=1&cursor=2` }),
  bracketQuery: (p) => ({ url: `${p.url}${p.url.includes('?') ? '&' : '?'}input[a]=1&ids[]=2&__proto__[x]=1&constructor=1` }), longQuery: (p) => ({ url: `${p.url}${p.url.includes('?') ? '&' : '?'}q=${'%E9%95%BF'.repeat(900)}` }),
  badPercent: (p, { path }) => ({ url: path.includes(':') ? path.replace(/:\w+/g, '%ff%') : `${p.url}?q=%ff%e4%` }), dotPath: (_p, { path }) => ({ url: path.includes(':') ? path.replace(/:\w+/g, '..%2f..%2fetc%2fpasswd') : `${path}/../../x` }),
  nulPath: (_p, { path }) => ({ url: path.includes(':') ? path.replace(/:\w+/g, 'a%00b') : `${path}?q=%00&cursor=%00` }),
  noCookie: (p) => ({ headers: { ...p.headers, cookie: '', authorization: '' } }), wrongCookie: (p) => ({ headers: { ...p.headers, cookie: `santai=${'A'.repeat(43)}; draft=xx.yy; following=zz; visitor=1`, authorization: 'Bearer xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' } }),
  manyCookies: (p) => ({ headers: { ...p.headers, cookie: Array.from({ length: 400 }, (_, i) => `c${i}=1`).join('; ') } }), foreign: (p) => ({ headers: { ...p.headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }),
  noMark: (p) => ({ headers: { ...p.headers, 'x-santai': '' } }), wrongBearer: (p) => ({ headers: { ...p.headers, authorization: `Bearer ${Buffer.from('["x",["intake"],1,"y"]').toString('base64url')}.${'0'.repeat(64)}` } }),
  badSignature: (p) => ({ headers: { ...p.headers, authorization: '', 'x-client': 'nobody', 'x-signature': '0'.repeat(64), 'x-timestamp': '1', 'x-nonce': 'aaaaaaaaaaaa' } }), longHeader: (p) => ({ headers: { ...p.headers, 'user-agent': 'x'.repeat(9000), referer: `http://localhost/${'a'.repeat(3000)}` } }),
  manyFields: (p) => ({ payload: json(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`f${i}`, i]))), url: p.url }), duplicateKeys: (p) => ({ payload: (p.payload ?? '{}').replace('{', '{"requestId":1,"action":"sign","input":[],') }),
  methodHeader: (p) => ({ headers: { ...p.headers, 'x-http-method-override': 'DELETE', 'transfer-encoding': 'identity', expect: 'x' } }),
}

function with_(plain: Leaving, type: string | undefined): Partial<Leaving> {
  const { 'content-type': _, ...rest } = plain.headers
  return { headers: type === undefined ? rest : { ...rest, 'content-type': type } }
}

/** One thing wrong in one place, anywhere in the tree. */
function spoil(fields: Fields, at: number, how: number, value: unknown): Fields {
  const copy = structuredClone(fields) as Fields
  const places: { holder: Record<string, unknown>; key: string }[] = []
  const walk = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key })
      const inner = holder[key]
      if (inner && typeof inner === 'object') walk(inner as Record<string, unknown>)
    }
  }
  walk(copy)
  const place = places[at % Math.max(places.length, 1)]
  if (!place) return { extra: value }
  if (how === 0) delete place.holder[place.key]
  else if (how === 1) place.holder[place.key] = [place.holder[place.key]]
  else if (how === 2) place.holder[`${place.key} `] = value
  else place.holder[place.key] = value
  return copy
}

function pathPart(value: unknown): string {
  return encoded(typeof value === 'string' ? value.slice(0, 2000) : String(JSON.stringify(value))) || 'x'
}

function query(fields: Fields): string {
  const parts = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [value].flat().slice(0, 5).map((one) => `${encoded(key)}=${encoded(typeof one === 'object' ? json(one) : String(one)).slice(0, 6000).replace(/%.?$/, '')}`)))
  return parts.length ? `?${parts.join('&')}` : ''
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80'
  }
}

export type Fields = Record<string, unknown>
export type Travel = (typeof travels)[number] | 'plain'
export type Case = { kind: 'valid' | 'near' | 'strange' | 'travel'; fields: Fields; travel: Travel }
export type Leaving = { url: string; payload?: string; headers: Record<string, string> }
