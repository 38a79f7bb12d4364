import { word } from '../../../contract/glossary.ts'
import type { Definition, Difference, Door, Limit, Material } from '../../../contract/service-items.ts'
import type { Refusal } from '../../platform/errors.ts'

/**
 * 渠道一致性校验: the same item asks for the same materials and keeps the same time limits at every door (DOMAIN §8: one
 * system asked seven papers online and three at the window). Each difference names the two doors and what differs.
 */
export const doorDifferences = (sides: readonly Side[]): Difference[] => {
  const [first, ...rest] = sides
  return first ? rest.flatMap((side) => [
    ...compare('material', first, side, first.materials.map(materialKey), side.materials.map(materialKey)),
    ...compare('limit', first, side, first.limits.map(limitKey), side.limits.map(limitKey)),
  ]) : []
}

/** What each door of a definition asks and promises: rows that name no door count at all of them. */
export const sidesOf = ({ doors, materials, limits }: Pick<Definition, 'doors' | 'materials' | 'limits'>): Side[] => doors.map((door) => ({ door, materials: materials.filter(at(door)), limits: limits.filter(at(door)) }))

/** Said at the field: which door, against which, and what. */
export const mustAgree = (definition: Pick<Definition, 'doors' | 'materials' | 'limits'>): Refusal | undefined => {
  const elsewhere = [...definition.materials, ...definition.limits].flatMap((row) => row.doors ?? []).filter((door) => !definition.doors.includes(door))
  if (elsewhere.length > 0) return { kind: 'invalid', message: `材料或时限写了“${word('door', elsewhere[0]!)}”，但这个事项没有这个渠道。`, fields: { doors: `缺少“${word('door', elsewhere[0]!)}”，或者从材料、时限里去掉它` } }
  return refusalFor(doorDifferences(sidesOf(definition)))
}

export const refusalFor = (differences: readonly Difference[]): Refusal | undefined => {
  if (differences.length === 0) return undefined
  const says = (what: Difference['what']): string => differences.filter((one) => one.what === what).map((one) => one.says).join('；')
  const fields = { ...(says('material') ? { materials: says('material') } : {}), ...(says('limit') ? { limits: says('limit') } : {}) }
  return { kind: 'invalid', message: `各渠道不一致，不能保存：${differences.map((one) => one.says).join('；')}。同一事项在每个渠道要的材料、承诺的时限必须相同。`, fields }
}

function compare(what: Difference['what'], one: Side, other: Side, left: readonly string[], right: readonly string[]): Difference[] {
  const noun = what === 'material' ? '材料' : '时限'
  const lacks = (has: Side, not: Side, keys: readonly string[]): Difference[] => keys.map((key) => ({ what, door: has.door, other: not.door, says: `${noun}“${shown(key)}”：${word('door', has.door)}有，${word('door', not.door)}没有` }))
  return [...lacks(one, other, left.filter((key) => !right.includes(key))), ...lacks(other, one, right.filter((key) => !left.includes(key)))]
}

const at = (door: Door) => (row: { doors?: Door[] | undefined }): boolean => !row.doors?.length || row.doors.includes(door)
/** Spaces, full-width signs and a closing mark make no difference; a substitute does. */
const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').replace(/[。;；.]$/, '')
const materialKey = ({ name, instead }: Material): string => `${tidy(name)}${instead ? `|可以用${tidy(instead)}代替` : ''}`
const limitKey = ({ code, words }: Limit): string => (code ? `code:${code}` : tidy(words ?? ''))
const shown = (key: string): string => key.replace('|', '，').replace('code:', '')

export type Side = { readonly door: Door; readonly materials: readonly Material[]; readonly limits: readonly Limit[] }
