import { publicationInputs } from '../../../../../contract/publication.ts'
import { momentOn } from '../../../../platform/days.ts'
import { stillAhead } from '../announcements.ts'
import { mustBeClean, otherThan, publicationAction, wordsOf } from '../record.ts'

/** 审批: the head of the bureau decides; from then on everybody may read it. */
export const approve = publicationAction({
  input: publicationInputs.approve,
  next: ({ kind, shownFrom }) => `同意的${kind === 'announcement' ? `从 ${shownFrom} 起（已经过了的，立即）显示在网站上` : '立即公开'}；不予公开的就此结束。`,
  decide: ({ record, input, actor, now }) => {
    const refused = input.outcome === 'refuse'
    return otherThan(actor.id, record, 'approve') ?? (refused ? undefined : mustBeClean(wordsOf(record)) ?? stillAhead(record.shownUntil, now)) ?? {
      to: refused ? 'refused' : 'published',
      set: { approved_by: actor.id, ...(refused ? { refused_reason: input.opinion } : { published_at: firstMoment(record.shownFrom, now) }) },
      facts: { text: `审批${refused ? '不予公开' : '同意公开'}${input.opinion ? `：${input.opinion}` : ''}` },
    }
  },
})

/** A notice is of the day on which it first shows. */
const firstMoment = (from: string | null, now: Date): Date => (from !== null && momentOn(from) > now ? momentOn(from) : now)
