import type { FastifyInstance } from 'fastify'
import { word } from '../../../contract/glossary.ts'
import { orderStates, type OrderState } from '../../../contract/work-order-states.ts'
import { accessibilityPage, facePage, leftPage, lostCodePage, privacyPage, safetyPage } from '../../../web/portal/index.ts'
import { leaveDraft } from './asking.ts'
import { frame, goTo, page, type Portal, type Visit } from './context.ts'
import { takeCookie } from './cookies.ts'
import { readForm } from './forms.ts'
import { signOut } from './signed-in.ts'

/** Pages that are only read. */
export function mountReading(app: FastifyInstance, portal: Portal): void {
  const visit = (request: Visit['request'], reply: Visit['reply']): Visit => ({ portal, request, reply })
  const still = { '/lost-code': lostCodePage, '/privacy': privacyPage, '/accessibility': accessibilityPage, '/safety': safetyPage, '/left': leftPage }
  for (const [path, draw] of Object.entries(still)) app.get(path, (request, reply) => page(visit(request, reply), draw(frame(visit(request, reply))), 200, 'everybody'))
  app.get('/face', (request, reply) => page(visit(request, reply), facePage({ ...frame(visit(request, reply)), assets: portal.faceAssets }, stateWords), 200, 'everybody'))
  app.post('/safety/leave', (request, reply) => clearAll(visit(request, reply)))
  app.get('/safety/leave', (request, reply) => goTo(visit(request, reply), '/safety'))
}

const stateWords = Object.fromEntries(orderStates.map((state) => [state, word('state', state)])) as Record<OrderState, string>

/** Leaves nothing of this site on the device; the browser's own history is beyond our reach, and the page says so. */
async function clearAll(visit: Visit): Promise<unknown> {
  await readForm(visit)
  await leaveDraft(visit)
  await signOut(visit)
  for (const name of ['arrival', 'visitor', 'look'] as const) takeCookie(visit.reply, name)
  void visit.reply.header('clear-site-data', '"cache", "storage"')
  return goTo(visit, '/left')
}
