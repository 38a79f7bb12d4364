import type pg from 'pg'
import { inContext, systemSight } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { flush } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs.ts'
import { periodRows } from '../../rules/limitation/index.ts'

/** Days before the last one on which who holds the order is told. Ours, from no rule: 待核实. */
export const warnDays = [30, 7, 3, 1, 0] as const

export const limitationJobs = (desk: { pool: pg.Pool }): readonly Job[] => [{ name: 'warn-limitation', run: async (_payload, { now }) => { await warnLimitation(desk.pool, now) } }]

/** Each threshold is told once a day that was worked out; run twice, or by two processes, it tells nothing twice. */
export const warnLimitation = (pool: pg.Pool, now: Date): Promise<number> => inContext(pool, systemSight, async (tx) => {
  const due = await tx.rows<Due>(
    `select d.order_id as "orderId", d.code, d.due_on::text as "dueOn", d.due_on - $1::date as left, coalesce(o.turn_unit_id, o.unit_id, o.intake_unit_id) as "unitId", o.handler_id as "handlerId", o.number, o.sensitive
     from limitation_due d join work_order o on o.id = d.order_id
     where d.due_on between $1::date and $1::date + $2::int and o.state not in ('archived', 'withdrawn', 'merged', 'declined')
       and (d.warned_days is null or d.warned_days > (select min(t) from unnest($3::int[]) t where t >= d.due_on - $1::date))
     order by d.due_on, d.order_id limit 2000 for update of d skip locked`, [dayOf(now), warnDays[0], [...warnDays]])
  for (const one of due) await tx.rows('update limitation_due set warned_days = $3 where order_id = $1 and code = $2', [one.orderId, one.code, Math.min(...warnDays.filter((days) => days >= one.left))])
  await flush(tx, due.map((one) => ({ insert: 'notice', row: { id: newId(now), at: now, unit_id: one.handlerId ? null : one.unitId, account_id: one.handlerId, role: null, order_id: one.orderId, kind: 'limitation', text: wordsOf(one) } })))
  return due.length
})

function wordsOf({ code, dueOn, left, number, sensitive }: Due): string {
  // A whole unit reads it: which period runs may tell what a sensitive matter is about.
  const row = sensitive ? { zh: '敏感诉求的一项期限', toDo: '办理' } : periodRows.find((one) => one.code === code)
  return `${number}：“${row?.zh ?? code}”${left === 0 ? '今天是最后一日' : `还有 ${left} 日`}（${dueOn}）。请尽快提醒当事人${row?.toDo ?? '办理'}${left < 7 ? '；不足七日的可先行提供法律援助' : ''}。`
}

type Due = { orderId: string; code: string; dueOn: string; left: number; unitId: string | null; handlerId: string | null; number: string; sensitive: boolean }
