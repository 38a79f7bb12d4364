import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../../platform/errors.ts'
import type { Mode } from './cookie.ts'
import { hashBody, isSigned } from './signature.ts'

/**
 * Stands before every route. A change must come from our own pages: the browser says so (Sec-Fetch-Site, Origin), and the
 * JSON API also wants a header that no form of another site can send. Doors that no cookie opens are left out.
 */
export const mountGuard = (app: FastifyInstance, mode: Mode): void => {
  const always = mode === 'production' ? { ...headers, 'strict-transport-security': 'max-age=31536000' } : headers
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(pathOf(request).startsWith('/api/') || keyedDoor(request) ? { ...always, 'cache-control': 'no-store' } : always)
    refuseForeign(request)
  })
  app.addHook('preParsing', async (request, _reply, payload) => (isSigned(request) ? hashBody(request, payload) : payload))
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) {
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 256 * 1024 }, (_request, body, done) => done(null, formFields(String(body))))
  }
}

export const refuseForeign = (request: FastifyRequest): void => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || keyedDoor(request)) return
  const site = request.headers['sec-fetch-site']
  const foreign = site !== undefined ? site !== 'same-origin' && site !== 'none' : !sameOrigin(request)
  const unmarked = pathOf(request).startsWith('/api/') && request.headers['x-santai'] !== '1'
  if (foreign || unmarked) throw new Refused({ kind: 'notAllowed', message: '这个请求不是从本平台的页面发出的，已拒绝。请从平台页面重新操作。', state: 'foreign' })
}

/** What a page may load and do, unless its route says more narrowly. Inline styles: the workbench's component library writes them. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
}

/** These take a token, a signature or a client's secret, never the cookie: see `whoAsks`. */
export const keyedDoor = (request: FastifyRequest): boolean => /^\/(?:open|oauth)\//u.test(pathOf(request))

/** The route that answers, not the address as it was written: `/%61pi/…` and `http://host/api/…` lead to `/api/…` too. */
const pathOf = (request: FastifyRequest): string => request.routeOptions.url ?? request.url

function sameOrigin(request: FastifyRequest): boolean {
  const origin = request.headers.origin
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.host
}

/** A field given several times becomes a list. */
function formFields(body: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  const params = new URLSearchParams(body)
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name)
    Object.defineProperty(fields, name, { value: values.length > 1 ? values : (values[0] ?? ''), enumerable: true, configurable: true, writable: true })
  }
  return fields
}
