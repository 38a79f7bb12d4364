import { publicationInputs } from '../../../../../contract/publication.ts'
import { daysInOrder } from '../announcements.ts'
import { mustBeClean, publicationAction, wordsOf } from '../record.ts'

/** 修改公告: what was changed is reviewed from the start. Taken down or past its last day, it becomes a draft again and nothing typed is lost. */
export const amend = publicationAction({
  input: publicationInputs.amend,
  offer: ({ kind }) => kind === 'announcement',
  next: ({ state }) => (state.startsWith('to') ? '回到“待自查”，三道关重新走。' : '存为草稿；改好了再提交审查。'),
  decide: ({ input, actor, now }) => mustBeClean(wordsOf(input)) ?? daysInOrder(input, now) ?? {
    // Whoever wrote the present words may not judge them later.
    set: {
      title: input.title, text: input.text, column_code: input.columnCode, shown_from: input.fromOn, shown_until: input.untilOn, created_by: actor.id,
      self_reviewed_by: null, secrecy_reviewed_by: null, approved_by: null, refused_reason: null, published_at: null,
    },
    facts: { text: `修改公告：${input.reason}` },
  },
})
