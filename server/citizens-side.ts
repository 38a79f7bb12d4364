import type { FastifyInstance } from 'fastify'
import type { Answering } from './all-routes.ts'
import type { Config } from './config.ts'
import { framersNow, linkMatter, openHandover } from './rooms/exchange/index.ts'
import { publicSearch } from './rooms/finding/index.ts'
import { createDesk, mountPortal, type Keeper } from './rooms/portal/index.ts'
import { createResidents, type signInWays } from './rooms/residents/index.ts'
import type { Site } from './rooms/site/index.ts'

/** The residents' pages over the rooms; what is no address at all gets a page here too, and a sentence where a programme asked. */
export async function mountCitizens(app: FastifyInstance, { config, desk, security, finder, world, site, keeper, signIn: { ways, simulators } }: CitizensSide): Promise<void> {
  const { pool, clock, vault, files, house } = desk
  const secure = config.mode === 'production'
  const { notFound } = await mountPortal(app, {
    pool, clock, vault, files, secure, keeper,
    desk: createDesk(house, clock),
    rules: () => world.now().rules,
    lookUp: (words, page) => publicSearch(finder, pool, words, { now: clock.now(), page }),
    typed: security.holdBack.typed,
    staff: security.whoAsks,
    visited: site.note,
    isDue: site.isDue,
    framedBy: () => framersNow(pool),
    province: {
      open: (token) => openHandover({ pool, signKeyOf: security.signKeyOf }, token, new Date()),
      link: (from, orderId) => linkMatter(pool, from, orderId, clock.now()),
    },
    signIn: { residents: createResidents(desk, world.now, ways), publicUrl: secure ? config.publicUrl?.replace(/\/+$/u, '') : undefined, simulators },
  })
  app.setNotFoundHandler((request, reply) => (/^\/(api|open)\//u.test(request.url) ? reply.code(404).send({ error: { kind: 'notFound', message: '没有这个接口。' } }) : notFound(request, reply)))
}

type CitizensSide = Answering & { config: Pick<Config, 'mode' | 'publicUrl'>; site: Site; keeper: Keeper | null; signIn: ReturnType<typeof signInWays> }
