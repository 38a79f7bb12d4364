import { entryInputs } from '../../../../../contract/knowledge.ts'
import { entryAction } from '../record.ts'
import { dayOf } from '../../../../platform/days.ts'

/** 复核: read again and still right; the next day of review is set, and it lies ahead. */
export const confirm = entryAction({
  input: entryInputs.confirm,
  next: () => '记下复核，到下次复核日期再提醒。',
  decide: ({ input, now }) => (input.reviewOn > dayOf(now)
    ? { set: { review_on: input.reviewOn }, facts: { text: `复核，下次 ${input.reviewOn}${input.opinion ? `：${input.opinion}` : ''}` } }
    : { kind: 'invalid', message: '下次复核日期须晚于今天。', fields: { reviewOn: '须晚于今天' } }),
})
