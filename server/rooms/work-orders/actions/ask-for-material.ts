import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { atWork, limitWords, orderAction } from '../action.ts'

/** 一次性告知: all that is missing is named at once and in writing; the office's clock stands still until it comes. */
export const askForMaterial = orderAction({
  input: orderInputs.askForMaterial,
  offer: atWork('askForMaterial'),
  next: (_order, world, now) => `转入“待补充”，办理时限暂停；当事人 ${limitWords(world, 'WO-SUPP', now)}内未补的，自动恢复办理。`,
  decide: ({ input, record }) => ({
    to: 'toSupplement',
    set: { returns_to: record.state, material: input.materials },
    starts: input.waitDays ? [{ code: 'WO-SUPP', amount: input.waitDays }] : [],
    facts: { public: true, text: `需要您补充：${input.materials}`, materials: input.materials },
  }),
})
