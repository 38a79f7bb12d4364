import { entryInputs } from '../../../../../contract/knowledge.ts'
import { entryAction, mustBeClean, otherThan } from '../record.ts'

/** 核准: somebody who wrote nothing of it has read it; from then on it may be pushed and cited. */
export const approve = entryAction({
  input: entryInputs.approve,
  next: () => '立即可以引用和推送。',
  decide: ({ record, input, actor, now }) => otherThan(actor.id, record) ?? mustBeClean(`${record.title}\n${record.question}\n${record.body}`) ?? {
    set: { approved_by: actor.id, approved_at: now }, facts: { text: `核准${input.opinion ? `：${input.opinion}` : ''}` },
  },
})
