import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** Who walks: each does the same things in his own way. */
export interface Player {
  choose(label: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  pick(label: string, option: string): Promise<void>
  press(words: string): Promise<void>
  unfold(words: string): Promise<void>
}

/** With a finger or a mouse, and no script in the browser. */
export const byHand = (page: Page): Player => ({
  choose: (label) => field(page, label).check({ force: true }),
  fill: (label, text) => field(page, label).fill(text),
  pick: async (label, option) => { await field(page, label).selectOption({ label: option }) },
  press: async (words) => {
    const target = await pressable(page, words)
    await reachable(target, words)
    await Promise.all([page.waitForNavigation(), target.click()])
  },
  unfold: (words) => page.locator('summary', { hasText: words }).first().click(),
})

/** By Tab, arrows, Space, Enter and letters alone: wherever the focus stands, it must be seen, and it must get on. */
export const byKeyboard = (page: Page): Player => ({
  choose: async (label) => {
    const target = field(page, label)
    if (await target.isChecked()) return
    if (await target.getAttribute('type') === 'checkbox') return tabTo(page, target, label).then(() => page.keyboard.press('Space'))
    await tabTo(page, await firstStop(target), label)
    await page.keyboard.press('Space')
    for (let i = 0; i < 40 && !(await target.isChecked()); i++) await page.keyboard.press('ArrowDown')
    await seen(page, label)
    assert.ok(await target.isChecked(), `no arrow leads to ${label}`)
  },
  fill: async (label, text) => {
    await tabTo(page, field(page, label), label)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text)
  },
  pick: async (label, option) => {
    const target = field(page, label)
    await tabTo(page, target, label)
    const chosen = (): Promise<string> => target.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.label ?? '')
    for (let i = 0; i < 60 && (await chosen()) !== option; i++) await page.keyboard.press('ArrowDown')
    assert.equal(await chosen(), option)
  },
  press: async (words) => {
    await tabTo(page, await pressable(page, words), words)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  },
  unfold: async (words) => {
    await tabTo(page, page.locator('summary', { hasText: words }).first(), words)
    await page.keyboard.press('Enter')
  },
})

/** A field by its label, as a reader of the page names it. */
const field = (page: Page, label: string): Locator => page.locator('main').getByLabel(label).first()

/** In the text first, then wherever on the page; the whole name before a part of it. */
async function pressable(page: Page, words: string): Promise<Locator> {
  for (const exact of [true, false]) for (const place of [page.locator('main'), page.locator('body')]) {
    const found = place.getByRole('button', { name: words, exact }).or(place.getByRole('link', { name: words, exact }))
    if (await found.count() > 0) return found.first()
  }
  return assert.fail(`nothing to press called ${words} on ${page.url()}: ${(await page.innerText('main')).slice(0, 400)}`)
}

/** Large enough for a thumb (WCAG 2.5.8 asks 24; ours is 44, links within a sentence apart). */
async function reachable(target: Locator, words: string): Promise<void> {
  const height = await target.evaluate((element) => (element.closest('p, li, dd') && getComputedStyle(element).display === 'inline' ? 44 : element.getBoundingClientRect().height))
  assert.ok(height >= 43.5, `${words} is ${height} pixels high`)
}

/** A group of circles is one stop: the chosen one, or else its first. */
async function firstStop(target: Locator): Promise<Locator> {
  const name = await target.getAttribute('name')
  const group = target.page().locator(`main input[type=radio][name="${name}"]`)
  const chosen = group.and(target.page().locator(':checked'))
  return await chosen.count() > 0 ? chosen.first() : group.first()
}

async function tabTo(page: Page, target: Locator, words: string): Promise<void> {
  const wanted = await target.elementHandle()
  if (await page.evaluate((to) => document.activeElement === document.body && document.querySelector('main')!.contains(to), wanted)) await skipToText(page)
  for (let i = 0; i < 200; i++) {
    const stop = await page.evaluate(focused, { wanted, pressed: i > 0 })
    assert.ok(stop.ring, `${page.url()}: the focus on “${stop.name}” is not seen`)
    assert.ok(!stop.stuck, `${page.url()}: the focus is caught at “${stop.name}”`)
    if (stop.reached) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab never reached ${words} on ${page.url()}`)
}

/** The first stop of every page leads past its head. */
async function skipToText(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文')
  await page.keyboard.press('Enter')
}

async function seen(page: Page, words: string): Promise<void> {
  assert.ok((await page.evaluate(focused, { wanted: null, pressed: false })).ring, `${page.url()}: the focus on “${words}” is not seen`)
}

/** Runs in the page: where the focus stands, whether it has moved, and whether it has a ring of 3 pixels within the window. */
function focused({ wanted, pressed }: { wanted: Node | null; pressed: boolean }): { reached: boolean; ring: boolean; stuck: boolean; name: string } {
  const at = document.activeElement ?? document.body
  const ringed = at.closest('.choice') ?? at
  const [style, box] = [getComputedStyle(ringed), ringed.getBoundingClientRect()]
  const ring = at.matches('body, main, [data-summary]') || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3 && box.bottom > 0 && box.top < innerHeight)
  const last = window as unknown as { before?: Element }
  const stuck = pressed && at === last.before && at !== document.body
  last.before = at
  return { reached: at === wanted, ring, stuck, name: (at.textContent || at.getAttribute('name') || at.tagName).trim().slice(0, 20) }
}
