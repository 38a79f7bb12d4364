import type { PublicationAnswer } from '../../../../contract/publication.ts'
import { allowed } from '../../../platform/access.ts'
import { birth, once, earlier, requestWrite, type Answered } from '../../../platform/act.ts'
import { auditWrite } from '../../../platform/audit.ts'
import { inContext } from '../../../platform/context.ts'
import { Refused, type Refusal } from '../../../platform/errors.ts'
import { flush } from '../../../platform/flush.ts'
import type { Call } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { publicationPermissions } from './permissions.ts'
import { answerOf, publications, publicationSight } from './lifecycle.ts'
import { mustBeClean } from './record.ts'

/** 提请公开: a reply starts on its way. Whose reply it is, the room of the work orders says (`replyOf`), in the asker's own sight. */
export const propose = async (call: Call, replyOf: ReplyOf | undefined, input: { requestId: string; orderId: string; title: string; text: string }): Promise<PublicationAnswer> => {
  const { actor, now, pool } = call
  const reply = await replyOf?.(call, input.orderId)
  if (!reply) throw new Refused({ kind: 'notFound', message: '没有找到这件工单，或还没有答复。' })
  const asked = { actor, sight: publicationSight(actor), id: input.orderId, action: 'propose', input: { title: input.title, text: input.text }, requestId: input.requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, asked.sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    // Two proposals of one reply come one after the other, so that the second is told of the first.
    await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 7312005))', [input.orderId])
    const open = await tx.one('select 1 from publication where order_id = $1 and state <> \'refused\'', [input.orderId])
    const no = objection(call, reply, input) ?? (open ? { kind: 'conflict' as const, message: '这件工单的答复已在公开流程中。' } : undefined)
    const id = newId(now)
    const fresh = no ? undefined : birth(publications, {
      id, as: 'propose', facts: { text: '提请公开' },
      row: { state: 'toSelfReview', created_by: actor.id, order_id: input.orderId, unit_id: reply.unitId, bureau_id: reply.bureauId, title: input.title, text: input.text },
    }, actor, now, null)
    const said: Answered = fresh ? { answer: answerOf(fresh.record, actor) } : { refusal: no as Refusal }
    await flush(tx, [...(fresh?.writes ?? []), auditWrite({ actor, at: now, act: 'publication.propose', object: input.orderId, purpose: null, result: fresh ? 'ok' : 'refused' }), requestWrite(asked, said)])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.answer as PublicationAnswer
}

function objection({ actor }: Call, reply: Reply, input: { title: string; text: string }): Refusal | undefined {
  const may = allowed(publicationPermissions, 'propose', actor, { ownerIds: [], unitIds: [reply.unitId], bureauIds: [reply.bureauId] })
  return may ? mustBeClean(`${input.title}\n${input.text}`) : { kind: 'notAllowed', message: '只有承办单位和管辖局可以提请公开这份答复。' }
}

type Reply = { unitId: string; bureauId: string }
/** The unit that answered and the bureau in charge, or undefined when the asker may not see the order or it has no reply yet. */
export type ReplyOf = (call: Call, orderId: string) => Promise<Reply | undefined>
