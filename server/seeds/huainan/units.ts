import { cityCode, townships } from '../../rules/areas.ts'
import type { UnitKind } from '../../rules/unit-kinds.ts'
import { bureaus, cityBureauCode, jurisdictionOf } from './bureaus.ts'
import { demoBodies } from './bodies.ts'

/** Townships that have a justice office; zones and farms are served by their bureau's centre. */
export const officeTownships = townships.filter(({ name }) => /(?:街道|镇|乡)$/u.test(name))

/**
 * The organisation tree of the first start. Bureau and divisions are those named by 淮司通〔2020〕17 号; centres and
 * stations follow from its articles, their exact names 待核实; every body marked 演示 is invented.
 */
export const units: readonly UnitSeed[] = [...cityUnits(), ...bureaus.flatMap(unitsOfBureau), ...demoBodies]

export function officeCode(townshipCode: string): string {
  return `${jurisdictionOf(townshipCode)}-J${townshipCode.slice(6)}`
}

export function findUnit(code: string): UnitSeed | undefined {
  return units.find((unit) => unit.code === code)
}

function cityUnits(): UnitSeed[] {
  const divisions = ['公共法律服务管理科', '科技信息科', '普法与依法治理科', '人民参与和促进法治科', '律师工作科', '法律职业资格管理科', '装备财务保障科', '办公室']
  return [
    own(cityBureauCode, '淮南市司法局', '市局', 'cityBureau', null, [cityCode], true),
    ...divisions.map((name, i) => own(`HN-D${i + 1}`, `市司法局${name}`, name, 'division', cityBureauCode, [cityCode], true)),
    own('HN-LA', '淮南市法律援助中心', '市法律援助中心', 'legalAidCentre', cityBureauCode, [cityCode], true),
    own('HN-PC', '淮南市公共法律服务中心', '市公共法律服务中心', 'serviceCentre', cityBureauCode, [cityCode], false),
    own('HN-HL', '12348 热线组', '12348 热线组', 'hotlineTeam', 'HN-PC', [cityCode], false),
  ]
}

function unitsOfBureau(bureau: (typeof bureaus)[number]): UnitSeed[] {
  const { code, name, short, kind, areas, verified } = bureau
  const place = kind === 'branchBureau' ? short : name.replace('司法局', '')
  const isWhole = code !== 'GX' && code !== 'JK'
  return [
    own(code, name, short, kind, cityBureauCode, areas, verified),
    own(`${code}-PC`, `${place}公共法律服务中心`, `${short}中心`, 'serviceCentre', code, areas, false),
    ...(isWhole ? [own(`${code}-LA`, `${place}法律援助中心`, `${short}法援`, 'legalAidCentre', code, areas, false)] : []),
    ...officeTownships.filter((town) => jurisdictionOf(town.code) === code).map((town) =>
      own(officeCode(town.code), `${town.name}司法所`, `${town.name}司法所`, 'justiceOffice', code, [town.code], false)),
  ]
}

function own(code: string, name: string, shortName: string, kind: UnitKind, parent: string | null, areas: readonly string[], verified: boolean): UnitSeed {
  const bureau = bureaus.find((row) => code === row.code || code.startsWith(`${row.code}-`))?.code ?? cityBureauCode
  return { code, name, shortName, kind, parent, bureau, areas, verified, demo: false }
}

export type UnitSeed = {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: UnitKind
  readonly parent: string | null
  /** Nearest county bureau or branch, itself included; the city's own units have the city bureau. */
  readonly bureau: string
  /** Areas served; the most specific code decides. */
  readonly areas: readonly string[]
  readonly verified: boolean
  /** Invented for demonstration; never seeded in production. */
  readonly demo: boolean
}
