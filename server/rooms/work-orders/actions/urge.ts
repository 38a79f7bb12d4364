import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { noticeWrite, orderAction } from '../action.ts'

/** 催办: heard by whoever's turn it is, counted, and never a reason to lower an order's place. */
export const urge = orderAction({
  input: orderInputs.urge,
  // Beyond this another call helps nobody, and a robot would bury the story.
  offer: (order) => order.urgedTimes < 99,
  next: () => '提醒正在办理的单位，催办次数加一；状态不变。',
  decide: ({ input, record, now }) => ({
    set: { urged_times: record.urgedTimes + 1 },
    writes: [noticeWrite({ at: now, unitId: record.turnUnitId ?? record.bureauId, role: null, orderId: record.id, kind: 'urged', text: `催办 ${record.number}：${input.text?.slice(0, 80) ?? '当事人催办'}` })],
    facts: { public: true, text: input.text ? `催了一次：${input.text}` : '催了一次。' },
  }),
})
