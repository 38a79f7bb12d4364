import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { overflow } from '../staff-house.ts'
import { byHand, byKeyboard, type Player } from './players.ts'
import type { Journey, Kept, Step, Words } from './steps.ts'
import type { Town } from './town.ts'

/** The ways of walking: without script, by the keyboard, in the elder edition without script. */
export const ways = {
  noScript: { words: '关掉 JavaScript', script: false, elder: false, player: byHand },
  keyboard: { words: '只用键盘', script: true, elder: false, player: byKeyboard },
  elder: { words: '长辈版，关掉 JavaScript', script: false, elder: true, player: byHand },
} as const
export type Way = keyof typeof ways

/** Walks one journey in one way; each state of a page that it comes upon is looked at once by axe. */
export async function walk(town: Town, { name, steps }: Journey, way: Way, looked: Set<string>): Promise<void> {
  const { script, elder, player } = ways[way]
  const context = await town.browser.newContext({ javaScriptEnabled: script, viewport: script ? { width: 1280, height: 800 } : { width: 360, height: 740 }, locale: 'zh-CN' })
  const page = await context.newPage()
  if (elder) await page.goto(`${town.base}/?edition=elder`)
  // Nobody walks in the shoes of another: the same words from the same telephone would be one matter.
  const told = { page, town, kept: { phone: `1385540${String(1000 + walkers++)}` }, player: player(page), presses: 0 }
  for (const [i, step] of steps.entries()) {
    await take(step, told).catch((error: Error) => failed(`${name}, step ${i + 1} (${say(step)})`, page, error))
    if (step.kind === 'open' || step.kind === 'press') await look(town, page, elder, looked)
  }
  await context.close()
}

/** The same steps in a page that a test has opened itself. */
export async function play(page: Page, base: string, steps: readonly (Step | readonly Step[])[], kept: Kept = {}): Promise<Kept> {
  const told = { page, town: { base } as Town, kept, player: byHand(page), presses: 0 }
  for (const step of steps.flat() as Step[]) await take(step, told).catch((error: Error) => failed(say(step), page, error))
  return kept
}

/** Where the walk stopped, and what the page said there. */
async function failed(step: string, page: Page, error: Error): Promise<never> {
  const said = await page.locator('main').innerText({ timeout: 1_000 }).catch(() => 'a page that does not answer')
  throw new Error(`${step} on ${page.url()}: ${error.message}\nThe page said: ${said.slice(0, 600)}`, { cause: error })
}

async function take(step: Step, told: Told): Promise<void> {
  const { page, town, kept, player } = told
  switch (step.kind) {
    case 'open': await page.goto(town.base + step.words); return
    case 'choose': return player.choose(step.words)
    case 'unfold': return player.unfold(step.words)
    case 'fill': return player.fill(step.words, said(step.text, kept))
    case 'pick': return player.pick(step.words, step.text)
    case 'press': told.presses += 1; return player.press(said(step.words, kept))
    case 'keep': kept[step.words] = (await page.locator(step.text).innerText()).trim(); return
    case 'within': return assert.ok(told.presses <= step.presses, `${told.presses} presses`)
    case 'meanwhile': return step.deed(town, kept)
    case 'expect': return expected(page, step.words instanceof RegExp ? step.words : step.words(kept))
  }
}

async function expected(page: Page, words: RegExp | string): Promise<void> {
  const seen = await page.locator('main').evaluate((main) => `${(main as HTMLElement).innerText}\n${Array.from(main.querySelectorAll('input, textarea'), (field) => (field as HTMLInputElement).value).join('\n')}`)
  assert.ok(typeof words === 'string' ? seen.includes(words) : words.test(seen), `does not say ${words}: ${seen.slice(0, 1200)}`)
}

/** One state of a page: which form or heading, in which edition, with or without mistakes. Once is enough for each. */
async function look(town: Town, page: Page, elder: boolean, looked: Set<string>): Promise<void> {
  assert.equal(await page.locator('html').getAttribute('class'), elder ? 'elder' : '')
  const path = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id')
  const state = [elder, path, await page.title(), await page.locator('[data-summary]').count()].join(' ')
  if (looked.has(state)) return
  looked.add(state)
  assert.deepEqual(await town.faultsOf(page), [], state)
  assert.ok(await overflow(page) <= 0, `${state} is wider than its window`)
}

let walkers = 0

const said = (words: Words, kept: Kept): string => (typeof words === 'string' ? words : words(kept))
const say = (step: Step): string => `${step.kind} ${'words' in step ? String(step.words) : ''}`

type Told = { page: Page; town: Town; kept: Kept; player: Player; presses: number }
