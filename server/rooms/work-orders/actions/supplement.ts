import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { answerLimitEnded, noticeWrite, orderAction } from '../action.ts'
import { attachTo } from '../attachments.ts'

/**
 * The resident (or a counter for him) brings what was asked, and the order goes back to where it was and the clock goes on;
 * or he adds by himself what he has found since, and whoever's turn it is hears of it.
 */
export const supplement = orderAction({
  input: orderInputs.supplement,
  next: (order) => (order.state === 'toSupplement' ? '回到补充前的状态，办理时限继续计算。' : '提醒正在办理的单位；状态和期限不变。'),
  decide: ({ input, record, actor, now }) => {
    const asked = record.state === 'toSupplement'
    return {
      set: asked ? { returns_to: null, material: null } : {},
      // A question's answering limit stopped when the office asked back; it runs anew from the answer.
      starts: asked && answerLimitEnded(record) ? ['CS-MSG'] : [],
      writes: [
        ...attachTo(record.id, input.attachmentIds, actor),
        ...(asked ? [] : [noticeWrite({ at: now, unitId: record.turnUnitId ?? record.bureauId, role: null, orderId: record.id, kind: 'supplemented', text: `补充 ${record.number}：${input.text.slice(0, 80)}` })]),
      ],
      facts: { public: true, text: `补充了内容：${input.text}${input.attachmentIds?.length ? `（文件 ${input.attachmentIds.length} 个）` : ''}`, attachments: input.attachmentIds?.length ?? 0 },
    }
  },
})
