import { z } from 'zod'
import { endpoint, view } from '../../../contract/endpoint.ts'
import { reachOf, type Subject } from '../../platform/access.ts'
import { inContext } from '../../platform/context.ts'
import { route, type AnyRoute } from '../../platform/http.ts'
import type { Streams } from '../../platform/streams.ts'
import type { Desk } from './desk.ts'
import { getOrder } from './detail.ts'
import { permissions } from './permissions.ts'

/** Live screens: what changed within my reach; with `order`, that one record and who looks at it. Events carry ids only. */
export const streamRoute = (desk: Desk): AnyRoute =>
  route({
    endpoint: endpoint({ method: 'GET', path: '/api/stream', input: z.object({ order: z.uuid().optional() }), view: view<void>(), means: 'Server-sent events of what I may see' }),
    permission: { signedIn: true }, audit: { reads: 'nothing' },
    run: { own: async ({ actor, sight, reply, pool }, { order }) => {
      if (order) await inContext(pool, sight, (tx) => getOrder(tx, order, actor))
      const reach = reachOf(permissions, 'view', actor)
      const topics = [`account:${actor.id}`, ...reach.unitIds.map((id) => `unit:${id}`), ...reach.bureauIds.map((id) => `bureau:${id}`), ...(reach.city ? ['city'] : []), ...(order ? [`order:${order}`] : [])]
      reply.hijack()
      desk.streams.open(reply.raw, { accountId: actor.id, sessionId: actor.sessionId ?? actor.id, topics })
    } },
  })

/** Behind each commit: everyone whom the change concerns asks anew. */
export const tellScreens = (streams: Streams) => (touched: readonly Subject[]): void => {
  const topics = new Set(touched.flatMap((s) => ['city', ...s.unitIds.filter(Boolean).map((id) => `unit:${id}`), ...s.bureauIds.filter(Boolean).map((id) => `bureau:${id}`), ...(s.recordId ? [`order:${s.recordId}`] : [])]))
  for (const topic of topics) streams.publish(topic, 'changed', { id: touched[0]?.recordId ?? '' })
}
