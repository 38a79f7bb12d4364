import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { addDays, dayOf, momentOn } from '../../../platform/days.ts'
import { noticeWrite, orderAction } from '../action.ts'
import { chainFor, ruleOf } from '../deadlines.ts'

/**
 * 超期: the miss is written once and for ever; the order comes under supervision, and the chain of heads is told, one rung
 * a working day, each once. Basis: seed article 3 (预警管理), 济南、潍坊 12345 条例 (超期督办).
 */
export const escalateOverdue = orderAction({
  input: orderInputs.escalateOverdue,
  next: () => '列入督办，逐级上报负责人。',
  decide: ({ input, record, now, world }) => {
    const clock = record.clocks.find((c) => c.code === input.code)
    if (!clock?.nextAt || clock.nextAt > now || clock.rung !== input.rung) return { kind: 'conflict', message: '这一级上报已经处理。' }
    const chain = chainFor(record, world)
    const rung = chain[input.rung]
    const isLast = input.rung >= chain.length - 1
    const unitId = { unit: record.turnUnitId ?? record.bureauId, bureau: record.bureauId, city: world.cityUnitId }[rung?.at ?? 'city']
    const what = `${ruleOf(world, clock.code, clock.startedAt, clock.ruleVersion).zh}超期`
    return {
      set: { supervised: true },
      clocks: [{ id: clock.id, set: { level: 'overdue', missedAt: clock.missedAt ?? clock.dueAt, rung: clock.rung + 1, nextAt: isLast ? null : momentOn(world.calendar.nextWorkday(addDays(dayOf(now), 0)), '09:00') } }],
      writes: rung ? [noticeWrite({ at: now, unitId, role: rung.role, orderId: record.id, kind: 'overdue', text: `${what} ${record.number}：${record.title}` })] : [],
      facts: { text: `${what}，上报${rung?.zh ?? ''}`, code: input.code, rung: input.rung, role: rung?.role ?? null },
    }
  },
})
