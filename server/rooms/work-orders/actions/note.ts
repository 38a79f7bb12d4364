import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { orderAction, sameState } from '../action.ts'

/** 办理记录: a line in the story, internal unless the writer lets the resident see it. */
export const note = orderAction({
  input: orderInputs.note,
  next: () => sameState,
  decide: ({ input }) => ({ facts: { text: input.text, public: input.visibleToResident ?? false } }),
})
