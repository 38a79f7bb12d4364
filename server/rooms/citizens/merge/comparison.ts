import type { SameField } from '../../../../contract/citizens.ts'
import { paperKinds } from '../../../rules/papers/index.ts'
import { maskIdNumber, maskName, maskPhone } from '../masks.ts'
import type { Evidence } from '../same-person/evidence.ts'
import type { Known } from '../same-person/facts.ts'
import type { Stored } from '../same-person/stored.ts'

/** Two records side by side, a line a field. Masked unless `clear`; how they agree is said in words that quote nothing. */
export const fieldsOf = (one: Stored, other: Stored, evidence: readonly Evidence[], clear: boolean): SameField[] =>
  lines.map(({ field, label, shown }) => {
    const said = evidence.find((e) => e.field === field)
    return { field, label, one: shown(one.known, clear), other: shown(other.known, clear), agrees: said ? agreement(said) : 'unknown', says: said?.text ?? null, bits: said ? Math.round(said.bits * 10) / 10 : null }
  })

function agreement({ level, bits }: Evidence): SameField['agrees'] {
  if (['equal', 'said', 'house', 'family', 'office', 'sameSlip', 'year'].includes(level)) return 'same'
  return bits > 0 ? 'near' : 'differs'
}

const list = (values: readonly (string | null | undefined)[]): string | null => [...new Set(values.filter((v) => v !== null && v !== undefined && v !== ''))].join('、') || null
const year = (known: Known): string | null => known.bornOn ?? (known.birthYear ? `${known.birthYear} 年` : known.idNumber?.length === 18 ? `${known.idNumber.slice(6, 10)} 年` : null)

const lines: readonly { field: Evidence['field']; label: string; shown: (known: Known, clear: boolean) => string | null }[] = [
  { field: 'name', label: '姓名', shown: (k, clear) => list([k.name, ...(k.names ?? [])].map((v) => v && (clear ? v : maskName(v)))) },
  { field: 'paper', label: '证件', shown: (k, clear) => list([k.idNumber && (clear ? k.idNumber : maskIdNumber(k.idNumber)), ...(k.papers ?? []).map((p) => `${paperKinds[p.kind]} ${clear ? p.number : maskIdNumber(p.number)}`)]) },
  { field: 'birth', label: '出生', shown: (k, clear) => (clear ? (k.idNumber?.length === 18 ? `${k.idNumber.slice(6, 10)}-${k.idNumber.slice(10, 12)}-${k.idNumber.slice(12, 14)}` : year(k)) : year(k)?.replace(/^(\d{3})\d.*$/u, '$1* 年') ?? null) },
  { field: 'sex', label: '性别', shown: (k) => (k.sex === 'male' ? '男' : k.sex === 'female' ? '女' : null) },
  { field: 'phone', label: '电话', shown: (k, clear) => list([k.phone, ...(k.phones ?? [])].map((v) => (v && !clear ? maskPhone(v) : v))) },
  { field: 'address', label: '住址', shown: (k, clear) => list([k.address, ...(k.addresses ?? [])].map((v) => (v && !clear ? `${v.slice(0, 3)}***` : v))) },
]
