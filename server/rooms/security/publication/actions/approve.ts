import { publicationInputs } from '../../../../../contract/publication.ts'
import { mustBeClean, otherThan, publicationAction } from '../record.ts'

/** 审批: the head of the bureau decides; from then on everybody may read it. */
export const approve = publicationAction({
  input: publicationInputs.approve,
  next: () => '同意的立即公开；不予公开的就此结束。',
  decide: ({ record, input, actor, now }) => {
    const refused = input.outcome === 'refuse'
    return otherThan(actor.id, [record.createdBy, record.selfReviewedBy, record.secrecyReviewedBy]) ?? (refused ? undefined : mustBeClean(record.text)) ?? {
      to: refused ? 'refused' : 'published',
      set: { approved_by: actor.id, ...(refused ? { refused_reason: input.opinion } : { published_at: now }) },
      facts: { text: `审批${refused ? '不予公开' : '同意公开'}${input.opinion ? `：${input.opinion}` : ''}` },
    }
  },
})
