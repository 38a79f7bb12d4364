import type { Vault } from '../../../platform/crypto.ts'
import { bluntSound, readings, shapeOf } from './hanzi.ts'
import type { Birth, Facts } from './facts.ts'
import type { Name } from './names.ts'

/**
 * Under which keys a record is looked for. Each is a few facts together, so that a key has few bearers, and each slip leaves
 * one of them whole. Only the keyed hash of a key is stored, cut to 64 bits: a collision costs one comparison.
 */
export const keysFor = (facts: Facts): string[] => [...new Set([...paperKeys(facts), ...phoneKeys(facts), ...nameKeys(facts, (b) => [b.year])])]

/** When looking, also the years beside: people say their age by more than one calendar. */
export const keysToAsk = (facts: Facts): string[] => [...new Set([...keysFor(facts), ...nameKeys(facts, (b) => (b.month === null ? [b.year - 1, b.year + 1] : []))])]

export const hashKeys = (keys: readonly string[], vault: Vault): string[] => keys.map((key) => cut(vault.blindIndex(key, purpose)))
/** By every key version, while a rotation is under way. */
export const hashToAsk = (keys: readonly string[], vault: Vault): string[] => keys.flatMap((key) => vault.blindIndexes(key, purpose).map(cut))
/** Says under which key of the vault the stored hashes were made. */
export const keyMark = (vault: Vault): string => cut(vault.blindIndex('mark', purpose))

const purpose = 'match'
// As letters: figures would look like somebody's bank card (server/migrations/0052).
const cut = (hex: string): string => hex.slice(0, 16).replace(/./gu, (c) => 'abcdefghijklmnop'[parseInt(c, 16)]!)

/** Area, birth, sequence: two of three stand whatever is wrong in the third, counted from both ends for a missing figure. */
function paperKeys(facts: Facts): string[] {
  return facts.papers.flatMap(({ kind, number }) => {
    if (kind !== 'idCard' || number.length < 17 || number.length > 19) return [`i:${kind}:${number}`, ...(number.length > 6 ? [`ih:${number.slice(0, -3)}`, `it:${number.slice(3)}`] : [])]
    return [`i:${number}`, `ab:${number.slice(0, 14)}`, `bc:${number.slice(-12)}`, `ac:${number.slice(0, 6)}${number.slice(-4)}`]
  })
}

/** A number as it is, and each half of it with the sound of the name. */
function phoneKeys({ phones, names }: Facts): string[] {
  return phones.flatMap((phone) => [`p:${phone}`, ...sounds(names).flatMap((sound) => [`pa:${phone.slice(-4)}${sound}`, `pb:${phone.slice(-8, -4)}${sound}`])])
}

function nameKeys({ names, births, addresses }: Facts, yearsOf: (birth: Birth) => number[]): string[] {
  const heard = sounds(names)
  return [
    ...births.flatMap((b) => (b.month === null ? [] : [`d:${b.year}-${b.month}-${b.day}`, ...heard.map((sound) => `md:${b.month}-${b.day}${sound}`)])),
    ...births.flatMap((b) => yearsOf(b).flatMap((year) => heard.map((sound) => `y:${year}${sound}`))),
    ...addresses.flatMap(({ place, house }) => [...(house ? [`h:${place}${house}`] : []), ...heard.map((sound) => `v:${place.slice(-4)}${sound}`)]),
  ]
}

/** How a whole name sounds to a local ear, and how it would if a letter had been misread for its like. */
function sounds(names: readonly Name[]): string[] {
  return [...new Set(names.filter((name) => name.whole).flatMap((name) => [soundOf(name.text, name.surname.length), soundOf([...name.text].map(shapeOf).join(''), name.surname.length)]))]
}

const soundOf = (text: string, surname: number): string => [...text].map((c, i) => (/\p{Script=Han}/u.test(c) ? bluntSound(readings(c, i < surname)[0] ?? c) : c)).join('')
