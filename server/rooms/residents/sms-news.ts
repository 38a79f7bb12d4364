import type { PoolClient } from 'pg'
import { sightSql, systemSight, type Tx } from '../../platform/context.ts'
import type { Listener } from '../../platform/outbox.ts'
import { readPhone } from '../../rules/papers/index.ts'
import { after, type Place } from './place.ts'
import type { SmsProvider } from './sms-templates.ts'
import { writeSms } from './sms.ts'

/**
 * Who asked to be answered by SMS learns that there is an answer, or that something is wanted of him: that, and nothing of what it is
 * about. It goes to whoever asked, and where he named a number to be reached at, to that. Never where the matter is sensitive or anonymous, nor to a number that is unsafe or unwanted; once a day and order.
 */
export const newsBySms = (place: Place, provider: SmsProvider | undefined): readonly Listener[] => (!provider || provider.lacks?.includes('news') ? [] : ['askForMaterial', 'reply', 'finish', 'review', 'decline'].map((action) => ({
  event: `workOrder.${action}`, name: 'newsBySms',
  run: async ({ subjectId }, client) => {
    await client.query(sightSql(systemSight))
    const { rows: [found] } = await client.query<Found>(foundSql, [subjectId, after(place.clock.now(), -1440)])
    const read = found && readPhone(place.vault.open(found.phone))
    if (!read?.ok || read.value.kind !== 'mobile') return
    const now = place.clock.now()
    await writeSms(txOf(client), place, { attemptId: subjectId, to: read.value.number, template: 'news', values: {}, now, until: after(now, 1440) })
  },
})))

const foundSql = `
  select coalesce(case when o.for_whom <> 'self' then o.helper_phone_sealed end, w.phone_sealed, p.phone_sealed) as phone from work_order o join person p on p.id = o.person_id join matter m on m.id = o.matter_id left join contact_way w on w.person_id = p.id
  where o.id = $1 and o.reply_by = 'sms' and o.part = 'main' and o.state in ('toSupplement', 'done', 'declined') and coalesce(case when o.for_whom <> 'self' then o.helper_phone_sealed end, w.phone_sealed, p.phone_sealed) is not null
    and not o.anonymous and not o.sensitive and m.sensitive_class is null and p.safe_to_call and not coalesce(w.never_call or w.no_message, false)
    and not exists (select from sms_message s where s.attempt_id = o.id and s.template = 'news' and s.at > $2)`

const txOf = (client: PoolClient): Tx => ({ rows: async (text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows }) as unknown as Tx

type Found = { phone: string }
