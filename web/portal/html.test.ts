import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { attributes, html, lines, url, type Value } from './html.ts'
import { payloads } from './testing/payloads.ts'

/** What a browser would read: the tags of a piece of markup, by a reader of its own that knows nothing of the template. */
const tagsOf = (markup: string): string[] => [...markup.matchAll(/<\/?([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi)].map(([, name = '', rest = '']) => `${name.toLowerCase()}${/\son\w+\s*=/i.test(rest.replace(/"[^"]*"|'[^']*'/g, '""')) ? '!' : ''}`)

describe('the escaping template', () => {
  test('sixty payloads stay text wherever a value may stand', () => {
    assert.equal(payloads.length, 60)
    for (const evil of payloads) {
      const page = html`<p title="${evil}" lang='${evil}'>${evil}</p><textarea>${evil}</textarea><b${attributes({ 'data-x': evil })}>${lines(evil)}</b>`.text
      const tags = tagsOf(page).filter((tag) => tag !== 'br')
      assert.deepEqual(tags, ['p', 'p', 'textarea', 'textarea', 'b', 'b'], evil)
    }
  })

  test('any text at all stays text, and comes back whole', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const page = html`<p title="${text}">${text}</p>`.text
      assert.deepEqual(tagsOf(page), ['p', 'p'])
      const inner = page.slice(page.indexOf('>') + 1, page.lastIndexOf('<'))
      const back = inner.replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n))).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
      // eslint-disable-next-line no-control-regex
      assert.equal(back, text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '�'))
    }), { numRuns: 500 })
  })

  test('no link leads anywhere but to ourselves or a telephone', () => {
    for (const evil of payloads) assert.throws(() => url(evil), /not a link of ours/)
    for (const evil of ['//evil.example', '/\\evil.example', '/ok\nx', 'mailto:x@y', 'tel:javascript', 'geo:x', 'geo:32.6', 'geo:32.6,117;u=1', 'geo:32.6,117?q=x\ny', '#a b']) assert.throws(() => url(evil))
    assert.equal(html`<a href="${url('/follow', { code: '"><script>' })}">x</a>`.text, '<a href="/follow?code&#61;%22%3E%3Cscript%3E">x</a>')
    assert.throws(() => html`<a href="${'/plain'}">x</a>`, /takes url/)
    assert.throws(() => html`<form action="${'javascript:1' as Value}"></form>`, /takes url/)
  })

  test('planted violations: places that escaping cannot make safe are refused', () => {
    const x = 'x'
    const planted: (() => unknown)[] = [
      () => html`<p title=${x}>`, () => html`<p title=a${x}>`, () => html`<p ${x}>`, () => html`<${x}>`, () => html`<p${x}>`,
      () => html`<p onclick="${x}">`, () => html`<p ONCLICK="${x}">`, () => html`<p style="${x}">`, () => html`<iframe srcdoc="${x}">`,
      () => html`<script>${x}</script>`, () => html`<style>${x}</style>`, () => html`<!-- ${x} -->`, () => html`<script type="a">${x}</script>`,
      () => attributes({ onclick: x }), () => attributes({ href: x }), () => attributes({ style: x }), () => attributes({ 'a b': x }),
      () => html`<p>${{} as never}</p>`, () => html`<p title="${html`x`}">`,
    ]
    for (const [index, violation] of planted.entries()) assert.throws(violation, `planted violation ${index} was not caught`)
  })

  test('after a script or a style the text goes on', () => {
    assert.equal(html`<script src="${url('/a.js')}" defer></script><p>${'<'}</p>`.text, '<script src="/a.js" defer></script><p>&lt;</p>')
  })
})
