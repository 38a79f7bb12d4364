import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../platform/errors.ts'
import { isUnstorable, statusOf, unstorable } from '../../platform/http.ts'
import { mountAnswers } from './answers.ts'
import { mountArriving } from './arriving.ts'
import { mountAsking } from './asking.ts'
import { mountBasicServices } from './basic-services.ts'
import { mountBodies } from './bodies.ts'
import { buildAssets } from './assets.ts'
import { mountCalculators } from './calculators.ts'
import { answerKept, wrongPage, type Portal, type Visit } from './context.ts'
import { vouchForCookies } from './cookies.ts'
import { mountEmbedding } from './embedding.ts'
import type { PortalDeps } from './deps.ts'
import { mountFollowing } from './following.ts'
import { mountForms } from './forms.ts'
import { mountLook, switchLook } from './frames.ts'
import { mountGuides } from './guides.ts'
import { mountLaw } from './law.ts'
import { createBrakes } from './limits.ts'
import { mountMe } from './me.ts'
import { mountMyFile } from './my-file.ts'
import { mountShops } from './shops.ts'
import { mountSelfCheck } from './self-check.ts'
import { mountNotices } from './notices.ts'
import { mountReading } from './reading.ts'
import { mountResuming } from './resuming.ts'
import { mountSignIn } from './sign-in.ts'
import { mountSimulators } from './simulators.ts'
import { mountTopics } from './topics/routes.ts'

export { createDesk } from './desk.ts'
export { createKeeper, type Keeper } from './kept.ts'
export { dropExpiredDrafts } from './drafts.ts'
export type { Desk, PortalDeps } from './deps.ts'

/** The citizens' pages, in a scope of their own: their forms, their errors and their headers concern nobody else. */
export async function mountPortal(app: FastifyInstance, deps: PortalDeps): Promise<{ notFound: (request: FastifyRequest, reply: FastifyReply) => unknown }> {
  vouchForCookies(deps.secure)
  const { assets, faceAssets, mount } = buildAssets()
  const portal: Portal = { deps, assets, faceAssets, brakes: createBrakes(deps.clock, !deps.secure) }
  await app.register(async (scope) => {
    await mountForms(scope)
    scope.addHook('onRequest', (request, reply, done) => { if (!switchLook(deps, request, reply) && !answerKept({ portal, request, reply })) done() })
    scope.addHook('onResponse', (request, reply, done) => { deps.visited?.(request, reply); done() })
    scope.setErrorHandler((error, request, reply) => failed({ portal, request, reply }, error))
    mount(scope)
    mountLook(scope)
    mountAsking(scope, portal)
    mountResuming(scope, portal)
    mountFollowing(scope, portal)
    mountMyFile(scope, portal)
    mountSignIn(scope, portal)
    mountMe(scope, portal)
    mountSimulators(scope, portal)
    mountReading(scope, portal)
    mountBodies(scope, portal)
    mountBasicServices(scope, portal)
    mountAnswers(scope, portal)
    mountNotices(scope, portal)
    mountLaw(scope, portal)
    mountCalculators(scope, portal)
    mountSelfCheck(scope, portal)
    mountGuides(scope, portal)
    mountShops(scope, portal)
    mountTopics(scope, portal)
    mountEmbedding(scope, portal)
    mountArriving(scope, portal)
  })
  return { notFound: (request, reply) => wrongPage({ portal, request, reply }, 404) }
}

/** Whatever goes wrong, a citizen reads a page in plain words, and nothing of our inside. */
function failed(visit: Visit, error: unknown): unknown {
  const { request } = visit
  const back = request.method === 'POST' ? ownPath(request.headers.referer) : undefined
  if (error instanceof Refused) return wrongPage(visit, statusOf(error.refusal), error.refusal.message, back)
  if (isUnstorable(error)) return wrongPage(visit, 422, unstorable, back)
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status >= 500) request.log.error({ err: error }, 'defect in a citizens\' page')
  return wrongPage(visit, status, undefined, back)
}

function ownPath(referer: string | undefined): string | undefined {
  const path = referer && URL.canParse(referer) ? new URL(referer).pathname : undefined
  return path && /^\/(?!\/)[\w\-/]*$/.test(path) ? path : undefined
}
