import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { followPage, guidesPage, startPage } from '../../../web/portal/index.ts'
import { refuse } from '../../platform/errors.ts'
import { mountBodies } from './bodies.ts'
import { frame, goTo, page, type Portal, type Visit } from './context.ts'
import { fieldsTyped } from './forms.ts'
import { framers } from './frames.ts'
import { foreignOrigin } from './guard.ts'
import { mountGuides } from './guides.ts'
import { mountNotices } from './notices.ts'
import { mountShops } from './shops.ts'

/**
 * The pages as they stand inside the provincial site: the same handlers under /embed, reading only. A form in the frame changes
 * nothing: it carries what was typed out to our own page in the whole window, where it waits in its field.
 */
export function mountEmbedding(app: FastifyInstance, portal: Portal): void {
  const readingOnly = { get: (path: string, handler: Handler) => { if (shown.includes(path)) app.get(`/embed${path}`, { onRequest: admit(portal) }, handler) }, post: () => {} } as unknown as FastifyInstance
  for (const mountOnes of [mountGuides, mountShops, mountBodies, mountNotices]) mountOnes(readingOnly, portal)
  app.get('/embed/ask', { onRequest: admit(portal) }, (request, reply) => page({ portal, request, reply }, startPage({ frame: frame({ portal, request, reply }), typed: {}, problems: {}, unfinished: null, receipt: null }), 200, 'everybody'))
  app.get('/embed/follow', { onRequest: admit(portal) }, (request, reply) => page({ portal, request, reply }, followPage({ frame: frame({ portal, request, reply }), typed: {}, problems: {} }), 200, 'everybody'))
  app.get('/carry', (request, reply) => goTo({ portal, request, reply }, '/'))
  app.post('/carry', (request, reply) => carry({ portal, request, reply }))
}

const shown = ['/guides', '/guides/:code', '/shops', '/shops/:id', '/shops/:id/products/:product', '/stations', '/bodies', '/bodies/:code', '/notices', '/notices/:id']

const admit = (portal: Portal) => async (request: FastifyRequest): Promise<void> => { framers.set(request, await portal.deps.framedBy?.() ?? []) }

/** Nothing is kept and nothing begins here: our own page, with the words in its field, which the resident sends himself. */
async function carry(visit: Visit): Promise<unknown> {
  if (foreignOrigin(visit.request)) return refuse('notAllowed', '不是从本网站提交的，没有收。')
  const typed = fieldsTyped(visit.request.body)
  const to = typed['to'] ?? ''
  if (to === '/ask') return page(visit, startPage({ frame: frame(visit, '/'), typed: { need: typed['need'] ?? '' }, problems: {}, unfinished: null, receipt: null }))
  if (to === '/follow') return page(visit, followPage({ frame: frame(visit, '/follow'), typed: { code: typed['code'] ?? '', phone: typed['phone'] ?? '' }, problems: {} }))
  if (to === '/guides') return page(visit, guidesPage({ frame: frame(visit, '/guides'), typed: { q: typed['q'] ?? '' }, problems: {}, found: null, groups: [] }))
  return goTo(visit, /^\/guides\/[A-Z]{2}-\d{2,3}\/start$/.test(to) ? to.slice(0, -'/start'.length) : to === '/shops' ? '/shops' : '/')
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown
