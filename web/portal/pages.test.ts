import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { parse } from 'acorn'
import { cssVariables } from '../face/css-variables.ts'
import * as portal from './index.ts'
import { pageStates } from './testing/page-states.ts'
import type { Frame } from './views.ts'

const frame = (edition: Frame['edition'], contrast: boolean): Frame => ({ edition, contrast, path: '/follow?x=1', csrf: 'token', assets: { css: '/a.css', script: '/a.js' } })
const folder = new URL('.', import.meta.url)

describe('every page in every edition', () => {
  for (const edition of ['normal', 'elder'] as const) for (const contrast of [false, true]) {
    test(`${edition}${contrast ? ', high contrast' : ''}`, () => {
      for (const [name, page] of Object.entries(pageStates(frame(edition, contrast)))) {
        assert.match(page, /<html lang="zh-CN"/, name)
        assert.equal(page.match(/<h1/g)?.length, 1, `${name}: one main heading`)
        assert.doesNotMatch(page, /undefined|\[object|NaN|>null</, name)
        assert.ok(Buffer.byteLength(page) < 60_000, `${name}: ${Buffer.byteLength(page)} bytes`)
        assert.match(page, /href="tel:12348"/, `${name}: a human being is one tap away`)
        assert.match(page, /edition&#61;(elder|normal)/, `${name}: the other edition is one tap away`)
        for (const [form] of page.matchAll(/<form method="post"[\s\S]*?<\/form>/g)) assert.match(form, /action="\/carry"/.test(form) ? /name="to"/ : /name="_csrf" value="token"/, name)
        const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
        assert.equal(new Set(ids).size, ids.length, `${name}: ids are unique`)
        for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), `${name}: #${target} exists`)
        for (const [, target] of page.matchAll(/(?:for|aria-labelledby)="([^"]+)"/g)) assert.ok(ids.includes(target), `${name}: ${target} exists`)
        for (const [, targets = ''] of page.matchAll(/aria-describedby="([^"]+)"/g)) for (const target of targets.split(' ')) assert.ok(ids.includes(target), `${name}: ${target} exists`)
      }
    })
  }
})

/** The page of the visual language shows no citizen anything. */
test('no page is without a state in which it is looked at', () => {
  const states = readdirSync(new URL('testing/', folder), 'utf8').map((name) => readFileSync(new URL(`testing/${name}`, folder), 'utf8')).join('')
  const unseen = (names: readonly string[]): string[] => names.filter((name) => name.endsWith('Page') && name !== 'facePage' && !states.includes(`${name}(`))
  assert.deepEqual(unseen(Object.keys(portal)), [])
  assert.deepEqual(unseen(['startPage', 'plantedPage']), ['plantedPage'], 'planted: a page that nobody put there')
})

test('the style sheet and the script stay small; the script runs on old telephones', () => {
  const css = cssVariables() + readFileSync(new URL('portal.css', folder), 'utf8')
  const script = ['portal.js', 'keep.js'].map((name) => readFileSync(new URL(`assets/${name}`, folder), 'utf8')).join('')
  assert.ok(Buffer.byteLength(css) <= 24_000, `${Buffer.byteLength(css)} bytes of CSS with comments`)
  assert.ok(Buffer.byteLength(script) <= 30_000)
  parse(script, { ecmaVersion: 2015 })
  parse(readFileSync(new URL('assets/embed.js', folder), 'utf8'), { ecmaVersion: 2015 })
  assert.throws(() => parse('a?.b', { ecmaVersion: 2015 }), 'planted: the parser would notice')
})

test('the pages are pure: no clock, no file, no server, no random', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'))
  assert.ok(sources.length > 15)
  for (const name of sources) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    assert.doesNotMatch(text, /from ['"][^'"]*server\//, name)
    assert.doesNotMatch(text, /from ['"]node:|Date\.now|new Date\(\)|Math\.random|process\./, name)
  }
})

test('only drawings of our own go in unescaped', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const users = sources.filter((name) => /\bours\(/.test(readFileSync(new URL(name, folder), 'utf8')))
  assert.deepEqual(users.sort(), ['face-page/page.ts', 'layout.ts', 'parts/embedded.ts', 'parts/icon.ts'])
})
