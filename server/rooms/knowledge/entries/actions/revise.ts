import { entryInputs } from '../../../../../contract/knowledge.ts'
import { entryAction, mustBeClean } from '../record.ts'

/** 修改: other words need another approval; until then nobody is shown them. */
export const revise = entryAction({
  input: entryInputs.revise,
  next: () => '回到“草稿待核准”，核准前不再推送。',
  decide: ({ record, input, actor }) => mustBeClean(`${input.title}\n${input.question ?? ''}\n${input.body}`) ?? {
    set: { title: input.title, question: input.question ?? '', body: input.body, source: input.source, review_on: input.reviewOn, sensitivity: input.sensitivity, written_by: actor.id, writers: [...new Set([...record.writers, actor.id])], owner_id: actor.id, approved_by: null, approved_at: null },
    facts: { text: `修改：${input.reason}` },
  },
})
