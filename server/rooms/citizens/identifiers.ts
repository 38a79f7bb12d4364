import type { Vault } from '../../platform/crypto.ts'
import type { Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { readPaper, readPhone, type PaperKind } from '../../rules/papers/index.ts'
import { maskIdNumber, maskName, maskPhone } from './masks.ts'

/**
 * What else a person is known by, beside what he gave first: a passport, a second telephone, a former name. Sealed like the
 * first; the database drops what it has already, and the job behind the commit gives the person keys for it.
 */
export const identifierWrite = (personId: string, { kind, value, checked = false, source }: Identifier, vault: Vault, now: Date): Write => {
  const text = spelled(kind, value)
  const purpose = purposeOf(kind)
  return {
    insert: 'person_identifier',
    row: {
      id: newId(now), person_id: personId, kind, plain_name: kind === 'name' ? text : null, value_sealed: kind === 'name' ? null : vault.seal(text, purpose),
      value_index: kind === 'name' || kind === 'address' || kind === 'bornOn' ? null : vault.blindIndex(text, purpose), shown: shownOf(kind, text), checked, source, from_at: now,
    },
  }
}

/** Under which purpose of the vault a kind is sealed and found: whoever seals anew under another key needs the same. */
export const purposeOf = (kind: Identifier['kind']): string => (kind === 'idCard' ? 'id-number' : kind === 'phone' || kind === 'address' ? kind : kind === 'bornOn' ? 'birth' : 'paper')

function spelled(kind: Identifier['kind'], value: string): string {
  if (kind === 'name' || kind === 'address' || kind === 'bornOn') return value.trim()
  const read = kind === 'phone' ? readPhone(value) : readPaper(kind, value)
  return read.ok ? read.value.number : value.trim()
}

function shownOf(kind: Identifier['kind'], text: string): string {
  if (kind === 'name') return maskName(text)
  if (kind === 'phone') return maskPhone(text) ?? '***'
  return kind === 'address' || kind === 'bornOn' ? '***' : (maskIdNumber(text) ?? '***')
}

export type Identifier = { kind: PaperKind | 'phone' | 'name' | 'address' | 'bornOn'; value: string; checked?: boolean; /** Who says so: intake, a correction by the person himself, another system. */ source: string }
