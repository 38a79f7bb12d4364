import Fastify from 'fastify'
import { pageStates } from '../../../../web/portal/testing/page-states.ts'
import type { Frame } from '../../../../web/portal/views.ts'
import { buildAssets } from '../assets.ts'
import { PAGE_HEADERS } from '../context.ts'

/** Every state of every citizens' page, plain and elder at `/plain/NAME` and `/elder/NAME`, served as in life. */
export const servePageStates = async (): Promise<{ base: string; names: string[]; close: () => Promise<unknown> }> => {
  const { assets, mount } = buildAssets()
  const frameOf = (look: string): Frame => ({ edition: look === 'elder' ? 'elder' : 'normal', contrast: false, path: '/', csrf: 't'.repeat(86), assets })
  const pages = { plain: pageStates(frameOf('plain')), elder: pageStates(frameOf('elder')) } as Record<string, Readonly<Record<string, string>>>
  const app = Fastify()
  mount(app)
  // Unsqueezed, as a page that only its reader may see goes out: the heavier way.
  app.get<{ Params: { look: string; name: string } }>('/:look/:name', (request, reply) => reply.type('text/html; charset=utf-8').headers(PAGE_HEADERS).send(pages[request.params.look]?.[request.params.name] ?? ''))
  return { base: await app.listen({ host: '127.0.0.1', port: 0 }), names: Object.keys(pages['plain']!), close: () => app.close() }
}
