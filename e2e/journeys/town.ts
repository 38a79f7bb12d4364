import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { openHouse } from '../../server/proof/house.ts'
import { playShops } from '../../server/seeds/day/shops.ts'
import { newId } from '../../server/platform/ids.ts'
import { launchBrowser } from '../browser.ts'
import { found } from '../staff-house.ts'

/** The whole server with its demonstration shops and one browser: where the journeys are walked, and what the offices do meanwhile. */
export const openTown = async ({ finding = true } = {}): Promise<Town> => {
  const house = await openHouse({ finding })
  await playShops(house.desk, house.clock.now())
  const base = await house.app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  const post = async <T>(login: string, url: string, body: object): Promise<T> => {
    const answer = await house.ask({ method: 'POST', url, cookie: await house.as(login), body: { requestId: newId(), ...body } })
    if (answer.statusCode !== 200) throw new Error(`${login} ${url}: ${answer.body}`)
    return answer.json() as T
  }
  const orderOf = async (number: string): Promise<string> => (await house.database.ownerPool.query<{ id: string }>('select id from work_order where number = $1', [number])).rows[0]!.id
  const answer = async (number: string, publicReply: string): Promise<void> => { await house.act('tja-dispatch', await orderOf(number), 'reply', { publicReply, toldRights: true }) }
  return {
    base, browser, answer, faultsOf: await examiner(browser),
    recoverCode: async (number, person) => {
      await post('tja-window', '/api/intake/who', { ...person, door: 'window', verified: true })
      return (await post<{ queryCode: string }>('tja-window', `/api/orders/${await orderOf(number)}/query-code`, { identityVerified: true })).queryCode
    },
    aLawyer: async () => (await house.database.ownerPool.query<{ name: string }>(`select p.name from practitioner p join institution i on i.id = p.unit_id where p.kind = 'lawyer' and p.state = 'inForce' and i.state = 'inForce' order by p.name limit 1`)).rows[0]!.name,
    orders: async (need) => (await house.database.ownerPool.query<{ n: number }>('select count(*)::int as n from work_order where need = $1', [need])).rows[0]!.n,
    timesIn: async (number, text) => (await house.database.ownerPool.query<{ n: number }>(`select count(*)::int as n from action_log where record_id = $1 and facts::text like '%' || $2 || '%'`, [await orderOf(number), text])).rows[0]!.n,
    indexed: async () => { for (let tries = 0; tries < 120 && !house.finder.status()?.ready; tries++) await wait(250) },
    close: async () => {
      await browser.close()
      await house.end()
    },
  }
}

/** A page without script cannot be examined by one: a copy as it stands is, under its own address and look. */
async function examiner(browser: Browser): Promise<Town['faultsOf']> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  await context.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
  const copy = await context.newPage()
  let html = ''
  await context.route('**/*', (route) => (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }) : route.request().resourceType() === 'script' ? route.abort() : route.continue()))
  return async (page) => {
    html = await page.content()
    await copy.goto(page.url())
    return found(copy)
  }
}

export type Town = {
  base: string
  browser: Browser
  /** The county's dispatcher answers a plain question. */
  answer(number: string, reply: string): Promise<void>
  /** At a counter, papers in hand; the new code. */
  recoverCode(number: string, person: { name: string; phone: string }): Promise<string>
  aLawyer(): Promise<string>
  /** How many there are with these very words; how often something stands in the story of one. */
  orders(need: string): Promise<number>
  timesIn(number: string, text: string): Promise<number>
  indexed(): Promise<void>
  /** What axe finds wrong on the page as it stands. */
  faultsOf(page: Page): Promise<string[]>
  close(): Promise<void>
}
