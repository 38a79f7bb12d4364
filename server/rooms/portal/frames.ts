import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Frame } from '../../../web/portal/views.ts'
import { randomPiece } from '../../platform/random.ts'
import type { Assets } from './assets.ts'
import { cookieIn, giveCookie } from './cookies.ts'
import type { PortalDeps } from './deps.ts'
import { tokenFor } from './guard.ts'

/** How this reader's pages look. `path` is what the edition links come back to; a page shown after a failed POST names its own. */
export function frameOf(deps: PortalDeps, assets: Assets, request: FastifyRequest, reply: FastifyReply, path = request.url): Frame {
  if (isEmbedded(request)) return embeddedFrame(assets, request)
  const look = cookieIn(request, 'look') ?? ''
  return { edition: look.includes('elder') ? 'elder' : 'normal', contrast: look.includes('contrast'), path: cleanPath(path), csrf: tokenOf(deps, request, reply), due: deps.isDue?.(path) ?? false, assets }
}

/** One token an answer, however often it is asked for. */
export const tokenOf = (deps: PortalDeps, request: FastifyRequest, reply: FastifyReply): string => {
  const known = tokens.get(request)
  if (known !== undefined) return known
  const token = tokenFor(deps.vault, visitorOf(deps, request, reply))
  tokens.set(request, token)
  return token
}
const tokens = new WeakMap<FastifyRequest, string>()

export const isEmbedded = (request: FastifyRequest): boolean => request.url.startsWith('/embed/')
/** Who may frame the pages for others, read anew for each of them: an origin taken from the list is out at once. */
export const framers = new WeakMap<FastifyRequest, readonly string[]>()

/** Inside another site no cookie is read or set: the edition stands in the address, and nothing there needs a token. */
const embeddedFrame = (assets: Assets, request: FastifyRequest): Frame => ({
  edition: (request.query as Record<string, unknown>)['edition'] === 'elder' ? 'elder' : 'normal', contrast: false, path: cleanPath(request.url), csrf: '', assets: { ...assets, script: assets.embed }, embed: framers.get(request) ?? [],
})

/** `?edition=elder` or `?contrast=on` on any address: remembered, then the same page without it. */
export function switchLook(deps: PortalDeps, request: FastifyRequest, reply: FastifyReply): boolean {
  const { edition, contrast, back } = (request.query ?? {}) as Record<string, unknown>
  if (request.method !== 'GET' || isEmbedded(request) || (edition === undefined && contrast === undefined)) return false
  const before = cookieIn(request, 'look') ?? ''
  const elder = edition === undefined ? before.includes('elder') : edition === 'elder'
  const high = contrast === undefined ? before.includes('contrast') : contrast === 'on'
  giveCookie(reply, 'look', [elder ? 'elder' : 'plain', high && 'contrast'].filter(Boolean).join('.'), { maxAge: YEAR, secure: deps.secure })
  void reply.redirect(cleanPath(typeof back === 'string' ? back : request.url), 303)
  return true
}

/** The address of the two switches on every page; what was chosen has been remembered before this is reached. */
export const mountLook = (app: FastifyInstance): void => { app.get('/edition', (_request, reply) => reply.redirect('/', 303)) }

/** Our own path without the two switches; never a way out to another site. */
export function cleanPath(url: string): string {
  const [path = '/', search = ''] = url.split('?')
  if (!/^\/(?![/\\])[\w\-./]*$/.test(path)) return '/'
  const query = new URLSearchParams(search)
  for (const name of ['edition', 'contrast', 'said']) query.delete(name)
  const rest = query.toString()
  return rest ? `${path}?${rest}` : path
}

function visitorOf(deps: PortalDeps, request: FastifyRequest, reply: FastifyReply): string {
  const known = cookieIn(request, 'visitor')
  if (known && /^[\w-]{22}$/.test(known)) return known
  const fresh = randomPiece(16).toString('base64url')
  giveCookie(reply, 'visitor', fresh, { secure: deps.secure })
  return fresh
}

const YEAR = 365 * 86_400
