import type { MyMatters, MyMessages } from '../../../contract/residents.ts'
import { auditEntry } from '../../platform/audit.ts'
import { equalSecrets } from '../../platform/crypto.ts'
import { plainPhone } from '../citizens/index.ts'
import type { World } from '../work-orders/index.ts'
import { createIdentity, type Identity, type IdentityOptions } from './identity.ts'
import { markRead, myMessages } from './messages.ts'
import { myMatters } from './matters.ts'
import { attemptShown, checkCode, sendCode, type Checked, type Sent } from './phone-code.ts'
import { as, residentActor, type Place } from './place.ts'
import { knownByNumber, leftWith, onlyName, reaching } from './reach.ts'
import { endSession, findSession, openSession, setName, wrongName, type Device, type Session } from './session.ts'
import { deliverSms, simulatedSms } from './sms.ts'
import type { SmsProvider } from './sms-templates.ts'

/** Residents' sign-in and what they then see, for the citizens' pages. Without a provider a way is not offered. */
export function createResidents(place: Place, world: () => World, ways: Ways): Residents {
  const { sms } = ways
  return {
    offers: { phone: sms !== undefined, identity: ways.identity !== undefined },
    sendCode: async (asked) => {
      const sent = await sendCode(place, asked)
      // Behind the commit and not waited for: how long a gateway takes tells nobody anything.
      if (sent.sent && sms) void deliverSms(place, sms).catch(() => undefined)
      return sent
    },
    attempt: (id) => attemptShown(place, id),
    checkCode: (id, typed) => checkCode(place, id, typed),
    identity: ways.identity ? createIdentity(place, ways.identity) : null,
    open: (proved, before) => openSession(place, proved, before),
    session: (cookie) => findSession(place, cookie),
    leave: (cookie) => endSession(place, cookie, 'signedOut'),
    giveName: (cookie, session, typed) => giveName(place, cookie, session, typed),
    nameOf: async (session) => session.name ?? await as(place, session.id, (tx) => onlyName(tx, place, session)),
    matters: (session, page) => myMatters(place, world(), session, page),
    messages: (session, page) => myMessages(place, world(), session, page),
    markRead: (session, orderId) => markRead(place, session, orderId),
    mayOpen: (session, orderId) => mayOpen(place, session, orderId),
    knownByNumber: (session) => knownByNumber(place, session),
    leftNumber: (orderId, phone) => leftNumber(place, orderId, phone),
    simulatedSms: (attemptId) => as(place, attemptId, (tx) => simulatedSms(place, tx, attemptId)),
  }
}

/** Whose of several people on one telephone he is. Names that nobody left are counted, and the fifth ends the session. */
async function giveName(place: Place, cookie: string, session: Session, typed: string): Promise<{ fits: boolean; left: number }> {
  const told = await as(place, session.id, async (tx) => {
    const names = (await leftWith(tx, place, session)).map((row) => row.leftAs)
    const fits = names.find((name) => equalSecrets(name, typed.normalize('NFKC').replace(/\s/gu, '')))
    if (fits) await setName(tx, place, session, fits)
    return { fits: fits !== undefined, left: fits ? 1 : await wrongName(tx, session) }
  })
  if (!told.fits && told.left === 0) await endSession(place, cookie, 'nameTries')
  return told
}

/** Whether this order is within reach; a look at it is on record. */
const mayOpen = (place: Place, session: Session, orderId: string): Promise<boolean> => reaching(place, session, async (tx, { orders }) => {
  if (!orders.some(({ id }) => id === orderId)) return false
  await auditEntry(tx, { actor: residentActor(session.id), at: place.clock.now(), act: 'resident.openOrder', object: orderId, purpose: session.way, result: 'ok' })
  return true
})

/** The telephone of who asked for somebody else: with it he finds the order again. */
const leftNumber = (place: Place, orderId: string, phone: string): Promise<unknown> => as(place, orderId, (tx) =>
  tx.rows('insert into resident_number (order_id, phone_index, at) values ($1, $2, $3) on conflict do nothing', [orderId, place.vault.blindIndex(plainPhone(phone), 'phone'), place.clock.now()]))

export type Ways = { readonly sms?: SmsProvider | undefined; readonly identity?: IdentityOptions | undefined }
export type Residents = {
  readonly offers: { readonly phone: boolean; readonly identity: boolean }
  sendCode(asked: { phone: string; address: string; back: string }): Promise<Sent>
  attempt(id: string | undefined): Promise<{ phone: string; back: string } | null>
  checkCode(id: string | undefined, typed: string): Promise<Checked>
  readonly identity: Identity | null
  /** What the browser is to keep. `before`: what it brought along, which ends. */
  open(proved: Pick<Session, 'way' | 'phone' | 'name' | 'idNumber'> & { readonly device?: Device }, before?: string): Promise<string>
  session(cookie: string | undefined): Promise<Session | null>
  leave(cookie: string): Promise<void>
  giveName(cookie: string, session: Session, typed: string): Promise<{ fits: boolean; left: number }>
  /** The name to be called by: the verified one, or the only one left with this number. */
  nameOf(session: Session): Promise<string | null>
  matters(session: Session, page: number): Promise<MyMatters | 'whichName'>
  messages(session: Session, page: number): Promise<MyMessages | 'whichName'>
  markRead(session: Session, orderId?: string): Promise<void>
  mayOpen(session: Session, orderId: string): Promise<boolean>
  knownByNumber(session: Session): Promise<boolean>
  leftNumber(orderId: string, phone: string): Promise<unknown>
  simulatedSms(attemptId: string): Promise<{ text: string; at: Date } | null>
}
