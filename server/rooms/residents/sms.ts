import type { Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { after, asHouse, type Place } from './place.ts'

/**
 * Short messages: written to the outbox in the transaction that wants them, sent behind the commit, tried again while they are of
 * use. Whoever really sends them stands behind `SmsProvider`: the city's gateway, or the simulator of the demonstration.
 */
export type SmsProvider = {
  readonly name: string
  /** Nothing leaves the house: the text is kept until it expires, so that the demonstration can show it. */
  readonly simulated: boolean
  /** Rejects when it could not be handed over. `id` stays the same at each try, so that a gateway can drop the second. */
  send(message: { id: string; to: string; text: string }): Promise<void>
}

export const writeSms = (tx: Tx, { vault }: Place, { attemptId, to, text, now, until }: { attemptId: string; to: string; text: string; now: Date; until: Date }): Promise<unknown> =>
  tx.rows('insert into sms_message (id, attempt_id, at, phone_sealed, text_sealed, next_at, expires_at) values ($1, $2, $3, $4, $5, $3, $6)',
    [newId(now), attemptId, now, vault.seal(to, 'phone'), vault.seal(text, 'sms'), until])

/** Sends what is due; a message that came to nothing is tried once more after ten seconds, and never after it has expired. */
export async function deliverSms(place: Place, provider: SmsProvider): Promise<number> {
  const now = place.clock.now()
  const due = await asHouse(place, (tx) => tx.rows<Due>(claimSql, [now, after(now, 1 / 6), provider.name]))
  for (const message of due.filter(({ live }) => live)) {
    const sent = await provider.send({ id: message.id, to: place.vault.open(message.phone, 'phone'), text: place.vault.open(message.text, 'sms') }).then(() => true, () => false)
    if (!sent) continue
    await asHouse(place, (tx) => tx.rows(`update sms_message set sent_at = $2, text_sealed = case when $3 then text_sealed end where id = $1`, [message.id, place.clock.now(), provider.simulated]))
  }
  return due.length
}

/** The words of the newest message to this attempt's telephone: for the simulator's page, which is there in the demonstration only. */
export const simulatedSms = async (place: Place, tx: Tx, attemptId: string): Promise<{ text: string; at: Date } | null> => {
  const row = await tx.one<{ text: string; at: Date }>(`select text_sealed as text, at from sms_message where attempt_id = $1 and text_sealed is not null and expires_at > $2 order by at desc limit 1`, [attemptId, place.clock.now()])
  return row ? { ...row, text: place.vault.open(row.text, 'sms') } : null
}

/** Claimed before it is sent: two servers do not send it twice at the same moment. */
const claimSql = `
  update sms_message set tries = tries + 1, next_at = $2, via = $3, given_up_at = case when expires_at <= $1 or tries >= 3 then $1 end
  where id in (select id from sms_message where sent_at is null and given_up_at is null and next_at <= $1 order by next_at limit 50 for update skip locked)
  returning id, phone_sealed as phone, text_sealed as text, given_up_at is null as live`

/** Writes nothing anywhere: the message is read on the page of the simulator. */
export const simulatedProvider: SmsProvider = { name: 'simulator', simulated: true, send: async () => undefined }

type Due = { id: string; phone: string; text: string; live: boolean }
