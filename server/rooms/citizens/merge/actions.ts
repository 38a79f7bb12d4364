import { sameInputs } from '../../../../contract/citizens.ts'
import type { Actor } from '../../../platform/access.ts'
import { otherThanProposer, sameAction } from './record.ts'

/**
 * 一个人. Nothing is rewritten: both records keep their histories, orders and identifiers; the older one stands for both from
 * now on. What comes later hangs on the record by whose name or number it came, so that taking this back parts it rightly.
 */
const merge = sameAction({
  input: sameInputs.merge,
  next: () => '两份档案合在一起看，各自的经过都保留；以后随时可以拆开。',
  decide: ({ record, input, actor, now }) => otherThanProposer(record, actor) ?? (record.apart
    ? { kind: 'conflict', message: '合并以后，档案里会有两份已经判定“不是同一人”的记录。请先在“不是同一人”中重新判断那一对。' }
    : { set: decided(actor, now, input.reason), facts: { text: `判断：是同一个人${input.reason ? `。${input.reason}` : ''}` }, event: { oneId: record.oneId, otherId: record.otherId } }),
})

/** 不是. Remembered: the same two are never raised again, unless a person asks for it. */
const keepApart = sameAction({
  input: sameInputs.keepApart,
  next: () => '记住两人不是同一个人，以后不再提示。',
  decide: ({ record, input, actor, now }) => otherThanProposer(record, actor) ?? (record.still
    ? { kind: 'conflict', message: '这两份记录已经通过别的合并连在一起。请先拆开那一处，再判断这一对。' }
    : { set: decided(actor, now, input.reason), facts: { text: `判断：不是同一个人。${input.reason}` } }),
})

/** 以后再说: stays on the list of its own, and comes back on the day named. */
const postpone = sameAction({
  input: sameInputs.postpone,
  next: () => '放到“以后再说”，到了日子再提示。',
  decide: ({ input }) => ({ set: { look_again_on: input.until ?? null, reason: input.reason ?? null }, facts: { text: `以后再说${input.until ? `，${input.until} 再看` : ''}${input.reason ? `。${input.reason}` : ''}` } }),
})

/** 拆开: takes a merge back, at any time. Each order goes with the record under which it came, those since the merge included. */
const separate = sameAction({
  input: sameInputs.separate,
  next: () => '两份档案分开，各归各的；合并以后来的诉求跟着当时报的姓名、号码走。记住两人不是同一个人。',
  decide: ({ record, input, actor, now }) => (record.still
    ? { kind: 'conflict', message: '这两份记录还通过别的合并连在一起，只拆这一处分不开。请先拆开另外那一处。' }
    : { set: decided(actor, now, input.reason), facts: { text: `拆开：${input.reason}` }, event: { oneId: record.oneId, otherId: record.otherId } }),
})

/** 重新判断: a “no” may be wrong as well. */
const reconsider = sameAction({
  input: sameInputs.reconsider,
  next: () => '回到“待判断”。',
  decide: ({ input }) => ({ set: { decided_by: null, decided_at: null, reason: null }, facts: { text: `重新判断：${input.reason}` } }),
})

export const sameActionsTable = { merge, keepApart, postpone, separate, reconsider }

const decided = (actor: Actor, now: Date, reason: string | undefined) => ({ decided_by: actor.id, decided_at: now, reason: reason ?? null, look_again_on: null })
