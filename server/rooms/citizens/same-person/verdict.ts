import type { SameVerdict } from '../../../../contract/citizens.ts'
import { compare, type World } from './compare.ts'
import type { Evidence } from './evidence.ts'
import type { Facts } from './facts.ts'

/**
 * One person? The sum of all bits decides, within rules that no sum outweighs: what a household shares (surname, telephone,
 * house) is no identity, nor is a name and nothing else, and what is certain has no single thing against it.
 */
export const judge = (a: Facts, b: Facts, world: World = {}): Judgement => {
  const evidence = compare(a, b, world)
  const bits = evidence.reduce((sum, one) => sum + one.bits, 0)
  const at = Object.fromEntries(evidence.map((one) => [one.field, one.level]))
  const verdict = certain(at, bits) ? 'certain' : likely(at, bits) ? 'likely' : 'unlikely'
  return { verdict, bits: Math.round(bits * 10) / 10, evidence: evidence.toSorted((x, y) => Math.abs(y.bits) - Math.abs(x.bits)) }
}

export type Judgement = { verdict: SameVerdict; bits: number; evidence: Evidence[] }

/** In a city of three million a stranger must be outweighed by 2^21; half of that is worth a person's look. */
const likelyFrom = 13
const certainFrom = 26

function certain(at: Levels, bits: number): boolean {
  if (contradicted(at) || at.name !== 'equal') return at.paper === 'equal' && !contradicted({ ...at, paper: undefined }) && sameName.includes(at.name ?? '')
  if (at.paper === 'equal') return true
  if (at.paper === 'near') return bits >= certainFrom
  // Name and a telephone of his own; one that several names gave wants another thing that a family does not share.
  if (at.phone === 'equal') return at.birth !== 'near' && at.birth !== 'yearOff'
  if (at.phone === 'family') return at.birth === 'equal' || at.birth === 'year'
  return at.birth === 'equal' && bits >= certainFrom && (at.address === 'house' || at.phone === 'near')
}

function likely(at: Levels, bits: number): boolean {
  const byPaper = ['equal', 'said', 'near', 'sameSlip'].includes(at.paper ?? '')
  if (at.name === 'generation' && !byPaper) return !contradicted(at) && bits >= likelyFrom - 1 && bornAlike.includes(at.birth ?? '') && ['equal', 'near'].includes(at.phone ?? '')
  // A name, a year and a village are met by chance: something of his own has to agree besides.
  const besides = byPaper || ['equal', 'family', 'near'].includes(at.phone ?? '') || ['equal', 'near'].includes(at.birth ?? '') || at.address === 'house' || at.phone === 'office' && at.name === 'equal'
  if (bits < likelyFrom || !besides) return false
  return byPaper || sameName.includes(at.name ?? '') || at.name === 'otherSurname'
}

const contradicted = (at: Levels): boolean => at.birth === 'different' || at.sex === 'different' || ['other', 'unlike', 'far'].includes(at.paper ?? '')
/** Whoever wrote it meant this name. */
const sameName: readonly string[] = ['equal', 'sound', 'bluntSound', 'shape', 'swapped', 'shortened']
/** One letter of the name unlike the other is a brother's or sister's name, unless they would be born in one year: twins, or a letter misread. */
const bornAlike: readonly string[] = ['equal', 'year']
type Levels = { readonly [field in Evidence['field']]?: string | undefined }
