import { publicationInputs } from '../../../../../contract/publication.ts'
import { mustBeClean, publicationAction, wordsOf } from '../record.ts'

/** 改稿: another text is another thing to review, so every review so far is void. */
export const revise = publicationAction({
  input: publicationInputs.revise,
  offer: ({ kind }) => kind === 'reply',
  next: () => '回到“待自查”，三道关重新走。',
  decide: ({ input, actor }) => mustBeClean(wordsOf(input)) ?? {
    // Whoever wrote the present words may not judge them later.
    set: { title: input.title, text: input.text, created_by: actor.id, self_reviewed_by: null, secrecy_reviewed_by: null },
    facts: { text: `修改文稿：${input.reason}` },
  },
})
