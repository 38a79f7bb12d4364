import { announcementAreas, columnName, wholeCity, type AnnouncementColumn, type AnnouncementFacts } from '../../../../contract/announcements.ts'
import type { Tx } from '../../../platform/context.ts'
import { dayOf } from '../../../platform/days.ts'
import type { Refusal } from '../../../platform/errors.ts'
import type { Publication } from './record.ts'

/** What residents read now, newest first: approved, begun, and its last day not over. Of a county: its own and the whole city's. `before` is the id of the last one seen. */
export const findAnnouncements = (tx: Tx, { now, column = null, county = null, size, before = null }: AnnouncementsAsked): Promise<PublicAnnouncement[]> =>
  tx.rows(`${shown} and ($3::text is null or p.column_code = $3) and ($4::text is null or p.area_code in ('${wholeCity}', $4))
    and ($5::uuid is null or (p.published_at, p.id) < (select q.published_at, q.id from publication q where q.id = $5 and q.state = 'published')) order by p.published_at desc, p.id desc limit $6`, [now, dayOf(now), column, county, before, size], 'announcements_shown')

export const findAnnouncement = (tx: Tx, id: string, now: Date): Promise<PublicAnnouncement | undefined> => tx.one(`${shown} and p.id = $3`, [now, dayOf(now), id], 'announcement_shown')

/** Those of these ids that residents may read now, as they are found by a search. */
export const announcementsOf = (tx: Tx, ids: readonly string[], now: Date): Promise<PublicAnnouncement[]> => tx.rows(`${shown} and p.id = any($3)`, [now, dayOf(now), ids], 'announcements_of')

/** What a search may know of: only what is let through. On which days it shows is asked when it was found. */
export const announcementsToIndex = (tx: Tx, after: string, size: number): Promise<IndexAnnouncement[]> =>
  tx.rows(`${indexed} and p.state = 'published' and p.id > $1 order by p.id limit $2`, [after, size])
/** These as they stand now; what is no longer let through is gone. */
export const announcementsInIndex = (tx: Tx, ids: readonly string[]): Promise<IndexAnnouncement[]> => tx.rows(`${indexed} and p.id = any($1)`, [ids])

/** As residents would read it, whatever its state: for the staff's look beforehand, in the looker's own sight. */
export const findUnshown = (tx: Tx, id: string): Promise<PublicAnnouncement | undefined> => tx.one(`${columns} where p.kind = 'announcement' and p.id = $1`, [id])

export const factsOf = ({ kind, columnCode, areaCode, shownFrom, shownUntil, state, publishedAt }: Publication, ownerName: string | null, now: Date): AnnouncementFacts | null => {
  if (kind !== 'announcement' || !columnCode || !areaCode || !shownFrom || !shownUntil) return null
  const isShown = state === 'published' && publishedAt !== null && publishedAt <= now && shownUntil >= dayOf(now)
  return { columnCode, columnName: columnName(columnCode), areaCode, areaName: announcementAreas[areaCode], fromOn: shownFrom, untilOn: shownUntil, ownerName, shown: isShown }
}

export const daysInOrder = ({ fromOn, untilOn }: { fromOn: string; untilOn: string }, now: Date): Refusal | undefined => {
  const says = untilOn < fromOn ? '最后一天不能早于开始的那天' : untilOn < dayOf(now) ? '最后一天已经过去了' : undefined
  return says ? { kind: 'invalid', message: `${says}，请改日期。`, fields: { untilOn: says } } : undefined
}

/** What nobody would ever see is not sent further. */
export const stillAhead = (until: string | null, now: Date): Refusal | undefined =>
  until !== null && until < dayOf(now) ? { kind: 'invalid', message: `这份公告的最后一天（${until}）已经过去了，请先修改日期。` } : undefined

const columns = `select p.id, p.title, p.text, p.column_code as "columnCode", p.area_code as "areaCode", p.shown_from as "shownFrom", p.shown_until as "shownUntil", p.unit_id as "unitId", u.name as "unitName", u.phone, p.owner_id as "ownerId",
  coalesce(p.published_at, p.shown_from::timestamp at time zone 'Asia/Shanghai') as "publishedAt" from publication p join unit u on u.id = p.unit_id`
const shown = `${columns} where p.kind = 'announcement' and p.state = 'published' and p.published_at <= $1 and p.shown_until >= $2`
const indexed = `select p.id, p.title, p.text, p.column_code as "columnCode", p.area_code as "areaCode", p.state <> 'published' as gone from publication p where p.kind = 'announcement'`

export type IndexAnnouncement = { id: string; title: string; text: string; columnCode: AnnouncementColumn; areaCode: string; gone: boolean }
export type AnnouncementsAsked = { now: Date; column?: AnnouncementColumn | null; county?: string | null; size: number; before?: string | null }
export type PublicAnnouncement = { id: string; title: string; text: string; columnCode: AnnouncementColumn; areaCode: keyof typeof announcementAreas; shownFrom: string; shownUntil: string; unitId: string; unitName: string; phone: string | null; ownerId: string; publishedAt: Date }
