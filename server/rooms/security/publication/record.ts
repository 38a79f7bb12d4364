import type { z } from 'zod'
import type { Actor, Subject } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Refusal } from '../../../platform/errors.ts'
import type { Action, Decide, Outcome, Rec } from '../../../platform/lifecycle.ts'
import type { AnnouncementArea, AnnouncementColumn } from '../../../../contract/announcements.ts'
import type { PublicationKind, PublicationState } from '../../../../contract/publication.ts'
import { blocking } from './detector.ts'
import { gates, type Gate } from './states.ts'

export const lockPublications = async (tx: Tx, ids: readonly string[]): Promise<Publication[]> => {
  const rows = await tx.rows<Omit<Publication, 'clocks' | 'returnsTo'>>(`${publicationColumns} where p.id = any($1) order by p.id for update of p`, [ids])
  return rows.map((row) => ({ ...row, returnsTo: null, clocks: [] }))
}

export const subjectOf = (publication: Publication): Subject => ({ ownerIds: [publication.createdBy], unitIds: [publication.unitId], bureauIds: [publication.bureauId], recordId: publication.id })

/** Whoever did one step may not do the next: nobody reviews his own review. */
export const otherThan = (actorId: string, record: Publication, gate: Gate['action']): Refusal | undefined =>
  gates.find(({ action }) => action === gate)!.notBy.some((step) => record[step] === actorId) ? { kind: 'notAllowed', message: '自查、保密审查、审批须由不同的人办理，您已办过前面的一步。' } : undefined

/** All that will be read: a heading can give somebody away as well as the text. */
export const wordsOf = ({ title, text }: Pick<Publication, 'title' | 'text'>): string => `${title}\n${text}`

export const mustBeClean = (text: string): Refusal | undefined => {
  const found = blocking(text)
  if (found.length === 0) return undefined
  const what = [...new Set(found.map((finding) => finding.zh))].join('、')
  const mark = found.some((finding) => finding.kind === 'secretMark') ? '发现密级标志，请立即停止传播并报告保密部门。' : ''
  return { kind: 'invalid', message: `公开内容里有${what}，请删去或隐去后再提交。${mark}`, fields: { text: `含有${what}：${found.map((finding) => finding.sample).join('，')}` } }
}

/** One verb on a publication, with its input typed from the contract. */
export const publicationAction = <S extends z.ZodType>(action: {
  input: S
  offer?: (record: Publication, actor: Actor) => boolean
  next: (record: Publication) => string
  decide: (call: Decide<Publication, null, z.infer<S>>) => Refusal | Outcome
}): Action<Publication, null> => action as unknown as Action<Publication, null>

export const publicationColumns = `select p.id, p.version, p.state, p.kind, p.column_code as "columnCode", p.area_code as "areaCode", p.shown_from as "shownFrom", p.shown_until as "shownUntil", p.owner_id as "ownerId", p.created_at as "createdAt", p.created_by as "createdBy", p.order_id as "orderId", p.unit_id as "unitId", p.bureau_id as "bureauId",
  p.title, p.text, p.self_reviewed_by as "selfReviewedBy", p.secrecy_reviewed_by as "secrecyReviewedBy", p.approved_by as "approvedBy", p.refused_reason as "refusedReason",
  p.published_at as "publishedAt", p.log_seq as "logSeq", p.log_hash as "logHash" from publication p`

export type Publication = Rec & {
  state: PublicationState; kind: PublicationKind; createdAt: Date; createdBy: string; orderId: string | null; unitId: string; bureauId: string; title: string; text: string
  selfReviewedBy: string | null; secrecyReviewedBy: string | null; approvedBy: string | null; refusedReason: string | null; publishedAt: Date | null
  /** Of a notice. */
  columnCode: AnnouncementColumn | null; areaCode: AnnouncementArea | null; shownFrom: string | null; shownUntil: string | null; ownerId: string | null
}
