import { readFileSync } from 'node:fs'
import { findArea } from '../../rules/areas.ts'

/**
 * Villages are not held in the source: 1,131 names that change every year. The office imports them from a file of
 * statistical divisions; what belongs to no known township is left out and counted.
 */
export function villagesFromFile(path: string): VillageImport {
  const file = JSON.parse(readFileSync(path, 'utf8')) as DivisionsFile
  const rows = file.counties.flatMap(({ townships }) => townships.flatMap(({ code, villages }) => villages.map((village) => ({ ...village, parent: code }))))
  const villages = rows.filter(({ code, name, parent }) => /^\d{12}$/u.test(code) && name !== '' && code.startsWith(parent) && findArea(parent) !== undefined)
  return { villages, leftOut: rows.length - villages.length }
}

export type VillageImport = { readonly villages: readonly { readonly code: string; readonly name: string; readonly parent: string }[]; readonly leftOut: number }
type DivisionsFile = { counties: { townships: { code: string; villages: { code: string; name: string }[] }[] }[] }
