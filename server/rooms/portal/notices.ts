import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { announcementAreas, announcementColumns, columnName, wholeCity, type AnnouncementColumn } from '../../../contract/announcements.ts'
import { noticePage, noticesPage } from '../../../web/portal/index.ts'
import type { NewsLine, PublicNotice } from '../../../web/portal/notice-views.ts'
import type { Tx } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import { published, type PublicAnnouncement } from '../security/index.ts'
import { frame, page, readOnce, wrongPage, type Portal, type Visit } from './context.ts'

/** 通知公告 for everybody: what is public and within its days. The staff's look at a draft is the same page, for them alone. */
export function mountNotices(app: FastifyInstance, portal: Portal): void {
  app.get('/notices', (request, reply) => list({ portal, request, reply }, null))
  app.get('/notices/:id', (request, reply) => columnOr({ portal, request, reply }))
  app.get('/notices/:id/preview', (request, reply) => preview({ portal, request, reply }))
}

/** The newest few for the start page. Read again after a second, and the page is kept for another at the most: what is taken down is gone there within two. A database that is away or slow costs the page its news and nothing else. */
export const newestNotices = (portal: Portal): Promise<readonly NewsLine[]> => {
  const now = Date.now()
  const kept = newest.get(portal)
  if (kept && now - kept.at < 1_000) return kept.news
  const rows = read(portal, (tx, today) => published.announcements(tx, { now: today, size: 3 })).then((found) => found.map(shownAs), () => [])
  const news = Promise.race([rows, sleep(patience, [], { ref: false })])
  newest.set(portal, { at: now, news })
  return news
}

async function columnOr(visit: Visit): Promise<unknown> {
  const { id } = visit.request.params as { id: string }
  const column = announcementColumns.find((one) => one === id)
  if (column) return list(visit, column)
  const found = isId(id) ? await read(visit.portal, (tx, now) => published.announcement(tx, id, now)) : undefined
  return found ? page(visit, noticePage({ frame: frame(visit), notice: shownAs(found) }), 200, 'everybody') : wrongPage(visit, 404, '没有这份公告，也许已经到期或者撤下了。', '/notices')
}

async function list(visit: Visit, column: AnnouncementColumn | null): Promise<unknown> {
  const asked = visit.request.query as Record<string, unknown>
  const county = counties.find(({ value }) => value === asked['county'])?.value ?? null
  const before = typeof asked['before'] === 'string' && isId(asked['before']) ? asked['before'] : null
  const found = await read(visit.portal, (tx, now) => published.announcements(tx, { now, column, county, size: atOnce + 1, before }))
  const shown = found.slice(0, atOnce)
  return page(visit, noticesPage({ frame: frame(visit), columns, column: columns.find(({ value }) => value === column) ?? null, counties, county, notices: shown.map(shownAs), next: found.length > atOnce ? shown.at(-1)!.id : null, later: before !== null }), 200, 'everybody')
}

async function preview(visit: Visit): Promise<unknown> {
  const { id } = visit.request.params as { id: string }
  const actor = await visit.portal.deps.staff?.(visit.request)
  const found = actor?.kind === 'staff' && isId(id) ? await published.preview(visit.portal.deps.pool, actor, id) : undefined
  return found ? page(visit, noticePage({ frame: frame(visit), notice: shownAs(found), preview: '公开以后就是这个样子。' })) : wrongPage(visit, 404, '没有这份公告。', '/notices')
}

const read = <T>(portal: Portal, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> => readOnce(portal, (tx) => work(tx, portal.deps.clock.now()))

const shownAs = ({ id, title, text, columnCode, areaCode, unitName, phone, publishedAt, shownUntil }: PublicAnnouncement): PublicNotice =>
  ({ id, title, text, column: { value: columnCode, text: columnName(columnCode) }, areaName: announcementAreas[areaCode], unitName, phone, publishedAt: publishedAt.toISOString(), until: `${shownUntil}T00:00:00+08:00` })

const atOnce = 15
/** In milliseconds. */
const patience = 400
const columns = announcementColumns.map((value) => ({ value: value as string, text: columnName(value) }))
const counties = Object.entries(announcementAreas).filter(([code]) => code !== wholeCity).map(([value, text]) => ({ value, text: text as string }))
const newest = new WeakMap<Portal, { at: number; news: Promise<readonly NewsLine[]> }>()
