import { word } from '../../../../contract/glossary.ts'
import { publicationWords, type PublicationDetail, type PublicationKind, type PublicationRow, type PublicationState, type PublicationsOf } from '../../../../contract/publication.ts'
import { allowed, isEmpty, reachOf, type Actor } from '../../../platform/access.ts'
import { inContext, type Tx } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import type { Call } from '../../../platform/http.ts'
import { factsOf } from './announcements.ts'
import { detect } from './detector.ts'
import { offered, publicationSight } from './lifecycle.ts'
import { publicationPermissions } from './permissions.ts'
import { publicationColumns, subjectOf, wordsOf, type Publication } from './record.ts'
import { reachIn, waitingFor } from './waiting.ts'

export const listPublications = (call: Call, ask: Asked): Promise<{ rows: PublicationRow[]; next: string | null; mayAnnounce: boolean }> =>
  inContext(call.pool, publicationSight(call.actor), async (tx) => {
    const values: unknown[] = [ask.state ?? null, ask.cursor ?? null, ask.size + 1, ask.kind ?? null]
    const reach = reachIn('see', call.actor, values)
    const rows = await tx.rows<Omit<PublicationRow, 'stateName' | 'kindName'>>(
      `select p.id, p.kind, p.order_id as "orderId", p.title, p.state, p.created_at as "createdAt", p.version, u.name as "unitName", b.name as "bureauName", a.name as "createdBy"
       from publication p join unit u on u.id = p.unit_id join unit b on b.id = p.bureau_id left join account a on a.id = p.created_by
       where ${reach} and ${ofWhom(ask.of, call.actor, values)} and ($4::text is null or p.kind = $4) and ($1::text is null or p.state = $1) and ($2::text is null or p.id < $2::uuid) order by p.id desc limit $3`, values)
    const shown = rows.slice(0, ask.size).map((row) => ({ ...row, stateName: publicationWords[row.state], kindName: word('publicationKind', row.kind) }))
    return { rows: shown, next: rows.length > ask.size ? (shown.at(-1)?.id ?? null) : null, mayAnnounce: !isEmpty(reachOf(publicationPermissions, 'announce', call.actor)) }
  })

function ofWhom(of: PublicationsOf | undefined, actor: Actor, values: unknown[]): string {
  if (of === 'waiting') return waitingFor(actor, values)
  if (of !== 'mine') return 'true'
  values.push(actor.id)
  return `p.created_by = $${values.length}::uuid`
}

export const lookAtPublication = (call: Call, id: string): Promise<PublicationDetail> =>
  inContext(call.pool, publicationSight(call.actor), async (tx) => {
    const found = await tx.one<Publication>(`${publicationColumns} where p.id = $1`, [id])
    if (!found || !allowed(publicationPermissions, 'see', call.actor, subjectOf(found))) return refuse('notFound', '没有找到，或不在您的权限范围内。')
    const { ownerName, ...names } = await namesOf(tx, found)
    const record = { ...found, returnsTo: null, clocks: [] }
    return {
      id, kind: found.kind, kindName: word('publicationKind', found.kind), orderId: found.orderId, announcement: factsOf(found, ownerName, call.now), title: found.title, text: found.text, state: found.state, stateName: publicationWords[found.state], version: found.version,
      createdAt: new Date(found.createdAt).toISOString(), ...names, refusedReason: found.refusedReason, publishedAt: found.publishedAt && new Date(found.publishedAt).toISOString(),
      findings: detect(wordsOf(found)), actions: offered(record, call.actor), story: await storyOf(tx, id),
    }
  })

/** What everybody may read, newest first; `before` is the id of the last one seen. Nobody's sight is needed: the database shows what is published to all. */
export const findPublished = (tx: Tx, { size = 20, before = null }: { size?: number; before?: string | null } = {}): Promise<PublishedReply[]> =>
  tx.rows(`${published} and ($2::uuid is null or (p.published_at, p.id) < (select q.published_at, q.id from publication q where q.id = $2 and q.state = 'published')) order by p.published_at desc, p.id desc limit $1`, [size, before], 'published_replies')

export const findPublishedReply = (tx: Tx, id: string): Promise<PublishedReply | undefined> => tx.one(`${published} and p.id = $1`, [id], 'published_reply')

/** Where the reply of an order stands on its way to the public, as far as the asker may see it; the last one counts. */
export const findPublicationOf = (tx: Tx, orderId: string): Promise<{ id: string; state: PublicationState } | undefined> =>
  tx.one('select id, state from publication where order_id = $1 order by created_at desc, id desc limit 1', [orderId], 'publication_of')

const published = `select p.id, p.title, p.text, p.unit_id as "unitId", u.name as "unitName", p.published_at as "publishedAt" from publication p join unit u on u.id = p.unit_id where p.state = 'published' and p.kind = 'reply' and p.published_at is not null`

async function namesOf(tx: Tx, found: Publication): Promise<Pick<PublicationDetail, 'unitName' | 'bureauName' | 'createdBy' | 'selfReviewedBy' | 'secrecyReviewedBy' | 'approvedBy'> & { ownerName: string | null }> {
  const rows = await tx.rows<{ id: string; name: string }>('select id, name from account where id = any($1) union all select id, name from unit where id = any($1)',
    [[found.unitId, found.bureauId, found.createdBy, found.selfReviewedBy, found.secrecyReviewedBy, found.approvedBy, found.ownerId].filter((id) => id !== null)])
  const name = (id: string | null): string | null => rows.find((row) => row.id === id)?.name ?? null
  return {
    unitName: name(found.unitId) ?? '', bureauName: name(found.bureauId) ?? '', createdBy: name(found.createdBy) ?? '',
    selfReviewedBy: name(found.selfReviewedBy), secrecyReviewedBy: name(found.secrecyReviewedBy), approvedBy: name(found.approvedBy), ownerName: name(found.ownerId),
  }
}

async function storyOf(tx: Tx, id: string): Promise<PublicationDetail['story']> {
  const rows = await tx.rows<{ at: Date; action: keyof typeof publicationWords; by: string; text: string | null }>(
    `select at, action, actor_name as by, facts ->> 'text' as text from action_log where record_id = $1 order by seq`, [id])
  return rows.map((row) => ({ at: new Date(row.at).toISOString(), label: publicationWords[row.action], by: row.by, text: row.text ?? '' }))
}

export type PublishedReply = { id: string; title: string; text: string; unitId: string; unitName: string; publishedAt: Date }
type Asked = { state?: PublicationState | undefined; kind?: PublicationKind | undefined; of?: PublicationsOf | undefined; cursor?: string | undefined; size: number }
