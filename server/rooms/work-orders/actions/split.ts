import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { newId } from '../../../platform/ids.ts'
import { orderAction } from '../action.ts'
import { sibling } from '../dispatch.ts'
import { findParts } from '../sql.ts'

/** 拆单: several needs in one request become several orders of the same matter, each for its own body. */
export const split = orderAction({
  input: orderInputs.split,
  touches: (_input, orderId, tx) => findParts(tx, orderId),
  offer: (order) => order.part === 'main',
  next: () => '每件拆出的诉求成为一张待派遣的新工单，同属一件诉求；本单状态不变。',
  decide: ({ input, record, others, now }) => ({
    creates: input.parts.map((need, i) => sibling(record, { id: newId(now), need, n: others.length + i + 1, now })),
    facts: { public: true, text: `您说的是几件事，已经分成 ${input.parts.length + 1} 件分别办。`, parts: input.parts, reason: input.reason },
  }),
})
