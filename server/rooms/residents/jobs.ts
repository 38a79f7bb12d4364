import type { Job } from '../../platform/jobs.ts'
import { after, asHouse, type Place } from './place.ts'
import { deliverSms } from './sms.ts'
import { askReceipts } from './sms-receipts.ts'
import type { SmsProvider } from './sms-templates.ts'

export const residentJobs = (place: Place, sms: SmsProvider | undefined): readonly Job[] => [
  { name: 'send-sms', run: async () => { if (sms) await deliverSms(place, sms) } },
  { name: 'ask-sms-receipts', run: async () => { if (sms) await askReceipts(place, sms) } },
  { name: 'forget-sign-ins', run: (_payload, { now }) => forgetSignIns(place, now) },
]

/** Numbers and codes are kept as long as they are counted (a day, with some to spare), sessions while somebody may ask about them. */
export const forgetSignIns = (place: Place, now: Date): Promise<void> => asHouse(place, async (tx) => {
  await tx.rows('delete from sms_message where at < $1', [after(now, -2 * 1440)])
  await tx.rows('update sms_message set text_sealed = null, phone_sealed = case when sent_at is not null and ended is null then phone_sealed end where expires_at < $1 and (text_sealed is not null or phone_sealed is not null)', [after(now, -60)])
  await tx.rows('delete from sign_in_attempt where at < $1', [after(now, -2 * 1440)])
  await tx.rows('delete from resident_session where until_at < $1', [after(now, -30 * 1440)])
})
