import { itemInputs } from '../../../../../contract/service-items.ts'
import { dayOf } from '../../../../platform/days.ts'
import { itemAction } from '../record.ts'

/** 停用: from today it is offered nowhere; the edition stays on record. */
export const withdraw = itemAction({
  input: itemInputs.withdraw,
  next: () => '从今天起不再对外提供，指南同时撤下；记录保留。',
  decide: ({ input, now }) => ({ set: { withdrawn_on: dayOf(now) }, facts: { text: `停用：${input.reason}` } }),
})
