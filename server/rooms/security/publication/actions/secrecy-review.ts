import { publicationInputs } from '../../../../../contract/publication.ts'
import { mustBeClean, otherThan, publicationAction, wordsOf } from '../record.ts'

/** 保密审查: no state secret, no work secret, nobody's privacy (保密法; 更正 11). By none of those who wrote or checked it. */
export const secrecyReview = publicationAction({
  input: publicationInputs.secrecyReview,
  next: () => '通过的转入“待审批”；不予公开的就此结束。',
  decide: ({ record, input, actor }) => {
    const refused = input.outcome === 'refuse'
    return otherThan(actor.id, record, 'secrecyReview') ?? (refused ? undefined : mustBeClean(wordsOf(record))) ?? {
      to: refused ? 'refused' : 'toApprove',
      set: { secrecy_reviewed_by: actor.id, ...(refused ? { refused_reason: input.opinion } : {}) },
      facts: { text: `保密审查${refused ? '不予公开' : '通过'}${input.opinion ? `：${input.opinion}` : ''}` },
    }
  },
})
