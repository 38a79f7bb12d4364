import type { FastifyInstance } from 'fastify'
import { topicName } from '../../../contract/topics.ts'
import { articlePage, casePage, lawPage } from '../../../web/portal/index.ts'
import { inContext } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { nobodysSight } from '../../platform/http.ts'
import { isId } from '../../platform/ids.ts'
import { articleAsOf, articleViews, caseViews, libraryAge } from '../knowledge/index.ts'
import { citedArticle, heldOf } from './cited.ts'
import { dayIn } from './day-typed.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import { lookedFor, readForm } from './forms.ts'
import { topicHints } from './topic-hint.ts'

/** Laws and guides by plain words. A post, so that what somebody writes of himself stands in no address, log or history. */
export function mountLaw(app: FastifyInstance, portal: Portal): void {
  app.get('/law', (request, reply) => page({ portal, request, reply }, lawPage({ frame: frame({ portal, request, reply }, '/law'), typed: {}, problems: {}, finds: null, page: 1, away: false }), 200, 'everybody'))
  app.post('/law', (request, reply) => lookUp({ portal, request, reply }))
  app.get('/law/cited', (request, reply) => cited({ portal, request, reply }))
  app.get('/law/:id', (request, reply) => article({ portal, request, reply }))
  app.get('/cases/:id', (request, reply) => entry({ portal, request, reply }))
}

async function lookUp(visit: Visit): Promise<unknown> {
  const { deps, brakes: { lookUps } } = visit.portal
  const { typed } = await readForm(visit)
  const q = lookedFor(typed['q'], 200)
  const at = /^[1-5]$/.test(typed['page'] ?? '') ? Number(typed['page']) : 1
  const shown = { frame: frame(visit, '/law'), typed: { q }, finds: null, page: at, away: false }
  if (q.length < 2) return page(visit, lawPage({ ...shown, problems: { q: '请写一两句想查的事' } }), 422)
  if (lookUps.left(visit.request.ip) === 0) return page(visit, lawPage({ ...shown, problems: { q: `查得太多了，请过 ${lookUps.minutes} 分钟再查` } }), 429)
  lookUps.count(visit.request.ip)
  const finds = (await deps.lookUp?.(q, at)) ?? null
  return page(visit, lawPage({ ...shown, problems: {}, finds, away: finds === null, topics: topicHints(q).map((id) => ({ id, name: topicName(id) })) }))
}

async function article(visit: Visit): Promise<unknown> {
  const { deps } = visit.portal
  const { id } = visit.request.params as { id: string }
  const asked = dayIn(visit.request.query as Record<string, unknown>, 'day')
  const shown = isId(id) ? await inContext(deps.pool, nobodysSight, async (tx) => {
    const [found] = await articleViews(tx, [id])
    if (!found) return undefined
    const asOf = asked.day ? await articleAsOf(tx, { law: found.law, article: found.number, day: asked.day, today: dayOf(deps.clock.now()) }) : null
    return { article: found, asOf, age: await libraryAge(tx) }
  }) : undefined
  if (!shown) return wrongPage(visit, 404, '没有这一条，也许已经换了新的版本。请重新查找。')
  return page(visit, articlePage({ frame: frame(visit), typed: asked.typed, problems: asked.problem ? { day: asked.problem } : {}, ...shown }), asked.problem ? 422 : 200, 'everybody')
}

/** An article by its name, as calculators and cases cite it. */
async function cited(visit: Visit): Promise<unknown> {
  const { deps } = visit.portal
  const { law, article: number } = visit.request.query as Record<string, unknown>
  const [name = '', which = ''] = [law, number].map((one) => (typeof one === 'string' ? one.slice(0, 100) : ''))
  const target = await inContext(deps.pool, nobodysSight, (tx) => citedArticle(tx, { law: name, article: which }, dayOf(deps.clock.now())))
  if (target) return goTo(visit, `/law/${target.id}`)
  return wrongPage(visit, 404, `我们还没有收${name ? `《${name}》` : '这部法律'}${which ? `第 ${which.replace(/^第|条$/g, '')} 条` : ''}的原文。想看的，可以到“国家法律法规数据库”查，或者打 12348，请工作人员说给您听。`, undefined, '本站还没有原文')
}

async function entry(visit: Visit): Promise<unknown> {
  const { id } = visit.request.params as { id: string }
  const [found] = isId(id) ? await inContext(visit.portal.deps.pool, nobodysSight, (tx) => caseViews(tx, [id], 'everybody')) : []
  return found ? page(visit, casePage({ frame: frame(visit), entry: found, held: await heldOf(visit.portal, found.cited) }), 200, 'everybody') : wrongPage(visit, 404, '没有这一篇，也许已经撤下。')
}
