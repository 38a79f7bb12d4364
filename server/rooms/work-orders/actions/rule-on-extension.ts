import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { dueAt } from '../../../platform/deadlines.ts'
import { orderAction } from '../action.ts'
import { clockTimes, ruleOf } from '../deadlines.ts'

/** 延期审批: not by the one who asked. Approved, WO-DONE has more of its own unit, counted from the same start. */
export const ruleOnExtension = orderAction({
  input: orderInputs.ruleOnExtension,
  offer: (order, actor) => order.pendingExtension !== null && order.pendingExtension.by !== actor.id,
  next: () => '批准的，办结期限顺延；不批准的，原期限不变。',
  decide: ({ input, record, now, world }) => {
    const asked = record.pendingExtension?.workdays ?? 0
    const clock = record.clocks.find((c) => c.code === 'WO-DONE')
    if (!input.approve || !clock) return { set: { pending_extension: null }, facts: { text: `不同意延期：${input.reason}` } }
    const amount = (clock.amount ?? ruleOf(world, 'WO-DONE', clock.startedAt, clock.ruleVersion).amount) + asked
    const times = clockTimes('WO-DONE', { startedAt: clock.startedAt, now, version: clock.ruleVersion, amount, pauses: clock.pauses }, world)
    const before = dueAt({ ...ruleOf(world, 'WO-DONE', clock.startedAt, clock.ruleVersion), amount: amount - asked }, clock.startedAt, world.calendar, clock.pauses)
    return {
      set: { pending_extension: null, extended_times: record.extendedTimes + 1 },
      clocks: [{ id: clock.id, set: { amount, dueAt: times.dueAt, nextAt: times.nextAt, level: clock.missedAt ? 'overdue' : times.level } }],
      facts: { public: true, text: `批准延长 ${asked} 个工作日：${input.reason}`, from: before.toISOString(), to: times.dueAt.toISOString() },
    }
  },
})
