import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { allowed } from '../../../platform/access.ts'
import { orderAction } from '../action.ts'
import { endAssists } from '../dispatch.ts'
import { subjectOf } from '../order.ts'
import { permissions } from '../permissions.ts'
import { findParts } from '../sql.ts'

/** 并单: a repeated request joins the main order; both stories stay, and it can be undone (恢复). */
export const merge = orderAction({
  input: orderInputs.merge,
  touches: async (input, orderId, tx) => [input.intoId, ...(await findParts(tx, orderId))],
  offer: (order) => order.part === 'main',
  next: () => '本单转入“已并入”，以后看主单的进展；可以恢复。',
  decide: ({ input, record, others, actor, now }) => {
    const into = others.find((o) => o.id === input.intoId)
    // Seen is not enough: what hangs on an order of mine may stand in another county by now.
    if (!into || into.id === record.id || !allowed(permissions, 'merge', actor, subjectOf(into))) return { kind: 'invalid', message: '没有找到要并入的主单，或不在您的权限范围内。', fields: { intoId: '请选择另一件工单' } }
    if (into.closedAt || into.part !== 'main' || into.mergedInto) return { kind: 'invalid', message: `主单 ${into.number} 已经办结或并入别处，不能再并入。`, fields: { intoId: '主单已不在办理中' } }
    return {
      set: { merged_into: into.id, returns_to: record.state, closed_at: now },
      others: [...endAssists(others, record, now, '主单已并入别的工单，协办结束。'), { id: into.id, as: 'merge', facts: { text: `${record.number} 并入本单：${input.reason}`, mergedId: record.id } }],
      facts: { public: true, text: `和您说过的另一件合在一起办，请看工单 ${into.number}。`, intoId: into.id, reason: input.reason },
    }
  },
})
