import { after, asHouse, type Place } from './place.ts'
import type { SmsProvider } from './sms-templates.ts'
import { whyWord } from './sms.ts'

/**
 * What became of messages that the gateway took, asked for by us and not told to us: a door for calls from outside would be one more to
 * guard, and many gateways cannot call into a government's network. The first final word counts; a later one, or one about a message
 * that was not asked for, changes nothing. After a day without any it stays unknown. With it the number goes.
 */
export async function askReceipts(place: Place, provider: SmsProvider): Promise<number> {
  const now = place.clock.now()
  await asHouse(place, (tx) => tx.rows(`update sms_message set ended = 'unknown', ended_at = $1, phone_sealed = null where sent_at < $2 and ended is null`, [now, after(now, -1440)]))
  if (!provider.receipts) return 0
  const ids = (await asHouse(place, (tx) => tx.rows<{ id: string }>(askSql, [now, provider.name, after(now, -0.5)]))).map(({ id }) => id)
  if (ids.length === 0) return 0
  const told = (await provider.receipts(ids).catch(() => [])).filter(({ id }) => ids.includes(id))
  for (const { id, ended, why } of told) {
    await asHouse(place, (tx) => tx.rows('update sms_message set ended = $2, ended_at = $3, why = $4, phone_sealed = null where id = $1 and ended is null', [id, ended, now, ended === 'failed' ? whyWord(why) : null]))
  }
  return told.length
}

/** Those asked about longest ago come first, so that a few without an answer do not stand before all others. */
const askSql = `update sms_message set asked_at = $1 where id in (
  select id from sms_message where sent_at is not null and ended is null and via = $2 and coalesce(asked_at, sent_at) <= $3 order by coalesce(asked_at, sent_at) limit 100 for update skip locked) returning id`
