import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { kindOf } from './page-kinds.ts'

/**
 * One walk over our own public pages, from the start page along every link a resident can press. Pages are asked of the
 * server's own routes, one at a time, and only what was found is kept: no page stays in memory.
 */
export const crawl = async (ask: AskPage, options: { restMs: number; mostOfOneMake?: number; signal?: AbortSignal | undefined }): Promise<Crawled> => {
  const found: Crawled = { pages: [], broken: [], external: new Map(), links: 0, capped: new Map(), notOpened: new Set(), linksOf: new Map() }
  const state: State = { found, from: new Map([[start, start]]), queue: [start], fetched: new Map(), most: options.mostOfOneMake ?? mostOfOneMake }
  for (let path = state.queue.shift(); path !== undefined && !options.signal?.aborted; path = state.queue.shift()) {
    await look(state, ask, path)
    // Residents come first: between two pages the server is left to them.
    if (options.restMs) await sleep(options.restMs)
  }
  return found
}

/** Where a link leads: a page of ours (with its query), another site, or neither (telephone, a place on the same page). */
export const targetOf = (link: string, page: string): { own: string } | { external: string } | null => {
  if (!URL.canParse(link, `${here}${page}`)) return { own: link }
  const url = new URL(link, `${here}${page}`)
  if (url.origin === here) return { own: `${url.pathname}${url.search}` }
  url.hash = ''
  return url.protocol === 'http:' || url.protocol === 'https:' ? { external: url.href } : null
}

/** Pages of one make: `/shops/:id`, `/stations?county&township`. */
export const makeOf = (path: string): string => {
  const [name = '', search = ''] = path.split('?')
  const query = [...new URLSearchParams(search).keys()].sort().join('&')
  return name.split('/').map((part) => (/\d|^[A-Z]{2}/.test(part) ? ':id' : part)).join('/') + (query ? `?${query}` : '')
}

async function look(state: State, ask: AskPage, path: string): Promise<void> {
  const { found } = state
  const answer = await ask(path)
  const says = answer.status === 404 || answer.status === 410 ? '页面不存在' : answer.status >= 400 ? `打开时出错（${answer.status}）` : null
  if (says) found.broken.push({ page: state.from.get(path)!, target: path, says })
  // Where a redirect leads out of the house (signing in elsewhere), no resident is shown a link.
  if (answer.status >= 300 && answer.status < 400 && answer.to && 'own' in (targetOf(answer.to, path) ?? {})) queue(state, answer.to, path)
  if (answer.status !== 200 || answer.html === null) return
  const links = linksIn(answer.html)
  const path0 = path.split('?')[0]!
  if (path === path0) found.pages.push({ path, title: own(titleIn(answer.html)), hash: hashOf(answer.html) })
  for (const link of links) {
    found.links += 1
    if (link.startsWith('#') && link.length > 1 && !answer.html.includes(`id="${link.slice(1)}"`)) found.broken.push({ page: path0, target: own(link), says: '页面里没有这个位置' })
    else if (!link.startsWith('#')) queue(state, link, path)
  }
}

function queue({ found, from, queue: waiting, fetched, most }: State, link: string, page: string): void {
  const target = targetOf(link, page)
  if (!target) return
  if ('external' in target) return void add(found.external, target.external, page.split('?')[0]!)
  if (kindOf(page) === 'column') add(found.linksOf, page, target.own)
  if (notWalked.test(target.own) || from.has(target.own)) return
  from.set(target.own, page.split('?')[0]!)
  const make = makeOf(target.own)
  const seen = (fetched.get(make) ?? 0) + 1
  fetched.set(make, seen)
  if (seen <= most) return void waiting.push(target.own)
  found.capped.set(make, seen - most)
  found.notOpened.add(target.own)
}

/** A part of a string keeps the whole alive: what is kept of a page must not keep the page. */
const own = (text: string): string => Buffer.from(text).toString()

function linksIn(html: string): Set<string> {
  return new Set([...html.matchAll(/<(?:a|link|script|img|source|area)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) => plain(link)).filter(Boolean))
}

const titleIn = (html: string): string => plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1]?.replace(/<[^>]+>/g, '') ?? /<title>([^<]*)<\/title>/.exec(html)?.[1]?.split(' · ')[0] ?? '').trim().slice(0, 120)

/** Of the words a reader sees and nothing else: marks against forgery change with each answer. In pairs, so that it looks like nobody's number. */
const hashOf = (html: string): string => createHash('sha256').update(/<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') ?? '').digest('hex').slice(0, 24).match(/../g)!.join(':')

const plain = (text: string): string => text.replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n))).replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

/** They change how pages look, or begin to sign somebody in. */
const notWalked = /^\/(edition|sign-in|simulators?)(\/|\?)/
const here = 'http://site.invalid'
const start = '/'
/** A city has some 3,000 products and 1,200 places: of each make the first are opened, and it is said how many were not. */
export const mostOfOneMake = 400

export type AskPage = (path: string) => Promise<{ status: number; /** Null when it is no page of words. */ html: string | null; to: string | null }>
export type Crawled = {
  pages: { path: string; title: string; hash: string }[]; broken: { page: string; target: string; says: string }[]; /** Address → our pages that point there. */ external: Map<string, Set<string>>
  links: number; capped: Map<string, number>; /** Links beyond the ceiling: nothing is known of them this time. */ notOpened: Set<string>; /** Column → own addresses it points to. */ linksOf: Map<string, Set<string>>
}
type State = { found: Crawled; from: Map<string, string>; queue: string[]; fetched: Map<string, number>; most: number }
