import type { Area } from './areas.ts'
import { counties, townships } from './areas.ts'

/**
 * Guesses the place that a plain text speaks of: 'we live in 顾桥' → 凤台县顾桥镇. A suggestion for the form, never a
 * fact: the asker or the agent confirms it. Full names always count; short ones only where they are not words of
 * everyday use or of other cities. A named county rules out townships of the others.
 */
export function areaOfText(text: string): AreaGuess | undefined {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  const written = longest(plain, townshipNames.filter(({ full }) => full))
  // The name of the township is taken out first: 八公山乡 lies in 寿县, not in 八公山区.
  const county = longest(written ? plain.replaceAll(written.name, '') : plain, countyNames)
  const township = written && isIn(written, county) ? written : longest(plain, townshipNames.filter((name) => isIn(name, county)))
  if (township) return { area: township.area, matched: township.name, certain: township.full || county !== undefined }
  return county && { area: county.area, matched: county.name, certain: true }
}

/** Everyday words, or places better known elsewhere: only with 镇, 乡 or 街道 behind them do they mean the township. */
const tooCommon = new Set([
  '公园', '国庆', '朝阳', '立新', '平山', '凤凰', '城关', '大兴', '大顺', '唐山', '三和', '龙泉', '泉山', '淮滨', '双桥', '板桥', '新集', '杨村', '高皇',
])

const suffix = /(?:回族)?(?:街道|镇|乡)$/u

const countyNames: readonly Name[] = counties.flatMap((area) => {
  const short = area.name.slice(0, -1)
  const full: Name = { name: area.name, area, full: true }
  return short.length < 2 ? [full] : [full, { name: short, area, full: false }]
})

const townshipNames: readonly Name[] = townships.flatMap((area) => {
  const short = area.name.replace(suffix, '')
  const names: Name[] = [{ name: area.name, area, full: true }]
  if (area.name.includes('回族乡')) names.push({ name: `${short}乡`, area, full: true })
  const usable = short !== area.name && short.length >= 2 && !tooCommon.has(short) && !countyNames.some(({ name }) => name === short)
  return usable ? [...names, { name: short, area, full: false }] : names
})

function longest(text: string, names: readonly Name[]): Name | undefined {
  return names.filter(({ name }) => text.includes(name)).toSorted((a, b) => b.name.length - a.name.length)[0]
}

function isIn(township: Name, county: Name | undefined): boolean {
  return county === undefined || township.area.parent === county.area.code
}

type Name = { readonly name: string; readonly area: Area; readonly full: boolean }
export type AreaGuess = { readonly area: Area; readonly matched: string; readonly certain: boolean }
