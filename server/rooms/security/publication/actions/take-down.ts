import { publicationInputs } from '../../../../../contract/publication.ts'
import { publicationAction } from '../record.ts'

/** 撤下: what should not have been public is out of sight at once; one person is enough to stop, three to publish. */
export const takeDown = publicationAction({
  input: publicationInputs.takeDown,
  next: () => '立即不再公开。',
  decide: ({ input }) => ({ set: { refused_reason: input.reason, published_at: null }, facts: { text: `撤下：${input.reason}` } }),
})
