import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { errorPage } from '../../../web/portal/index.ts'
import type { Frame } from '../../../web/portal/views.ts'
import { inContext, lastly, type Tx } from '../../platform/context.ts'
import { nobodysSight } from '../../platform/http.ts'
import { withoutCodes } from '../../platform/narrative-tokens/index.ts'
import { loadCityRules, type CityRules } from '../settings/index.ts'
import type { Assets } from './assets.ts'
import type { PortalDeps } from './deps.ts'
import { frameOf, framers, isEmbedded, tokenOf } from './frames.ts'
import { filled, filledGzip, type Kept } from './kept.ts'
import type { Brakes } from './limits.ts'

/** What the routes of this room share: the house, the style sheet, and how a page goes out. */
export type Portal = { readonly deps: PortalDeps, readonly assets: Assets, readonly faceAssets: Assets, readonly brakes: Brakes }
export type Visit = { readonly portal: Portal, readonly request: FastifyRequest, readonly reply: FastifyReply }

/** Held by the house and renewed when a setting changes: to read and to reckon them anew costs more than a page. */
export const cityRules = async ({ portal: { deps } }: Visit): Promise<CityRules> => deps.rules?.() ?? loadCityRules(deps.pool)

export const frame = (visit: Visit, path?: string): Frame => frameOf(visit.portal.deps, visit.portal.assets, visit.request, visit.reply, path)

/** One statement as nobody, in one packet with its begin and commit; a second one is refused by the transaction. */
export const readOnce = <T>({ deps: { pool } }: Portal, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inContext(pool, nobodysSight, (tx) => work(lastly(tx)))

/** `everybody`: nothing on it that only this reader may see, so that it may be squeezed (docs/decisions/squeezed-pages.md) and kept (kept-pages.md). */
export const page = (visit: Visit, html: string, status = 200, whose: 'own' | 'everybody' = 'own'): FastifyReply => {
  if (isEmbedded(visit.request)) void visit.reply.removeHeader('x-frame-options')
  void visit.reply.code(status).header('content-type', 'text/html; charset=utf-8').headers(headersOf(visit.request))
  if (whose === 'own') return visit.reply.send(html)
  const { portal: { deps: { keeper } }, request, reply } = visit
  const text = withoutCodes(html)
  const kept = keeper && status === 200 ? keeper.keep(request, reply, text, () => tokenOf(visit.portal.deps, request, reply)) : undefined
  return reply.send(kept ? codedKept(visit, kept) : squeezed(visit, text))
}

/** Answers with a page that was drawn for somebody else within the last second; false when there is none. */
export const answerKept = (visit: Visit): boolean => {
  const kept = visit.portal.deps.keeper?.find(visit.request)
  if (!kept) return false
  void visit.reply.header('content-type', 'text/html; charset=utf-8').headers(headersOf(visit.request)).send(codedKept(visit, kept))
  return true
}

/** After a post always a redirect: reloading a page never sends a form twice. */
export const goTo = (visit: Visit, path: string): FastifyReply => visit.reply.headers(PAGE_HEADERS).redirect(path, 303)

export const wrongPage = (visit: Visit, status: number, message?: string, back?: string, title?: string): FastifyReply => page(visit, errorPage({ frame: frame(visit, '/'), status, message, back, title }), status)

function codedKept(visit: Visit, kept: Kept): string | Buffer {
  const { portal: { deps }, request, reply } = visit
  const token = tokenOf(deps, request, reply)
  const wanted = String(request.headers['accept-encoding'] ?? '')
  void reply.header('vary', 'accept-encoding')
  if (/\bgzip\b/.test(wanted)) {
    void reply.header('content-encoding', 'gzip')
    return filledGzip(kept, token)
  }
  const text = filled(kept, token)
  return wanted === '' ? text : squeezed(visit, text)
}

/** Small pages gain nothing; brotli in its quick setting costs less than the bytes it saves on a slow line. */
function squeezed({ request, reply }: Visit, html: string | Buffer): string | Buffer {
  void reply.header('vary', 'accept-encoding')
  const wanted = String(request.headers['accept-encoding'] ?? '')
  if (html.length < 1024 || !/\b(br|gzip)\b/.test(wanted)) return html
  const br = /\bbr\b/.test(wanted)
  void reply.header('content-encoding', br ? 'br' : 'gzip')
  return br ? brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : gzipSync(html)
}

/** Where one is, is asked on one page alone, and only after a press; only the pages made for it stand in another site, and only in those on the list. */
const headersOf = (request: FastifyRequest): Record<string, string> => {
  if (isEmbedded(request)) return embedHeaders(framers.get(request) ?? [])
  return request.url.startsWith('/stations') ? { ...PAGE_HEADERS, 'permissions-policy': PAGE_HEADERS['permissions-policy'].replace('geolocation=()', 'geolocation=(self)') } : PAGE_HEADERS
}

const embedHeaders = (origins: readonly string[]): Record<string, string> => {
  const { 'x-frame-options': deny, ...headers } = PAGE_HEADERS
  if (origins.length === 0) return { ...headers, 'x-frame-options': deny }
  return { ...headers, 'content-security-policy': headers['content-security-policy'].replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`), 'cross-origin-resource-policy': 'cross-origin' }
}

/** No inline script or style at all, nothing from elsewhere, nothing framed, nothing kept in a shared cache. */
export const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()', 'cache-control': 'no-store', 'content-language': 'zh-CN',
} as const
