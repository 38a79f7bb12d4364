import { z } from 'zod'
import { dayOf } from '../../../../platform/days.ts'
import { publicationAction } from '../record.ts'

/** 到期下线: by time alone, once the last day of a notice is over (种子第13条: what stands on the site holds). */
export const expire = publicationAction({
  input: z.object({}),
  offer: ({ kind }) => kind === 'announcement',
  next: () => '过了最后一天，自己下线。',
  decide: ({ record, now }) => (record.shownUntil !== null && record.shownUntil < dayOf(now)
    ? { set: { published_at: null }, facts: { text: `过了最后一天（${record.shownUntil}），到期下线` } }
    : { kind: 'wrongState', message: '还没有到期。', state: record.state, possible: [] }),
})
