import { earlier, once, requestWrite, type Answered } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { isRefusal, Refused, type Refusal } from '../../platform/errors.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { coverageSight, type Asker } from './lifecycle.ts'

/** What has no lifecycle, yet must count once: a repeat with the same request id gets the first answer; each leaves an audit row. */
export const askedOnce = async <V>({ pool, actor, now }: Asker, wish: { id: string; action: string; input: unknown; requestId: string }, work: (tx: Tx) => Promise<Done<V> | Refusal>): Promise<V> => {
  const asked = { ...wish, actor, sight: coverageSight(actor), now }
  const answer = await once(pool, asked, () => inContext(pool, asked.sight, async (tx): Promise<Answered> => {
    const before = await earlier(tx, asked)
    if (before) return before
    const done = await work(tx)
    const said: Answered = isRefusal(done) ? { refusal: done } : { answer: done.answer }
    await flush(tx, [...(isRefusal(done) ? [] : (done.writes ?? [])), auditWrite({ actor, at: now, act: `coverage.${wish.action}`, object: wish.id, purpose: null, result: isRefusal(done) ? 'refused' : 'ok' }), requestWrite(asked, said)])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
  return answer.answer as V
}

export const noRecord = '00000000-0000-7000-8000-000000000000'
type Done<V> = { answer: V; writes?: readonly Write[] }
