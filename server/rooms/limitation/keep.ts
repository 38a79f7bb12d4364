import type { SheetFacts } from '../../../contract/limitation.ts'
import { allowed } from '../../platform/access.ts'
import { earlier, once, requestWrite, type Answered } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { flush, type Write } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { orderRecords } from '../work-orders/index.ts'
import { limitationPermissions } from './permissions.ts'
import { reckoned } from './reckoned.ts'
import { findSheet, openOrder, type Sheet } from './sheet.ts'

/** Keeps the facts and the days that follow. Who kept an older version than the one he saw is told, and loses nothing typed. */
export const keepSheet = (call: Call, { id, requestId, version, ...typed }: SheetFacts & { id: string; requestId: string; version: number }, calendar: WorkCalendar): Promise<void> =>
  onSheet(call, { action: 'limitation.keep', orderId: id, requestId, input: { id, version, ...typed } }, async (tx, before) => {
    // What is typed as an obstacle is nobody's narrative: its numbers go for good.
    const facts = maskNumbers(typed)
    if ((before?.version ?? 0) !== version) return refuse('conflict', '别人刚改过这张时效表。您填的还在页面上，请先刷新对照，再保存。')
    const { reckonings } = reckoned(facts, calendar, call.now)
    await writeSheet(tx, id, facts, call)
    await writeDays(tx, id, reckonings)
    const said = reckonings.map(({ zh, dueOn, stateName }) => `${zh}：${dueOn ?? stateName}`).join('；')
    return `时效守护：${said || '清空'}`
  })

/** What every change of a sheet is: the order locked, the right asked, once a request, a line in the story, an audit entry. */
export const onSheet = async (call: Call, { action, orderId, requestId, input }: Asked, change: (tx: Tx, before: Sheet | undefined) => Promise<string | { text: string; writes: Write[] }>): Promise<void> => {
  const { actor, now, pool, sight } = call
  const asked = { actor, sight, id: orderId, action, input, requestId, now }
  const answer = await once(pool, asked, () => inContext(pool, sight, async (tx): Promise<Answered> => {
    await openOrder(tx, orderId, { actor, now })
    const [order] = await orderRecords.lock(tx, [orderId])
    const before = await earlier(tx, asked)
    if (before) return before
    if (!allowed(limitationPermissions, 'setLimitation', actor, orderRecords.subjectOf(order!))) refuse('notAllowed', '您没有填写这张时效表的权限；由办理这件工单的单位填写。')
    if (order!.state === 'archived') refuse('wrongState', '工单已归档，时效表不能再改。', { state: order!.state })
    const done = await change(tx, await findSheet(tx, orderId))
    const { text, writes } = typeof done === 'string' ? { text: done, writes: [] } : done
    await flush(tx, [...writes, ...orderRecords.story(order!, { actor, now }, { text, right: 'limitation' }), auditWrite({ actor, at: now, act: action, object: orderId, purpose: text.slice(0, 500), result: 'ok' }), requestWrite(asked, { answer: { ok: true } })])
    return { answer: { ok: true } }
  }))
  if ('refusal' in answer) throw new Refused(answer.refusal)
}

const writeSheet = (tx: Tx, orderId: string, facts: SheetFacts, { actor, now }: Call): Promise<unknown> => tx.rows(
  `insert into limitation_sheet (order_id, version, codes, facts, set_at, set_by) values ($1, 1, $2, $3, $4, $5)
   on conflict (order_id) do update set version = limitation_sheet.version + 1, codes = excluded.codes, facts = excluded.facts, set_at = excluded.set_at, set_by = excluded.set_by`,
  [orderId, facts.codes, JSON.stringify(facts), now, actor.id])

/** A day that stays keeps what was warned of it; one that moves is warned of anew. */
async function writeDays(tx: Tx, orderId: string, reckonings: readonly { code: string; dueOn: string | null; state: string }[]): Promise<void> {
  const running = reckonings.filter(({ state, dueOn }) => state === 'running' && dueOn)
  await tx.rows('delete from limitation_due where order_id = $1 and code <> all($2)', [orderId, running.map(({ code }) => code)])
  await tx.rows(
    `insert into limitation_due (order_id, code, due_on) select $1, c, d from unnest($2::text[], $3::date[]) as t (c, d)
     on conflict (order_id, code) do update set due_on = excluded.due_on, warned_days = case when limitation_due.due_on = excluded.due_on then limitation_due.warned_days end`,
    [orderId, running.map(({ code }) => code), running.map(({ dueOn }) => dueOn)])
}

type Asked = { action: string; orderId: string; requestId: string; input: object }
