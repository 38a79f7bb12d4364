import type { Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { signInNumbers } from './numbers.ts'
import { after, asHouse, type Place } from './place.ts'
import { wordsOf, type Handed, type SmsMessage, type SmsProvider } from './sms-templates.ts'

/**
 * Short messages: written to the outbox in the transaction that wants them, sent behind the commit, tried again while they are of use.
 */
export const writeSms = (tx: Tx, { vault }: Place, { attemptId, to, template, values, now, until }: Wanted): Promise<unknown> =>
  tx.rows('insert into sms_message (id, attempt_id, at, phone_sealed, phone_index, template, text_sealed, next_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $3, $8)',
    [newId(now), attemptId, now, vault.seal(to, 'phone'), vault.blindIndex(to, 'phone'), template, vault.seal(JSON.stringify(values), 'sms'), until])

/** Sends what is due, all at once: a slow gateway costs one time-out and not one a message. */
export async function deliverSms(place: Place, provider: SmsProvider): Promise<number> {
  let sent = 0
  for (let round = 0; round < ROUNDS; round++) {
    const due = await claim(place, provider)
    await Promise.all(due.filter(({ live }) => live).map((row) => deliver(place, provider, row)))
    sent += due.length
    if (due.length < AT_ONCE) break
  }
  return sent
}

/** Claimed before it is sent, for longer than a try lasts: two servers do not send it twice. After each try the pause doubles. */
const claim = (place: Place, provider: SmsProvider): Promise<Due[]> => asHouse(place, async (tx) => {
  const [now, { perPhoneDay }] = [place.clock.now(), await signInNumbers(tx)]
  return tx.rows<Due>(claimSql, [now, provider.name, AT_ONCE, TRIES, after(now, -1440), perPhoneDay])
})

async function deliver(place: Place, provider: SmsProvider, row: Due): Promise<void> {
  const { vault } = place
  const message = { id: row.id, to: vault.open(row.phone, 'phone'), template: row.template, values: JSON.parse(vault.open(row.text, 'sms')) as SmsMessage['values'] }
  // What went wrong may hold the number or the code: it goes no further than this line.
  const handed = await provider.send(message).catch((): Handed => ({ taken: false, again: true, why: 'unreachable' }))
  const now = place.clock.now()
  await asHouse(place, (tx) => (handed.taken
    ? tx.rows(`update sms_message set sent_at = $2, ref = $4, why = null, text_sealed = case when $3 then text_sealed end where id = $1`, [row.id, now, provider.simulated, shortRef(handed.ref)])
    : tx.rows(`update sms_message set why = $2, given_up_at = case when $3 then given_up_at else $4::timestamptz end, text_sealed = case when $3 then text_sealed end, phone_sealed = case when $3 then phone_sealed end where id = $1 and sent_at is null`, [row.id, whyWord(handed.why), handed.again, now])))
}

/** The words of the newest message to this attempt's telephone: for the simulator's page, which is there in the demonstration only. */
export const simulatedSms = async (place: Place, tx: Tx, attemptId: string): Promise<{ text: string; at: Date } | null> => {
  const row = await tx.one<Pick<Due, 'text' | 'template'> & { at: Date }>(`select text_sealed as text, template, at from sms_message where attempt_id = $1 and text_sealed is not null and expires_at > $2 order by at desc limit 1`, [attemptId, place.clock.now()])
  return row ? { text: wordsOf({ template: row.template, values: JSON.parse(place.vault.open(row.text, 'sms')) as SmsMessage['values'] }), at: row.at } : null
}

/** A gateway's own words may hold anything: only what looks like a code of its own is kept. Seven digits in a row do not. */
export const whyWord = (why: string | undefined): string => (why && /^[A-Za-z0-9_.:-]{1,40}$/u.test(why) && !/\d{7}/u.test(why) ? why : 'other')
const shortRef = (ref: string | undefined): string | null => (ref && /^[\w-]{1,80}$/u.test(ref) && !/1\d{10}/u.test(ref) ? ref : null)

const claimSql = `
  update sms_message m set tries = tries + 1, next_at = $1::timestamptz + interval '10 seconds' * power(2, tries), via = $2,
    given_up_at = case when ended.why is not null then $1 end, why = coalesce(ended.why, m.why), text_sealed = case when ended.why is null then m.text_sealed end, phone_sealed = case when ended.why is null then m.phone_sealed end
  from (
    select id, case when expires_at <= $1 then 'expired' when tries >= $4 then 'tries'
      when (select count(*) from sms_message o where o.phone_index = s.phone_index and o.sent_at > $5) >= $6 then 'tooMany' end as why
    from sms_message s where sent_at is null and given_up_at is null and next_at <= $1 order by next_at limit $3 for update skip locked
  ) ended where m.id = ended.id
  returning m.id, m.phone_sealed as phone, m.text_sealed as text, m.template, m.given_up_at is null as live`

/** Writes nothing anywhere: the message is read on the page of the simulator. */
export const simulatedProvider: SmsProvider = { name: 'simulator', simulated: true, send: async () => ({ taken: true }) }

const [AT_ONCE, ROUNDS, TRIES] = [20, 10, 5]
type Wanted = Omit<SmsMessage, 'id'> & { attemptId: string; now: Date; until: Date }
type Due = { id: string; phone: string; text: string; template: SmsMessage['template']; live: boolean }
