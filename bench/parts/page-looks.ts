import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Fastify from 'fastify'
import type { Page } from 'playwright-core'
import { buildAssets } from '../../server/rooms/portal/assets.ts'
import { PAGE_HEADERS } from '../../server/rooms/portal/context.ts'
import { pageStates } from '../../web/portal/testing/page-states.ts'
import type { Frame } from '../../web/portal/views.ts'

/** Every state of every citizens' page, plain and elder, served as in life; and what axe and HTML_CodeSniffer find on one. */
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

/** Bytes on the wire and requests, with an empty cache. */
export const weigh = async (page: Page, address: string): Promise<{ bytes: number; requests: number }> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  let [bytes, requests] = [0, 0]
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; requests += 1 })
  await page.goto(address, { waitUntil: 'load' })
  await session.detach()
  return { bytes, requests }
}

/** What both find wrong on the page as it stands. HTML_CodeSniffer's errors are what pa11y reports. */
export const faults = async (page: Page): Promise<{ axe: string[]; sniffer: string[] }> => {
  await page.evaluate(source('axe-core/axe.min.js'))
  const axe = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    return (await tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)
  })
  await page.evaluate(source('html_codesniffer/build/HTMLCS.js'))
  const sniffer = await page.evaluate(() => new Promise<string[]>((resolve) => {
    const { HTMLCS } = window as unknown as { HTMLCS: { ERROR: number; process(standard: string, root: Document, done: () => void): void; getMessages(): { type: number; code: string; element: Element }[] } }
    HTMLCS.process('WCAG2AA', document, () => resolve(HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR).map(({ code, element }) => `${code}: ${element.outerHTML?.slice(0, 120)}`)))
  }))
  return { axe, sniffer }
}

const source = (file: string): string => readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')
