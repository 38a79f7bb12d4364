import type { WayView } from '../../../contract/service-files.ts'
import type { z } from 'zod'
import type { wayInput } from '../../../contract/service-files.ts'
import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { maskPhone, plainPhone, type OpenGate } from '../citizens/index.ts'

/** 安全联系方式: how to reach him safely, and what he needs. `safe_to_call` of the person's row counts as well: it is said at intake. */
export const findWay = async (tx: Tx, gate: Pick<OpenGate, 'records' | 'basis'>, vault: Vault): Promise<WayView> => {
  const row = await tx.one<WayRow>(`select ${columns} from contact_way where person_id = any($1) order by set_at desc limit 1`, [gate.records], 'file_way')
  const unsafe = await tx.one(`select 1 from person where id = any($1) and not safe_to_call limit 1`, [gate.records], 'file_unsafe')
  const way = row ?? { neverCall: false, noMessage: false, hours: null, phoneSealed: null, phoneShown: null, needs: [], dialect: null, note: null, setAt: null }
  const { phoneSealed, phoneShown, setAt, ...rest } = way
  return { ...rest, neverCall: way.neverCall || unsafe !== undefined, phone: gate.basis === 'verified' && phoneSealed ? vault.open(phoneSealed, 'phone') : phoneShown, setAt: setAt?.toISOString() ?? null }
}

/**
 * On the page of an order. Where nobody has seen who asks, only that he is not to be called: hours, places and needs of a known
 * person are not for whoever gave her name. The seat that took the call is told nothing, or a name and a number would tell it
 * whether she has been here; it does not call back (README).
 */
export const wayShown = (way: WayView, { by, hereFirst }: { by: 'proof' | 'ear' | 'file'; hereFirst: boolean }): WayView => {
  if (by === 'proof' || (by === 'file' && hereFirst)) return { ...way, note: null }
  const told = by === 'file' && (way.neverCall || way.noMessage)
  return { neverCall: told && way.neverCall, noMessage: told && way.noMessage, hours: null, phone: null, needs: [], dialect: null, note: null, setAt: null }
}

/** Kept with a separate consent only (PIPL 29), and for the one record that stands for the person. */
export const setWay = async (tx: Tx, gate: OpenGate, input: Omit<z.infer<typeof wayInput>, 'consent'>, call: { actor: Actor; now: Date; vault: Vault }): Promise<void> => {
  const [hours, dialect, note] = maskNumbers([input.hours ?? null, input.dialect ?? null, input.note ?? null])
  const phone = input.phone ? plainPhone(input.phone) : null
  await tx.rows(
    `insert into contact_way (person_id, never_call, no_message, hours, phone_sealed, phone_shown, needs, dialect, note, consent_at, set_at, set_by, set_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12)
     on conflict (person_id) do update set never_call = excluded.never_call, no_message = excluded.no_message, hours = excluded.hours, phone_sealed = excluded.phone_sealed, phone_shown = excluded.phone_shown,
       needs = excluded.needs, dialect = excluded.dialect, note = excluded.note, consent_at = excluded.consent_at, set_at = excluded.set_at, set_by = excluded.set_by, set_by_name = excluded.set_by_name`,
    [gate.personId, input.neverCall, input.noMessage, hours, phone && call.vault.seal(phone, 'phone'), maskPhone(phone), input.needs, dialect, note, call.now, call.actor.id, call.actor.name])
  // What every screen that shows a telephone already asks.
  await tx.rows('update person set safe_to_call = $2 where id = any($1) and safe_to_call <> $2', [gate.records, !input.neverCall])
}

const columns = `never_call as "neverCall", no_message as "noMessage", hours, phone_sealed as "phoneSealed", phone_shown as "phoneShown", needs, dialect, note, set_at as "setAt"`
type WayRow = Omit<WayView, 'phone' | 'setAt'> & { phoneSealed: string | null; phoneShown: string | null; setAt: Date | null }
