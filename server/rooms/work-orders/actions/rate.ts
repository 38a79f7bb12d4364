import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { newId } from '../../../platform/ids.ts'
import { limitWords, noticeWrite, orderAction, speaksForHimself } from '../action.ts'
import { gradeWords, isBad } from '../closing.ts'

/** 评价: five grades (政务服务好差评), only by the one who was served, never counted by default. Two of them call for rectification. */
export const rate = orderAction({
  input: orderInputs.rate,
  // Nor does whoever answered the call write down what the caller thought of it.
  offer: (order, actor) => order.part === 'main' && order.rating === null && speaksForHimself(order, actor) && !(actor.kind === 'staff' && order.createdBy === actor.id),
  next: (_order, world, now) => `评价记入档案；不满意的必须回访，并在 ${limitWords(world, 'RT-FIX', now)}内整改。`,
  decide: ({ input, record, actor, now }) => {
    const open = record.clocks.find((c) => c.code === 'WO-RATE')
    if (!open || open.dueAt < now) return { kind: 'wrongState', message: '评价期已过；如有意见，可拨打 12348 或到窗口反映。' }
    const bad = isBad(input.grade)
    return {
      set: { rating: input.grade, supervised: record.supervised || bad },
      stops: bad ? ['WO-ARCHIVE'] : [], starts: bad ? ['RT-FIX'] : [],
      writes: [
        { insert: 'rating', row: { id: newId(now), order_id: record.id, at: now, grade: input.grade, words: input.words ?? null, by_kind: actor.kind, by_id: actor.id, round: record.reworkTimes } },
        ...(bad ? [noticeWrite({ at: now, unitId: record.bureauId, role: 'countySupervisor', orderId: record.id, kind: 'badRating', text: `差评 ${record.number}：${input.words?.slice(0, 60) ?? gradeWords[input.grade]}` })] : []),
      ],
      facts: { public: true, text: `评价：${gradeWords[input.grade]}${input.words ? `（${input.words}）` : ''}`, grade: input.grade },
      event: { grade: input.grade },
    }
  },
})
