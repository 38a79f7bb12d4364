import type { FastifyInstance } from 'fastify'
import { lawPage } from '../../../web/portal/index.ts'
import { draftActor } from './drafts.ts'
import { frame, page, type Portal, type Visit } from './context.ts'
import { readForm } from './forms.ts'

/** Laws and guides by plain words. A post, so that what somebody writes of himself stands in no address, log or history. */
export function mountLaw(app: FastifyInstance, portal: Portal): void {
  app.get('/law', (request, reply) => page({ portal, request, reply }, lawPage({ frame: frame({ portal, request, reply }, '/law'), typed: {}, problems: {}, finds: null, away: false })))
  app.post('/law', (request, reply) => lookUp({ portal, request, reply }))
}

async function lookUp(visit: Visit): Promise<unknown> {
  const { deps, brakes: { lookUps } } = visit.portal
  const { typed } = await readForm(visit, draftActor('00000000-0000-7000-8000-0000000000ff'))
  const q = (typed['q'] ?? '').normalize('NFKC').trim().slice(0, 200)
  const shown = { frame: frame(visit, '/law'), typed: { q }, finds: null, away: false }
  if (q.length < 2) return page(visit, lawPage({ ...shown, problems: { q: '请写一两句想查的事' } }), 422)
  if (lookUps.left(visit.request.ip) === 0) return page(visit, lawPage({ ...shown, problems: { q: `查得太多了，请过 ${lookUps.minutes} 分钟再查` } }), 429)
  lookUps.count(visit.request.ip)
  const finds = (await deps.lookUp?.(q)) ?? null
  return page(visit, lawPage({ ...shown, problems: {}, finds, away: finds === null }))
}
