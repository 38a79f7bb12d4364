import { publicationInputs } from '../../../../../contract/publication.ts'
import { stillAhead } from '../announcements.ts'
import { mustBeClean, publicationAction, wordsOf } from '../record.ts'

/** 提交审查: a draft of a notice starts on the same road as a reply. */
export const submit = publicationAction({
  input: publicationInputs.submit,
  next: () => '转入“待自查”；自查、保密审查、审批由不同的人办理，全部通过才公开。',
  decide: ({ record, now }) => mustBeClean(wordsOf(record)) ?? stillAhead(record.shownUntil, now) ?? { facts: { text: '提交审查' } },
})
