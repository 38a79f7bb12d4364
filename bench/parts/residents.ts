import { seededDraw, type Draw } from './draw.ts'
import { people, type Person } from './people.ts'
import { drawAllLetters, slips, type Slip } from './slips.ts'
import type { Known } from '../../server/rooms/citizens/same-person/facts.ts'

/**
 * Residents, what the file holds of each, and who comes to the doors: some are in the file already, said again with slips;
 * some are strangers who look like somebody in it. Made without looking at any comparing code: names by rates of cohorts,
 * households, committees' telephones, slips of the hand and ear by their own lists. The same seed gives the same world.
 */
export const makeWorld = (options: { residents: number; doubles: number; strangers: number; seed: number; heldOut: boolean }): ResidentWorld => {
  if (options.heldOut) drawAllLetters()
  const draw = seededDraw(options.seed)
  const { base, strangers } = people(draw, options.residents, options.strangers)
  const arrivals: Arrival[] = []
  const again = draw.sample(base.length, options.doubles)
  for (const i of again) arrivals.push(returning(draw, base[i]!, i, options.heldOut))
  // All who have somebody alike in the file come once more without a slip: they must be met, and nobody else.
  base.forEach((person, i) => { if (person.alike && draw.chance(0.5)) arrivals.push({ known: register(draw, person, 'window'), truth: i, kind: `alike: ${person.alike}`, points: 9 }) })
  for (const person of strangers) arrivals.push({ known: register(draw, person, draw.pick(doors)), truth: null, kind: `stranger: ${person.alike ?? 'nobody'}`, points: 0 })
  return { base: base.map((person) => register(draw, person, draw.pick(doors))), arrivals: draw.shuffle(arrivals) }
}

export type Arrival = { known: Known; /** Index of the resident, or null when he is not in the file. */ truth: number | null; kind: string; /** How much of what tells people apart both records hold. */ points: number }
export type ResidentWorld = { base: Known[]; arrivals: Arrival[] }

type Door = 'window' | 'hotline' | 'web' | 'import'
const doors: readonly Door[] = ['window', 'window', 'window', 'window', 'hotline', 'hotline', 'hotline', 'web', 'web', 'import']

/** What each door asks for and gets. */
function register(draw: Draw, person: Person, door: Door): Known {
  const said = { name: person.name, sex: draw.chance(0.7) ? person.sex : undefined, phone: person.phone }
  const id = (share: number, checked: boolean): Partial<Known> => (draw.chance(share) ? { idNumber: person.idNumber, checked } : draw.chance(0.6) ? { birthYear: person.born.year } : {})
  const address = (share: number): Partial<Known> => (draw.chance(share) ? { address: draw.chance(0.6) ? person.address : person.shortAddress } : {})
  if (door === 'window') return { ...said, ...id(0.85, true), ...address(0.8) }
  if (door === 'hotline') return { ...said, ...id(0.2, true), ...address(0.6) }
  if (door === 'import') return { ...said, ...id(0.7, true), ...address(0.9) }
  return { ...said, ...id(0.45, false), ...address(0.35) }
}

function returning(draw: Draw, person: Person, truth: number, heldOut: boolean): Arrival {
  const known = { ...register(draw, person, draw.pick(doors)) }
  const chosen = choose(draw, heldOut)
  const made = chosen.filter((slip) => slips[slip](draw, known))
  return { known, truth, kind: made.toSorted().join(' + ') || 'nothing wrong', points: 0 }
}

/** While building: nothing, one slip, or these pairs. The measured run has every pair, and three at once, besides. */
function choose(draw: Draw, heldOut: boolean): Slip[] {
  const all = Object.keys(slips) as Slip[]
  const n = heldOut ? draw.weighted([15, 45, 30, 10]) : draw.weighted([15, 60, 25])
  const picked = draw.sample(all.length, n).map((i) => all[i]!)
  return !heldOut && n === 2 && !seenPairs.includes(picked.toSorted().join('+')) ? picked.slice(0, 1) : picked
}

const seenPairs: readonly string[] = ['homophone+newPhone', 'idDigit+newPhone', 'idSwapped+moved', 'homophone+moved', 'moved+newPhone', 'phoneDigit+homophone', 'lookalike+moved']

/**
 * What the two records have in common, counted by the generator: a name 2 (with a slip 1), an identity number 3 (with a slip
 * 2), a telephone of his own 2 (a family's 1, an office's or none 0, with a slip 1), a year of birth 1, the house 1.
 */
export const pointsOf = (stored: Known, said: Known, office: (phone: string) => boolean, family: (phone: string) => boolean): number => {
  const near = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && [...a].filter((c, i) => c !== b[i]).length <= 2 && Math.abs(a.length - b.length) <= 1
  const name = stored.name === said.name ? 2 : [...(stored.name ?? '')].some((c) => said.name?.includes(c)) ? 1 : 0
  const id = !stored.idNumber || !said.idNumber ? 0 : stored.idNumber === said.idNumber ? 3 : 2
  const phone = !stored.phone || !said.phone ? 0 : stored.phone === said.phone ? (office(stored.phone) ? 0 : family(stored.phone) ? 1 : 2) : near(stored.phone, said.phone) ? 1 : 0
  const yearOf = (known: Known): string => known.idNumber?.slice(6, 10) ?? String(known.birthYear ?? '')
  const year = id === 0 && yearOf(stored) !== '' && yearOf(stored) === yearOf(said) ? 1 : 0
  const house = stored.address && said.address && stored.address.replace(/^.*?(镇|乡|街道)/u, '') === said.address.replace(/^.*?(镇|乡|街道)/u, '') ? 1 : 0
  return name + id + phone + year + house
}
