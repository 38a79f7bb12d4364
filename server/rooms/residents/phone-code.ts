import { randomInt } from 'node:crypto'
import { equalSecrets } from '../../platform/crypto.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/context.ts'
import { readPhone } from '../../rules/papers/index.ts'
import type { SignInNumbers } from '../../../contract/residents.ts'
import { signInNumbers } from './numbers.ts'
import { after, as, type Place } from './place.ts'
import { writeSms } from './sms.ts'

/**
 * A code of six figures to a mobile number. Every number gets one, known here or not: so the answer tells nobody whether a number
 * is known. Asked for too often, by number, by address or in the whole city, nothing is sent, and how long to wait is said.
 */
export async function sendCode(place: Place, asked: { phone: string; address: string; back: string }): Promise<Sent> {
  const read = readPhone(asked.phone)
  if (!read.ok || read.value.kind !== 'mobile') return { sent: false, why: read.ok ? '座机收不到短信，请填手机号码；没有手机的，请用查询码查。' : read.message }
  const phone = read.value.number
  const now = place.clock.now()
  const id = newId(now)
  return as(place, id, async (tx) => {
    const numbers = await signInNumbers(tx)
    const wait = await tooOften(tx, place, { phone, address: asked.address, now }, numbers)
    if (wait) return { sent: false, why: wait }
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const until = after(now, numbers.codeMinutes)
    await tx.rows('insert into sign_in_attempt (id, way, at, expires_at, phone_sealed, phone_index, address_index, code_hash, back) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, 'phone', now, until, place.vault.seal(phone, 'phone'), place.vault.blindIndex(phone, 'phone'), place.vault.blindIndex(asked.address, 'sign-in-address'), codeHash(place, id, code), asked.back])
    await writeSms(tx, place, { attemptId: id, to: phone, now, until, template: 'signInCode', values: { code, minutes: String(numbers.codeMinutes) } })
    return { sent: true, attemptId: id, phone }
  })
}

/** The code as typed. Right once and in time, it proves the number; each wrong one counts, and the fifth ends it. */
export async function checkCode(place: Place, attemptId: string | undefined, typed: string): Promise<Checked> {
  if (!isId(attemptId)) return gone
  const now = place.clock.now()
  return as(place, attemptId, async (tx) => {
    const row = await tx.one<Attempt>(`select id, phone_sealed as phone, code_hash as "codeHash", tries, expires_at as "expiresAt", used_at as "usedAt", back from sign_in_attempt where id = $1 and way = 'phone' for update`, [attemptId])
    if (!row || row.usedAt || row.expiresAt <= now) return gone
    const { codeTries } = await signInNumbers(tx)
    if (row.tries >= codeTries) return { fits: false, left: 0, over: 'tries' }
    const code = typed.normalize('NFKC').replace(/\D/gu, '')
    if (code.length !== 6) return { fits: false, left: codeTries - row.tries, short: true }
    const hashes = place.vault.blindIndexes(`${row.id}:${code}`, 'sign-in-code')
    const fits = hashes.some((hash) => equalSecrets(hash, row.codeHash))
    await tx.rows(`update sign_in_attempt set tries = tries + 1, used_at = $2 where id = $1`, [row.id, fits ? now : null])
    const left = codeTries - row.tries - 1
    return fits ? { fits: true, phone: place.vault.open(row.phone, 'phone'), back: row.back } : { fits: false, left, ...(left === 0 ? { over: 'tries' as const } : {}) }
  })
}

/** What a running attempt shows while its code is awaited: the number as typed, so that a slip of the finger is seen. */
export const attemptShown = (place: Place, attemptId: string | undefined): Promise<{ phone: string; back: string } | null> => (isId(attemptId) ? as(place, attemptId, async (tx) => {
  const row = await tx.one<{ phone: string; back: string }>(`select phone_sealed as phone, back from sign_in_attempt where id = $1 and way = 'phone' and used_at is null`, [attemptId])
  return row ? { ...row, phone: place.vault.open(row.phone, 'phone') } : null
}) : Promise.resolve(null))

async function tooOften(tx: Tx, { vault }: Place, { phone, address, now }: { phone: string; address: string; now: Date }, numbers: SignInNumbers): Promise<string | null> {
  // One after the other for one number: two requests at once are two.
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 7))', [vault.blindIndex(phone, 'phone')])
  const asked = (await tx.one<Asked>('select by_phone as "byPhone", by_address as "byAddress", by_all as "byAll", last_at as "lastAt" from codes_asked($1, $2, $3, $4)',
    [vault.blindIndexes(phone, 'phone'), vault.blindIndexes(address, 'sign-in-address'), after(now, -1440), after(now, -60)]))!
  const seconds = asked.lastAt ? Math.ceil(numbers.againSeconds - (now.getTime() - asked.lastAt.getTime()) / 1000) : 0
  if (seconds > 0) return `刚才已经发过一次，请过 ${seconds} 秒再要；收到的请直接填。`
  if (asked.byPhone >= numbers.perPhoneDay) return '这个号码今天要验证码太多次了，请明天再试；急着看的，用查询码查，或者打 12348。'
  if (asked.byAddress >= numbers.perAddressHour) return '这个网络刚才要验证码太多次了，请过一小时再试；急着看的，用查询码查，或者打 12348。'
  return asked.byAll >= numbers.perCityDay ? '今天的短信已经发完了。请用统一身份认证或者查询码，或者打 12348。' : null
}

const codeHash = ({ vault }: Place, id: string, code: string): string => vault.blindIndex(`${id}:${code}`, 'sign-in-code')

const gone = { fits: false, left: 0, over: 'time' } as const

export type Sent = { sent: true; attemptId: string; phone: string } | { sent: false; why: string }
export type Checked = { fits: true; phone: string; back: string } | { fits: false; left: number; short?: true; over?: 'time' | 'tries' }
type Attempt = { id: string; phone: string; codeHash: string; tries: number; expiresAt: Date; usedAt: Date | null; back: string }
type Asked = { byPhone: number; byAddress: number; byAll: number; lastAt: Date | null }
