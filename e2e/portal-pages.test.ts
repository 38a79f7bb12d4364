import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import Fastify from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { orderStates } from '../contract/work-order-states.ts'
import { buildAssets } from '../server/rooms/portal/assets.ts'
import { PAGE_HEADERS } from '../server/rooms/portal/context.ts'
import { facePage } from '../web/portal/index.ts'
import { pageStates } from '../web/portal/testing/page-states.ts'
import type { Frame } from '../web/portal/views.ts'
import { launchBrowser } from './browser.ts'

const { assets, faceAssets, mount } = buildAssets()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const words = Object.fromEntries(orderStates.map((state) => [state, '待受理'])) as Record<(typeof orderStates)[number], string>
const frameOf = (look: string): Frame => ({ edition: look.includes('elder') ? 'elder' : 'normal', contrast: look.includes('contrast'), path: '/', csrf: 't', assets })
const pagesOf = (look: string): Record<string, string> => ({ ...pageStates(frameOf(look)), face: facePage({ ...frameOf(look), assets: faceAssets }, words) })
const names = Object.keys(pagesOf('normal'))

const app = Fastify()
mount(app)
app.get<{ Params: { look: string, name: string } }>('/:look/:name', (request, reply) => reply.type('text/html; charset=utf-8').headers(PAGE_HEADERS).send(pagesOf(request.params.look)[request.params.name]))
let browser: Browser
let base = ''
before(async () => {
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await app.close()
})

describe('无障碍：每一页、每一种样子，axe 零违规', () => {
  // Every rule in two looks; in the others those whose answer depends on the look.
  for (const [look, width, rules] of [['normal', 1280, 'all'], ['elder', 320, 'all'], ['normal', 320, 'look'], ['elder', 1280, 'look'], ['contrast', 360, 'look'], ['elder-contrast', 768, 'look']] as const) {
    test(`${look}，${width} 像素宽，不用左右拖动`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      const found: string[] = []
      for (const name of names) {
        await page.goto(`${base}/${look}/${name}`)
        found.push(...(await violations(page, rules)).map((line) => `${name}: ${line}`))
        if (await overflow(page) > 0) found.push(`${name}: wider than ${width}`)
      }
      assert.deepEqual(found, [])
      await page.close()
    })
  }

  test('浏览器把字放大到两倍，也不用左右拖动', async () => {
    const page = await browser.newPage()
    const found: string[] = []
    for (const look of ['normal', 'elder']) for (const name of names) {
      await page.goto(`${base}/${look}/${name}`)
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
      for (const width of [640, 720, 960]) {
        await page.setViewportSize({ width, height: 800 })
        if (await overflow(page) > 0) found.push(`${name} (${look}, ${width})`)
      }
    }
    assert.deepEqual(found, [])
    await page.close()
  })

  test('审查器看得见种下的毛病', async () => {
    const page = await browser.newPage()
    await page.setContent('<html lang="zh-CN"><title>x</title><main><h1>x</h1><img src="x.png"><p style="color:#bbb;background:#fff">看不清</p></main></html>')
    const found = await violations(page)
    assert.ok(found.some((line) => line.startsWith('image-alt')) && found.some((line) => line.startsWith('color-contrast')), String(found))
    await page.close()
  })
})

test('长辈版：正文不小于 18 像素，行高不小于 1.5，主要按键 60，其余 44', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  const found: string[] = []
  for (const name of names.filter((one) => one !== 'face')) {
    await page.goto(`${base}/elder/${name}`)
    found.push(...(await page.evaluate(tooSmall)).map((line) => `${name}: ${line}`))
  }
  assert.deepEqual(found, [])
  await page.close()
})

test('每页不超过 100 KB、15 个请求，脚本不超过 30 KB', async () => {
  const page = await browser.newPage()
  for (const name of names) {
    let [bytes, requests, script] = [0, 0, 0]
    const count = async (response: { body(): Promise<Buffer>, url(): string }): Promise<void> => {
      const size = (await response.body().catch(() => Buffer.alloc(0))).length // the icon may come after the page has gone
      requests += 1
      bytes += size
      if (response.url().endsWith('.js')) script += size
    }
    const seen: Promise<void>[] = []
    const listen = (response: Parameters<typeof count>[0]): void => void seen.push(count(response))
    page.on('response', listen)
    await page.goto(`${base}/normal/${name}`)
    page.off('response', listen)
    await Promise.all(seen)
    assert.ok(bytes > 0 && bytes <= 100_000 && requests <= 15 && script <= 30_000, `${name}: ${bytes} bytes, ${requests} requests, ${script} script`)
  }
  await page.close()
})

test('没有一页出脚本错误、违反内容安全策略或向外请求', async () => {
  const page = await browser.newPage()
  const trouble: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') trouble.push(message.text()) })
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('request', (request) => { if (!request.url().startsWith(base)) trouble.push(request.url()) })
  for (const name of names) await page.goto(`${base}/normal/${name}`)
  assert.deepEqual(trouble, [])
  await page.close()
})

async function violations(page: Page, rules: 'all' | 'look' = 'all'): Promise<string[]> {
  await page.evaluate(axe)
  const runOnly = rules === 'all' ? { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } : { type: 'rule', values: ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'] }
  return page.evaluate(async (only) => {
    const { axe: tool } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> } }
    const found = await tool.run({ runOnly: only, resultTypes: ['violations'] })
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  }, runOnly)
}

const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Runs in the page: every text and every target that an old person would have trouble with. */
function tooSmall(): string[] {
  const found: string[] = []
  const shown = (element: Element): boolean => {
    const box = element.getBoundingClientRect()
    return box.width > 2 && box.height > 2 && getComputedStyle(element).visibility !== 'hidden'
  }
  for (const element of document.querySelectorAll('main *, header *, .strip *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    if (!own || !shown(element) || element.closest('.unseen,svg')) continue
    const style = getComputedStyle(element)
    const size = parseFloat(style.fontSize)
    if (size < 18) found.push(`${element.tagName} ${size}px ${element.textContent?.slice(0, 12)}`)
    if (element.closest('p,li,dd') && parseFloat(style.lineHeight) / size < 1.25) found.push(`${element.tagName} line ${style.lineHeight}`)
  }
  const tall = (selector: string, least: number): void => {
    for (const element of document.querySelectorAll(selector)) if (shown(element) && element.getBoundingClientRect().height < least - 0.5) found.push(`${selector} ${element.getBoundingClientRect().height} < ${least}: ${element.textContent?.slice(0, 12)}`)
  }
  tall('.button:not(.link), .choice, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea, .ways a', 60)
  tall('.strip a, .strip button, .footer nav a, .back, .brand, .call, .tabs a, summary, .change a, .button.link', 44)
  return found
}
