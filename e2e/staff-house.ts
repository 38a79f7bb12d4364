import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildWeb } from '../scripts/lib/web.ts'
import { buildApp, type Built } from '../server/app.ts'
import { newKeyring } from '../server/platform/crypto.ts'
import { migrateJobs } from '../server/platform/jobs.ts'
import { newId } from '../server/platform/ids.ts'
import { testDatabase } from '../server/testing/postgres.ts'
import { launchBrowser } from './browser.ts'

/**
 * The whole server with the staff pages of today's sources, its demonstration people, and a browser to sign them in. `time`: jobs run
 * as the schedule has them, so that moving the demonstration's clock does what time does.
 */
export const staffHouse = async ({ time = false, ...more }: { time?: boolean; finding?: boolean } = {}): Promise<StaffHouse> => {
  buildWeb()
  const database = await testDatabase()
  if (time) await migrateJobs(database.ownerPool)
  const folder = mkdtempSync(join(tmpdir(), 'staff-'))
  const config = { mode: 'demo', keyring: newKeyring(), dataFolder: folder, attachmentsFolder: join(folder, 'files'), trustProxy: false } as const
  const built = await buildApp({ config, pool: database.pool, quiet: true, quietTime: !time, ...more })
  const base = await built.app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  const close = async (): Promise<void> => {
    await browser.close()
    await built.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  return {
    base, browser, built, owner: database.ownerPool, close, as: (role, width) => signedIn(browser, base, (person) => person.role === role, width),
    pageOf: async (login) => (await signedIn(browser, base, (person) => person.login === login)).newPage(),
    open: async (page, path) => { await page.goto(`${base}${path}`); await settled(page); return page },
  }
}

/** One request raised at the hotline, as its form sends it. */
export const raise = async (context: BrowserContext, base: string, need: string, more: Record<string, unknown> = {}, answer?: { publicReply: string; toldRights: boolean }): Promise<string> => {
  const intake = { requestId: newId(), person: { name: '周大海', phone: '13855401234' }, kind: 'task', need, areaCode: '340403001', topic: 'labour', ...more }
  const sent = await context.request.post(`${base}/api/intake/hotline`, { data: { intake, identityVerified: true, answer }, headers: { 'x-santai': '1' } })
  if (!sent.ok()) throw new Error(await sent.text())
  return ((await sent.json()) as { orderId: string }).orderId
}

/** What axe finds wrong on the page as it stands, one line each. A page caught between two states is looked at again. */
export const violations = async (page: Page): Promise<string[]> => {
  const look = async (): Promise<string[]> => { await page.evaluate(axe); return found(page) }
  const wrong = await look().catch((error: Error) => [error.message])
  if (wrong.length === 0) return wrong
  await page.waitForTimeout(500)
  return look()
}

/** The same where axe is in the page already. */
export const found = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { violations: wrong } = await (window as unknown as { axe: { run: (d: Document, o: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } })
      .axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return wrong.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
  })

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Waits until nothing is loading any more. Both at one moment: a page that sends on to another shows neither heading nor skeleton for one. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('h1') !== null && !document.querySelector('.skeleton:not(.sample *)'))
}

/** The page as it stands: nothing loading, nothing that axe minds, nothing beside the window. */
export const fit = async (page: Page): Promise<void> => {
  await settled(page)
  assert.deepEqual(await violations(page), [], page.url())
  assert.ok((await overflow(page)) <= 1, page.url())
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function signedIn(browser: Browser, base: string, isHe: (person: DemoPerson) => boolean, width = 1280): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const people = (await (await context.request.get(`${base}/api/demo/people`)).json()) as DemoPerson[]
  const person = people.find(isHe)
  if (!person) throw new Error(`nobody of the demonstration fits ${isHe.toString()}`)
  const answer = await context.request.post(`${base}/api/demo/sign-in`, { data: { accountId: person.accountId }, headers: { 'x-santai': '1' } })
  if (!answer.ok()) throw new Error(await answer.text())
  return context
}

export type StaffHouse = { base: string; browser: Browser; built: Built; /** Past every wall, to look behind the screen. */ owner: pg.Pool; close: () => Promise<void>; as: (role: string, width?: number) => Promise<BrowserContext>; /** One person by login, where the county matters. */ pageOf: (login: string) => Promise<Page>; open: (page: Page, path: string) => Promise<Page> }
type DemoPerson = { accountId: string; login: string; role: string }
