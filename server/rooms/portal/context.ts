import type { FastifyReply, FastifyRequest } from 'fastify'
import { errorPage } from '../../../web/portal/index.ts'
import type { Frame } from '../../../web/portal/views.ts'
import type { Assets } from './assets.ts'
import type { PortalDeps } from './deps.ts'
import { frameOf } from './frames.ts'
import type { Brakes } from './limits.ts'

/** What the routes of this room share: the house, the style sheet, and how a page goes out. */
export type Portal = { readonly deps: PortalDeps, readonly assets: Assets, readonly faceAssets: Assets, readonly brakes: Brakes }
export type Visit = { readonly portal: Portal, readonly request: FastifyRequest, readonly reply: FastifyReply }

export const frame = (visit: Visit, path?: string): Frame => frameOf(visit.portal.deps, visit.portal.assets, visit.request, visit.reply, path)

export const page = (visit: Visit, html: string, status = 200): FastifyReply => visit.reply.code(status).header('content-type', 'text/html; charset=utf-8').headers(PAGE_HEADERS).send(html)

/** After a post always a redirect: reloading a page never sends a form twice. */
export const goTo = (visit: Visit, path: string): FastifyReply => visit.reply.headers(PAGE_HEADERS).redirect(path, 303)

export const wrongPage = (visit: Visit, status: number, message?: string, back?: string): FastifyReply => page(visit, errorPage({ frame: frame(visit, '/'), status, message, back }), status)

/** No inline script or style at all, nothing from elsewhere, nothing framed, nothing kept in a shared cache. */
export const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()', 'cache-control': 'no-store', 'content-language': 'zh-CN',
} as const
