import type pg from 'pg'
import { allowed, systemActor, type Actor } from '../../../platform/access.ts'
import { act } from '../../../platform/act.ts'
import { inContext, systemSight } from '../../../platform/context.ts'
import { dayOf } from '../../../platform/days.ts'
import { newId } from '../../../platform/ids.ts'
import { announcementsInIndex, announcementsOf, announcementsToIndex, findAnnouncement, findAnnouncements, findUnshown, type PublicAnnouncement } from './announcements.ts'
import { publications, publicationSight } from './lifecycle.ts'
import { publicationPermissions } from './permissions.ts'
import { lockPublications, subjectOf } from './record.ts'
import { findPublished, findPublishedReply } from './views.ts'

/** What the pages for residents, and those who run them, may ask of this road: one door for replies and notices. */
export const published = {
  replies: findPublished,
  reply: findPublishedReply,
  announcements: findAnnouncements,
  announcement: findAnnouncement,
  announcementsOf,
  /** For the index of texts. */
  toIndex: announcementsToIndex,
  ofIndex: announcementsInIndex,
  /** Whoever may see a draft may see how it will look; for anybody else there is none. */
  preview: (pool: pg.Pool, actor: Actor, id: string): Promise<PublicAnnouncement | undefined> => inContext(pool, publicationSight(actor), async (tx) => {
    const [record] = await lockPublications(tx, [id])
    return record && allowed(publicationPermissions, 'see', actor, subjectOf(record)) ? findUnshown(tx, id) : undefined
  }),
  /** 到期下线: notices past their last day, each by the one door and on record; answers with what went, for whoever tells their owners. Run twice, the second finds nothing. */
  expire: async (pool: pg.Pool, now: Date): Promise<{ title: string; unitId: string; ownerId: string }[]> => {
    const over = await inContext(pool, systemSight, (tx) => tx.rows<{ id: string; title: string; unitId: string; ownerId: string }>(
      `select id, title, unit_id as "unitId", owner_id as "ownerId" from publication where kind = 'announcement' and state = 'published' and shown_until < $1 order by id limit 500`, [dayOf(now)]))
    for (const { id } of over) await act(publications, { pool, world: null }, { id, action: 'expire', input: {}, requestId: newId(), actor: systemActor, sight: systemSight, now })
    return over
  },
} as const
