import type { PublicationAnswer } from '../../../../contract/publication.ts'
import { birth, earlier, once, requestWrite, type Answered } from '../../../platform/act.ts'
import { auditWrite } from '../../../platform/audit.ts'
import { inContext, type Tx } from '../../../platform/context.ts'
import { isRefusal, Refused, type Refusal } from '../../../platform/errors.ts'
import { flush, type Row } from '../../../platform/flush.ts'
import type { Call } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { answerOf, publications, publicationSight } from './lifecycle.ts'

/** How a publication comes into being, whichever it is: once a request, judged in the same transaction, on record also when refused. */
export const begin = async ({ actor, now, pool }: Call, { as, about, text, input, requestId }: Beginning, judge: (tx: Tx) => Promise<Refusal | Row>): Promise<PublicationAnswer> => {
  const asked = { actor, sight: publicationSight(actor), id: about, action: as, input, requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, asked.sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    const judged = await judge(tx)
    const fresh = isRefusal(judged) ? undefined : birth(publications, { id: newId(now), as, facts: { text }, row: { created_by: actor.id, ...judged } }, actor, now, null)
    const said: Answered = fresh ? { answer: answerOf(fresh.record, actor) } : { refusal: judged as Refusal }
    await flush(tx, [...(fresh?.writes ?? []), auditWrite({ actor, at: now, act: `publication.${as}`, object: about, purpose: null, result: fresh ? 'ok' : 'refused' }), requestWrite(asked, said)])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.answer as PublicationAnswer
}

/** `about`: the order, or the unit that will answer for it. */
type Beginning = { as: 'propose' | 'announce'; about: string; text: string; input: unknown; requestId: string }
