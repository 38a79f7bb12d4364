import { areaName, townships } from '../../rules/areas.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'
import { randomFrom } from './random.ts'

/**
 * Fictional residents. An ID number passes its check digit, but its first six digits (340499) are a county that does
 * not exist; a phone begins with 140, which is not given to persons. So neither can belong to anybody.
 */
export function residents(count: number, seed = 3404): ResidentSeed[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, i) => resident(random, i))
}

function resident(random: Random, index: number): ResidentSeed {
  const sex = random.chance(0.52) ? 'male' : 'female'
  const area = random.pick(townships)
  const birthYear = random.chance(0.3) ? 1940 + random.below(26) : 1966 + random.below(41)
  // Day and sequence come from the index, so that no number repeats among the first 167,000.
  const day = Math.floor(index / 499) % 336
  const born = `${birthYear}${two(1 + Math.floor(day / 28))}${two(1 + (day % 28))}`
  return {
    name: personName(random, sex),
    sex,
    birthYear,
    idNumber: idNumber(`340499${born}${sequence(index, sex)}`),
    phone: `140${String(10_000_000 + ((index * 7_919_777) % 89_999_999)).padStart(8, '0')}`,
    areaCode: area.code,
    address: `${areaName(area.code)}演示路 ${1 + random.below(300)} 号`,
    groups: groupsOf(random, birthYear, sex),
    demo: true,
  }
}

/** GB 11643: 17 digits weighted, modulo 11. */
export function idNumber(first17: string): string {
  const sum = [...first17].reduce((total, digit, i) => total + Number(digit) * weights[i]!, 0)
  return first17 + '10X98765432'[sum % 11]
}

function groupsOf(random: Random, birthYear: number, sex: ResidentSeed['sex']): ResidentSeed['groups'][number][] {
  const groups: ResidentSeed['groups'][number][] = []
  if (birthYear <= 1966) groups.push('elder')
  if (sex === 'female' && random.chance(0.3)) groups.push('woman')
  if (birthYear > 1966 && random.chance(0.25)) groups.push('migrantWorker')
  if (random.chance(0.06)) groups.push('disabled')
  if (random.chance(0.05)) groups.push('veteran')
  if (random.chance(0.08)) groups.push('poor')
  return groups
}

/** Odd for men, even for women. */
function sequence(index: number, sex: ResidentSeed['sex']): string {
  return String(((index % 499) + 1) * 2 - (sex === 'male' ? 1 : 0)).padStart(3, '0')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export type ResidentSeed = {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthYear: number
  readonly idNumber: string
  readonly phone: string
  readonly areaCode: string
  readonly address: string
  readonly groups: readonly ('elder' | 'disabled' | 'woman' | 'migrantWorker' | 'veteran' | 'poor')[]
  readonly demo: true
}
