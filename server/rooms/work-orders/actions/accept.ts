import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { limitWords, orderAction } from '../action.ts'

/** 受理: the request becomes a task that a body will handle; a plain question leaves the short track here. */
export const accept = orderAction({
  input: orderInputs.accept,
  next: (_order, world, now) => `转入“待派遣”，${limitWords(world, 'WO-ASSIGN', now)}内派给承办单位。`,
  decide: ({ input, record }) => ({
    set: { kind: 'task', ...(input.topic ? { topic: input.topic } : {}) },
    facts: { public: true, text: '我们受理了，正在找合适的单位来办。', ...(input.note ? { note: input.note } : {}), wasQuestion: record.kind === 'question' },
  }),
})
