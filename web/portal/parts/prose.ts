import { html, url, type Html } from '../html.ts'

/**
 * Text as an office writes it: a line is a paragraph, 「## 」 a heading, 「- 」 one of a list. Nothing else means anything, so nothing typed
 * can become markup; the hotline's number is one tap.
 */
export function prose(text: string): Html {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
  const blocks: Html[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!
    if (!ITEM.test(line)) { blocks.push(HEADING.test(line) ? html`<h2>${line.replace(HEADING, '')}</h2>` : html`<p>${withHotline(line)}</p>`); continue }
    const end = lines.findIndex((one, i) => i > at && !ITEM.test(one))
    const items = lines.slice(at, end < 0 ? undefined : end)
    blocks.push(html`<ul>${items.map((item) => html`<li>${withHotline(item.replace(ITEM, ''))}</li>`)}</ul>`)
    at += items.length - 1
  }
  return html`${blocks}`
}

/** The first words of it, as one line. */
export const beginning = (text: string, most = 60): string => {
  const signs = [...text.split('\n').map((line) => line.trim().replace(HEADING, '').replace(ITEM, '')).filter(Boolean).join(' ')]
  return signs.length > most ? `${signs.slice(0, most).join('')}……` : signs.join('')
}

const withHotline = (line: string): Html => html`${line.split(HOTLINE).map((part) => (part === '12348' ? html`<a href="${url('tel:12348')}">12348</a>` : part))}`

const HEADING = /^##\s+/
const ITEM = /^[-－]\s+/
const HOTLINE = /(?<!\d)(12348)(?!\d)/
