import { after, asHouse, type Place } from './place.ts'
import type { SmsProvider } from './sms-templates.ts'

/**
 * Whether codes arrive: seen from what the gateway did with the last ones, and not by writing to somebody for a trial. `up` null where
 * nothing was to be sent, or nothing is sent at all; then it counts neither way. A number that does not exist is no fault of the gateway's.
 */
export async function smsHealth(place: Place, provider: SmsProvider | undefined): Promise<{ up: boolean | null; says: string }> {
  if (!provider) return { up: null, says: '没有接短信网关，不发短信' }
  if (provider.simulated) return { up: null, says: '演示：短信只在模拟页上看' }
  const now = place.clock.now()
  const seen = (await asHouse(place, (tx) => tx.one<Counts>(countSql, [after(now, -15), after(now, -60), provider.name], 'sms_health')))!
  if (seen.stuck > seen.taken) return { up: false, says: `一刻钟里有 ${seen.stuck} 条发不出去${seen.why ? `（${seen.why}）` : ''}` }
  if (seen.failed >= 5 && seen.failed > seen.delivered) return { up: false, says: `一小时里 ${seen.failed} 条没有送到，送到 ${seen.delivered} 条` }
  return seen.taken === 0 ? { up: null, says: '这一刻钟没有要发的' } : { up: true, says: '正常' }
}

/** Stuck: tried twice and not taken, whether given up since or not. */
const countSql = `select
  (count(*) filter (where at > $1 and sent_at is not null))::int as taken,
  (count(*) filter (where at > $1 and sent_at is null and tries >= 2 and (given_up_at is null or why in ('expired', 'tries'))))::int as stuck,
  (mode() within group (order by why) filter (where at > $1 and sent_at is null and why not in ('expired', 'tries', 'tooMany'))) as why,
  (count(*) filter (where ended = 'delivered'))::int as delivered, (count(*) filter (where ended = 'failed'))::int as failed
  from sms_message where at > $2 and via = $3`

type Counts = { taken: number; stuck: number; why: string | null; delivered: number; failed: number }
