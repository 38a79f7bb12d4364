import { readIdNumber, readPaper, readPhone, type PaperKind, type Sex } from '../../../rules/papers/index.ts'
import { readAddress, type Address } from './addresses.ts'
import { readName, type Name } from './names.ts'

/** What somebody says of himself at a door, or what the file holds of him: anything may be missing, all may be wrong. */
export type Known = {
  name?: string | undefined; names?: readonly string[]; sex?: Sex | null | undefined; birthYear?: number | null | undefined; bornOn?: string | null | undefined
  idNumber?: string | undefined; papers?: readonly { kind: PaperKind; number: string; checked?: boolean }[]
  /** The identity number above was read off the paper, or proved by answers. */
  checked?: boolean
  phone?: string | undefined; phones?: readonly string[]; address?: string | undefined; addresses?: readonly string[]
}

/** The same, read: one spelling each, with what the papers tell of birth and sex. */
export type Facts = { names: readonly Name[]; sex: Sex | null; births: readonly Birth[]; papers: readonly KnownPaper[]; phones: readonly string[]; addresses: readonly Address[] }
export type Birth = { year: number; month: number | null; day: number | null }
/** `valid`: its check digit holds, so that no single slip can have made it. */
export type KnownPaper = { kind: PaperKind; number: string; valid: boolean; checked: boolean }

export const readFacts = (known: Known): Facts => {
  const papers = papersOf(known)
  const told = papers.filter((paper) => paper.valid).map((paper) => readPaper(paper.kind, paper.number)).flatMap((read) => (read.ok && read.value.bornOn ? [read.value] : []))
  const said = known.bornOn ? [dayOf(known.bornOn)] : known.birthYear ? [{ year: known.birthYear, month: null, day: null }] : []
  return {
    names: distinct([known.name, ...(known.names ?? [])]).map(readName),
    sex: told[0]?.sex ?? known.sex ?? null,
    // A paper knows better than what was said aside; what was said counts where the number cannot be right.
    births: told.length ? told.map((paper) => dayOf(paper.bornOn!)) : said.length ? said : guessed(papers),
    papers, phones: distinct([known.phone, ...(known.phones ?? [])]).map(plainNumber).filter(Boolean), addresses: distinct([known.address, ...(known.addresses ?? [])]).map(readAddress).filter((a) => a.place.length > 1),
  }
}

function papersOf(known: Known): KnownPaper[] {
  const given = [...(known.idNumber ? [{ kind: 'idCard' as const, number: known.idNumber, checked: known.checked ?? false }] : []), ...(known.papers ?? [])]
  return given.map(({ kind, number, checked = false }) => {
    const read = readPaper(kind, number)
    return read.ok ? { kind, number: read.value.number, valid: true, checked } : { kind, number: number.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/gu, ''), valid: false, checked: false }
  }).filter((paper) => paper.number.length > 2)
}

/** A mistyped number still tells the birth where the slip is elsewhere. */
function guessed(papers: readonly KnownPaper[]): Birth[] {
  return papers.flatMap(({ kind, number }) => {
    const day = kind === 'idCard' && number.length === 18 ? `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}` : ''
    return /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u.test(day) ? [dayOf(day)] : []
  })
}

export const isIdNumber = (text: string): boolean => readIdNumber(text).ok

const plainNumber = (typed: string): string => { const read = readPhone(typed, '0554'); return read.ok ? read.value.number : typed.normalize('NFKC').replace(/\D/gu, '') }
const dayOf = (day: string): Birth => { const [year, month, date] = day.split('-').map(Number); return { year: year!, month: month!, day: date! } }
const distinct = (list: readonly (string | undefined)[]): string[] => [...new Set(list.map((text) => text?.trim()).filter((text) => text !== undefined && text !== ''))] as string[]
