import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { json } from '../../../platform/flush.ts'
import { limitWords, noticeWrite, orderAction } from '../action.ts'

/** 督办 (press to completion): a supervisor demands an answer by a day; the order stands in the supervised queue until the end. */
export const press = orderAction({
  input: orderInputs.press,
  next: (_order, world, now) => `列入督办，承办单位须在 ${limitWords(world, 'WO-PRESS', now)}（或您填的工作日）内回复。`,
  decide: ({ input, record, actor, now }) => ({
    set: { press: json({ demand: input.demand, by: actor.name, at: now.toISOString(), answer: null }), supervised: true },
    stops: ['WO-PRESS'], starts: input.workdays ? [{ code: 'WO-PRESS', amount: input.workdays }] : [],
    writes: [noticeWrite({ at: now, unitId: record.turnUnitId ?? record.bureauId, role: null, orderId: record.id, kind: 'pressed', text: `督办 ${record.number}：${input.demand.slice(0, 80)}` })],
    facts: { text: `督办：${input.demand}`, workdays: input.workdays ?? null },
  }),
})
