import type { PublicationAnswer } from '../../../../contract/publication.ts'
import { allowed } from '../../../platform/access.ts'
import { Refused, type Refusal } from '../../../platform/errors.ts'
import type { Call } from '../../../platform/http.ts'
import { begin } from './begin.ts'
import { publicationPermissions } from './permissions.ts'
import { mustBeClean, wordsOf } from './record.ts'

/** 提请公开: a reply starts on its way. Whose reply it is, the room of the work orders says (`replyOf`), in the asker's own sight. */
export const propose = async (call: Call, replyOf: ReplyOf | undefined, { requestId, orderId, title, text }: { requestId: string; orderId: string; title: string; text: string }): Promise<PublicationAnswer> => {
  const reply = await replyOf?.(call, orderId)
  if (!reply) throw new Refused({ kind: 'notFound', message: '没有找到这件工单，或还没有答复。' })
  return begin(call, { as: 'propose', about: orderId, text: '提请公开', input: { title, text }, requestId }, async (tx) => {
    // Two proposals of one reply come one after the other, so that the second is told of the first.
    await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 7312005))', [orderId])
    const open = await tx.one('select 1 from publication where order_id = $1 and state <> \'refused\'', [orderId])
    return objection(call, reply, { title, text }) ?? (open ? { kind: 'conflict', message: '这件工单的答复已在公开流程中。' }
      : { kind: 'reply', state: 'toSelfReview', order_id: orderId, unit_id: reply.unitId, bureau_id: reply.bureauId, title, text })
  })
}

function objection({ actor }: Call, reply: Reply, words: { title: string; text: string }): Refusal | undefined {
  const may = allowed(publicationPermissions, 'propose', actor, { ownerIds: [], unitIds: [reply.unitId], bureauIds: [reply.bureauId] })
  return may ? mustBeClean(wordsOf(words)) : { kind: 'notAllowed', message: '只有承办单位和管辖局可以提请公开这份答复。' }
}

type Reply = { unitId: string; bureauId: string }
/** The unit that answered and the bureau in charge, or undefined when the asker may not see the order or it has no reply yet. */
export type ReplyOf = (call: Call, orderId: string) => Promise<Reply | undefined>
