import { z } from 'zod'
import { exchangeEndpoints } from '../contract/exchange.ts'
import { securityEndpoints } from '../contract/security.ts'
import { workOrderEndpoints } from '../contract/work-orders.ts'
import type { Endpoint } from '../contract/endpoint.ts'

/** OpenAPI 3.1 of the doors for other systems, made from the same schemas that parse what comes in. */
export const openApi = (): Record<string, unknown> => {
  const open = [...Object.values(workOrderEndpoints), ...Object.values(exchangeEndpoints), ...Object.values(securityEndpoints)].filter((e: Endpoint) => e.path.startsWith('/open/') || e.path.startsWith('/oauth/'))
  return {
    openapi: '3.1.0',
    info: { title: 'Santai 三台 — API door', version: '1', description: 'For the provincial platform, 12345 and others. OAuth 2 client credentials, or signed requests (X-Client, X-Timestamp, X-Nonce, X-Signature: HMAC-SM3 or HMAC-SHA256; a nonce is taken once). Refusals: { error: { kind, message, fields } }.' },
    components: { securitySchemes: { token: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: { intake: 'hand over requests', status: 'ask where they stand', receipt: 'confirm feedback', exchange: 'items, progress and ratings, both ways' } } } } } },
    paths: Object.fromEntries(open.map((e: Endpoint) => [e.path.replace(/:(\w+)/g, '{$1}'), { [e.method.toLowerCase()]: operation(e) }])),
  }
}

function operation(e: Endpoint): Record<string, unknown> {
  const schema = z.toJSONSchema(e.input, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, unknown>; required?: string[] }
  const inPath = [...e.path.matchAll(/:(\w+)/g)].map((m) => m[1]!)
  const parameters = inPath.map((name) => ({ name, in: 'path', required: true, schema: schema.properties?.[name] ?? { type: 'string' } }))
  const body: Record<string, unknown> = { ...schema, $schema: undefined, properties: omit(schema.properties ?? {}, inPath), required: (schema.required ?? []).filter((name) => !inPath.includes(name)) }
  return {
    summary: e.means, parameters, security: e.path.startsWith('/oauth/') ? [] : [{ token: [] }],
    ...(e.method === 'GET' ? {} : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { 200: { description: 'done' }, 403: { description: 'not allowed' }, 404: { description: 'not found' }, 409: { description: 'wrong state, or the requestId was used for something else' }, 422: { description: 'a field is wrong; `fields` says which' } },
  }
}

function omit(properties: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))
}
