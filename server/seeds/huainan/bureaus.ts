import { findArea } from '../../rules/areas.ts'

/**
 * Who is in charge where (管辖). Not the tree of areas: Maoji, Xiaji and Jiaoganghu lie in Fengtai county by their codes
 * and are run by the Maoji branch; the functional areas have no county code at all. The most specific code wins.
 */
export const bureaus = [
  { code: 'DT', name: '大通区司法局', short: '大通', kind: 'countyBureau', areas: ['340402'], verified: true },
  { code: 'TJA', name: '田家庵区司法局', short: '田家庵', kind: 'countyBureau', areas: ['340403'], verified: true },
  { code: 'XJJ', name: '谢家集区司法局', short: '谢家集', kind: 'countyBureau', areas: ['340404'], verified: true },
  { code: 'BGS', name: '八公山区司法局', short: '八公山', kind: 'countyBureau', areas: ['340405'], verified: true },
  { code: 'PJ', name: '潘集区司法局', short: '潘集', kind: 'countyBureau', areas: ['340406'], verified: true },
  { code: 'FT', name: '凤台县司法局', short: '凤台', kind: 'countyBureau', areas: ['340421'], verified: true },
  { code: 'SX', name: '寿县司法局', short: '寿县', kind: 'countyBureau', areas: ['340422'], verified: true },
  { code: 'MJ', name: '市司法局毛集实验区分局', short: '毛集', kind: 'branchBureau', areas: ['340421106', '340421107', '340421109'], verified: true },
  { code: 'GX', name: '市司法局高新区分局（待核实）', short: '高新区', kind: 'branchBureau', areas: [], verified: false },
  { code: 'JK', name: '市司法局经开区分局（待核实）', short: '经开区', kind: 'branchBureau', areas: ['340402400'], verified: false },
] as const satisfies readonly Bureau[]

export const cityBureauCode = 'HN'

/** Code of the bureau in charge of an area (a village answers through its township); the city's for the city or elsewhere. */
export function jurisdictionOf(areaCode: string): string {
  for (let code: string | null | undefined = findArea(areaCode)?.code; code; code = findArea(code)?.parent) {
    const inCharge = bureaus.find((bureau) => (bureau.areas as readonly string[]).includes(code!))
    if (inCharge) return inCharge.code
  }
  return cityBureauCode
}

export type BureauCode = (typeof bureaus)[number]['code']
type Bureau = {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly kind: 'countyBureau' | 'branchBureau'
  readonly areas: readonly string[]
  readonly verified: boolean
}
