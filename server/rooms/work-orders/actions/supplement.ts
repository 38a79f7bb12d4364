import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction } from '../action.ts'
import { attachTo } from '../attachments.ts'

/** The resident (or a counter for him) brings what was asked; the order goes back to where it was and the clock goes on. */
export const supplement = orderAction({
  input: orderInputs.supplement,
  next: () => '回到补充前的状态，办理时限继续计算。',
  decide: ({ input, record, actor }) => ({
    set: { returns_to: null, material: null },
    // A question's answering limit stopped when the office asked back; it runs anew from the answer.
    starts: record.kind === 'question' && record.returnsTo === 'toAccept' ? ['CS-MSG'] : [],
    writes: attachTo(record.id, input.attachmentIds, actor),
    facts: { public: true, text: `补充了内容：${input.text}`, attachments: input.attachmentIds?.length ?? 0 },
  }),
})
