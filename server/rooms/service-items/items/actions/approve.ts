import { itemInputs } from '../../../../../contract/service-items.ts'
import { dayOf } from '../../../../platform/days.ts'
import { allEditions, itemAction, mustHold, otherThan } from '../record.ts'

/** 核准: a second person has read it; from its day on it is in force at every door, and the edition before it no longer. */
export const approve = itemAction({
  input: itemInputs.approve, touches: allEditions,
  next: () => '到生效日期起，网上、热线、窗口和指南都按这一版；上一版保留可查。',
  decide: ({ record, others, input, actor, now }) => otherThan(actor, record) ?? mustHold(record.definition) ?? tooEarly(input.validFrom, dayOf(now), others) ?? {
    set: { approved_by: actor.id, approved_at: now, valid_from: input.validFrom }, facts: { text: `核准，${input.validFrom} 起生效${input.opinion ? `：${input.opinion}` : ''}` },
  },
})

/** What people were told yesterday is not changed today: a day not past, and after the edition before. */
function tooEarly(day: string, today: string, others: readonly { validFrom: string | null }[]) {
  const last = others.map((one) => one.validFrom ?? '').toSorted().at(-1) ?? ''
  if (day < today) return { kind: 'invalid', message: '生效日期不能早于今天。', fields: { validFrom: '不能早于今天' } } as const
  return day <= last ? { kind: 'invalid', message: `上一版 ${last} 起生效，新版须更晚。`, fields: { validFrom: `须晚于 ${last}` } } as const : undefined
}
