import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

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
