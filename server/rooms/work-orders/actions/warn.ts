import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { noticeWrite, orderAction } from '../action.ts'
import { nextLook, ruleOf } from '../deadlines.ts'

const zh = { yellow: '黄色', orange: '橙色' } as const

/** 预警: yellow at half, orange at a fifth of the limit left (a setting). Only the clock does this, once a level. */
export const warn = orderAction({
  input: orderInputs.warn,
  next: () => '提醒正在办理的单位。',
  decide: ({ input, record, now, world }) => {
    const clock = record.clocks.find((c) => c.code === input.code)
    if (!clock?.nextAt || clock.nextAt > now) return { kind: 'conflict', message: '这一预警已经处理。' }
    return {
      clocks: [{ id: clock.id, set: { level: input.level, nextAt: nextLook(clock, now, world) } }],
      writes: [noticeWrite({ at: now, unitId: record.turnUnitId ?? record.bureauId, role: null, orderId: record.id, kind: 'warned', text: `${zh[input.level]}预警 ${record.number}：${record.title}` })],
      facts: { text: `${zh[input.level]}预警：${ruleOf(world, clock.code, clock.startedAt, clock.ruleVersion).zh}将到期`, code: input.code, level: input.level },
    }
  },
})
