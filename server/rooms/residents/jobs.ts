import type { Job } from '../../platform/jobs.ts'
import { after, asHouse, type Place } from './place.ts'
import { deliverSms, type SmsProvider } from './sms.ts'

export const residentJobs = (place: Place, sms: SmsProvider | undefined): readonly Job[] => [
  { name: 'send-sms', run: async () => { if (sms) await deliverSms(place, sms) } },
  { name: 'forget-sign-ins', run: (_payload, { now }) => forgetSignIns(place, now) },
]

/** Numbers and codes are kept as long as they are counted (a day, with some to spare), sessions while somebody may ask about them. */
export const forgetSignIns = (place: Place, now: Date): Promise<void> => asHouse(place, async (tx) => {
  await tx.rows('delete from sms_message where expires_at < $1', [after(now, -60)])
  await tx.rows('delete from sign_in_attempt where at < $1', [after(now, -2 * 1440)])
  await tx.rows('delete from resident_session where until_at < $1', [after(now, -30 * 1440)])
})
