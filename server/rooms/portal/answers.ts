import type { FastifyInstance } from 'fastify'
import { answerPage, answersPage } from '../../../web/portal/index.ts'
import type { PublicAnswer } from '../../../web/portal/views.ts'
import { isId } from '../../platform/ids.ts'
import { published, type PublishedReply } from '../security/index.ts'
import { frame, page, readOnce, wrongPage, type Portal, type Visit } from './context.ts'

/** Replies made public, for everybody. The database itself shows nothing else to nobody's sight. */
export function mountAnswers(app: FastifyInstance, portal: Portal): void {
  app.get('/answers', (request, reply) => answers({ portal, request, reply }))
  app.get('/answers/:id', (request, reply) => answer({ portal, request, reply }))
}

const atOnce = 15

async function answers(visit: Visit): Promise<unknown> {
  const wanted = (visit.request.query as Record<string, unknown>)['before']
  const before = typeof wanted === 'string' && isId(wanted) ? wanted : null
  const found = await readOnce(visit.portal, (tx) => published.replies(tx, { size: atOnce + 1, before }))
  const shown = found.slice(0, atOnce)
  return page(visit, answersPage({ frame: frame(visit), answers: shown.map(shownAs), next: found.length > atOnce ? shown.at(-1)!.id : null, later: before !== null }), 200, 'everybody')
}

async function answer(visit: Visit): Promise<unknown> {
  const { id } = visit.request.params as { id: string }
  const found = isId(id) ? await readOnce(visit.portal, (tx) => published.reply(tx, id)) : undefined
  return found ? page(visit, answerPage({ frame: frame(visit), answer: shownAs(found) }), 200, 'everybody') : wrongPage(visit, 404, '没有这份答复，也许已经撤下。')
}

const shownAs = ({ id, title, text, unitName, publishedAt }: PublishedReply): PublicAnswer => ({ id, title, text, unitName, publishedAt: publishedAt.toISOString() })
