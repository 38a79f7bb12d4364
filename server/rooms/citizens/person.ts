import type { IntakeInput } from '../../../contract/intake.ts'
import type { PersonView } from '../../../contract/work-orders.ts'
import type { Vault } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/context.ts'
import type { Write } from '../../platform/flush.ts'
import type { Suggested } from '../../rules/sensitivity/index.ts'
import { identifierWrite } from './identifiers.ts'
import { maskIdNumber, maskName, maskPhone } from './masks.ts'

/** Digits only, so that 0554-668 1234 and 05546681234 are one number. */
export const plainPhone = (phone: string): string => phone.replace(/\D/g, '')

/**
 * The same person, for certain: equal identity number, or equal phone and equal name. A phone alone is no identity — a
 * family or a village office shares one. Likely matches are the citizens room's later work (service files).
 */
export const keysOf = (person: IntakeInput['person'], vault: Vault): PersonKeys => ({
  idNumbers: person.idNumber ? vault.blindIndexes(person.idNumber, 'id-number') : [],
  phones: person.phone && person.name ? vault.blindIndexes(plainPhone(person.phone), 'phone') : [],
  name: person.name ?? null,
})

/**
 * The write of a new person. Phone, identity number and address are sealed and found by keyed hash only. An identity number
 * that nobody has checked is kept and finds nobody: else a stranger who knows it could be called in its owner's place.
 */
export const personWrite = (id: string, input: IntakeInput, vault: Vault, now: Date, checked: boolean): Write => {
  const { anonymous } = input
  // Who will not be named is not kept under a number either: it would find him, and it would meet the one who has it.
  const person = anonymous ? { ...input.person, idNumber: undefined } : input.person
  return {
    insert: 'person',
    row: {
      id, name: anonymous ? null : (person.name ?? null), name_shown: anonymous ? '匿名' : maskName(person.name), sex: person.sex ?? null, birth_year: person.birthYear ?? null,
      groups: person.groups ?? [], ...phoneColumns(person.phone, vault),
      id_number_sealed: person.idNumber ? vault.seal(person.idNumber, 'id-number') : null, id_number_index: person.idNumber && checked ? vault.blindIndex(person.idNumber, 'id-number') : null,
      address_sealed: person.address ? vault.seal(person.address, 'address') : null, safe_to_call: input.safeToCall, anonymous, created_at: now,
    },
  }
}

/**
 * What a known person says anew: not to call him counts at once, whoever says it; another number only when he stands here with
 * his papers, and then his papers too.
 */
export const personAgain = (id: string, input: IntakeInput, vault: Vault, identified: boolean, now: Date): Write[] => {
  const set = { ...(identified && input.person.phone ? phoneColumns(input.person.phone, vault) : {}), ...(input.safeToCall ? {} : { safe_to_call: false }) }
  return [...(Object.keys(set).length ? [{ update: 'person', set, where: { id } }] : []), ...(identified && input.person.idNumber ? [identifierWrite(id, { kind: 'idCard', value: input.person.idNumber, checked: true, source: 'intake' }, vault, now)] : [])]
}

const phoneColumns = (typed: string | undefined, vault: Vault) => {
  const phone = typed ? plainPhone(typed) : null
  return { phone_sealed: phone && vault.seal(phone, 'phone'), phone_index: phone && vault.blindIndex(phone, 'phone'), phone_shown: maskPhone(phone) }
}

export const matterWrite = (matter: { id: string; personId: string; title: string; topic: string | null; areaCode: string | null; level: Suggested }, now: Date): Write => ({
  insert: 'matter',
  row: {
    id: matter.id, person_id: matter.personId, title: matter.title, topic: matter.topic, area_code: matter.areaCode, created_at: now,
    sensitivity: matter.level.level, sensitivity_grade: matter.level.grade, sensitive_class: matter.level.sensitiveClass, sensitivity_because: matter.level.reasons.join('；') || null,
  },
})

/** One person as shown: masked unless `clear` (which the caller has to have the right and a purpose for). */
export const personView = async (tx: Tx, id: string, vault: Vault, clear: boolean): Promise<PersonView | undefined> => {
  const row = await tx.one<PersonRow>(
    `select id, name, name_shown as "nameShown", phone_sealed as "phoneSealed", phone_shown as "phoneShown", id_number_sealed as "idNumberSealed", address_sealed as "addressSealed",
      groups, safe_to_call as "safeToCall" from person where id = $1`, [id], 'person_view')
  if (!row) return undefined
  const open = (sealed: string | null): string | null => (sealed ? vault.open(sealed) : null)
  return {
    id: row.id, masked: !clear, groups: row.groups, safeToCall: row.safeToCall,
    name: clear ? (row.name ?? '匿名') : row.nameShown,
    phone: clear ? open(row.phoneSealed) : row.phoneShown,
    idNumber: clear ? open(row.idNumberSealed) : row.idNumberSealed ? maskIdNumber(open(row.idNumberSealed)) : null,
    address: clear ? open(row.addressSealed) : null,
  }
}

export type PersonKeys = { idNumbers: string[]; phones: string[]; name: string | null }
type PersonRow = { id: string; name: string | null; nameShown: string; phoneSealed: string | null; phoneShown: string | null; idNumberSealed: string | null; addressSealed: string | null; groups: string[]; safeToCall: boolean }
