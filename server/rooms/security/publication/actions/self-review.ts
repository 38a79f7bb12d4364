import { publicationInputs } from '../../../../../contract/publication.ts'
import { mustBeClean, publicationAction, wordsOf } from '../record.ts'

/** 自查: the unit that answered or wrote reads its text once more, with the detector beside it (种子第15条). */
export const selfReview = publicationAction({
  input: publicationInputs.selfReview,
  next: () => '转入“待保密审查”，由安全保密管理员审查。',
  decide: ({ record, input, actor }) => mustBeClean(wordsOf(record)) ?? {
    set: { self_reviewed_by: actor.id },
    facts: { text: `自查通过${input.opinion ? `：${input.opinion}` : ''}` },
  },
})
