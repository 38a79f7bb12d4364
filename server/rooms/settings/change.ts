import { earlier, once, outboxWrite, requestWrite, type Answered } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { isRefusal, Refused, type Refusal } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { readStored, type Stored } from './stored.ts'

/**
 * The one way to change a setting: one change at a time in the whole city, once a `requestId`, with what was set and why in
 * the audit. A change of the calendar also leaves an event, and the rooms above count their clocks anew.
 */
export const changeSetting = async <I extends object>(call: Call, action: string, { requestId, ...input }: I & { requestId: string }, decide: Decide<I>): Promise<void> => {
  const { actor, now, pool, sight } = call
  const asked = { actor, sight, id: noRecord, action, input, requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, sight, async (tx): Promise<Answered> => {
    await tx.rows(`select pg_advisory_xact_lock(hashtext('setting'))`)
    const before = await earlier(tx, asked)
    if (before) return before
    const decided = decide(await readStored((text, values) => tx.rows(text, values)), input as unknown as I, { by: actor.id, at: now.toISOString() })
    const refused = isRefusal(decided)
    if (!refused) for (const row of [decided, ...(decided.also ? [decided.also] : [])]) await store(tx, call, row)
    const said: Answered = refused ? { refusal: decided } : { answer: { ok: true } }
    await flush(tx, [
      auditWrite({ actor, at: now, act: `setting.${action}`, object: refused ? 'setting' : decided.name, purpose: refused ? null : decided.what.slice(0, 500), result: refused ? 'refused' : 'ok' }),
      ...(!refused && decided.calendar ? [outboxWrite(now, 'setting.calendarChanged', 'setting', newId(now), { what: decided.what })] : []),
      requestWrite(asked, said),
    ])
    return said
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
}

const store = (tx: Tx, { actor, now }: Call, { name, value }: SettingRow): Promise<unknown> =>
  tx.rows('insert into setting (name, value, set_at, set_by) values ($1, $2, $3, $4) on conflict (name) do update set value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by', [name, JSON.stringify(value), now, actor.id])

const noRecord = '00000000-0000-7000-8000-000000000000'

/** `calendar`: running clocks may have to be counted anew. `what` is the sentence in the audit. */
export type Change = SettingRow & { what: string; calendar?: true; /** What is set together with it. */ also?: SettingRow }
type SettingRow = { [N in keyof Stored]: { name: N; value: Stored[N] } }[keyof Stored]
type Decide<I> = (stored: Stored, input: I, by: { by: string; at: string }) => Change | Refusal
