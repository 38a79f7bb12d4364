import { cityCode } from '../../rules/areas.ts'
import type { UnitKind } from '../../rules/unit-kinds.ts'
import { bureaus, cityBureauCode } from './bureaus.ts'
import type { UnitSeed } from './units.ts'

const firmNames = [
  '明垣', '淮序', '舜和', '衡岸', '澄川', '知远', '寿阳', '云岭', '春申', '硖石', '茅仙', '上津', '瓦埠湖', '安泽', '焦湖', '洛水', '窑河', '高塘', '泥河湾', '架河湾', '二道河', '八里岗',
]

/** Invented bodies in plausible numbers, so that every kind of service has somebody to go to in every county. */
export const demoBodies: readonly UnitSeed[] = [...ofTheCity(), ...bureaus.filter(({ code }) => code !== 'GX' && code !== 'JK').flatMap(ofCounty)]

function ofTheCity(): UnitSeed[] {
  const committees = ['医疗纠纷', '道路交通事故', '物业纠纷', '劳动争议', '采煤沉陷搬迁']
  return [
    ...firmNames.slice(0, 6).map((name, i) => body(cityBureauCode, `F${i + 1}`, `安徽${name}律师事务所`, 'lawFirm', [cityCode])),
    body(cityBureauCode, 'N1', '淮南市示范公证处', 'notaryOffice', [cityCode]),
    ...committees.map((name, i) => body(cityBureauCode, `M${i + 1}`, `市${name}人民调解委员会`, 'mediationCommittee', [cityCode])),
    ...['物证', '法医'].map((name, i) => body(cityBureauCode, `X${i + 1}`, `淮南${name}司法鉴定所`, 'forensicInstitute', [cityCode])),
    body(cityBureauCode, 'A1', '淮南市仲裁委员会', 'arbitrationCommission', [cityCode]),
  ]
}

function ofCounty({ code, short, areas }: (typeof bureaus)[number], index: number): UnitSeed[] {
  const firms = firmNames.slice(6 + index * 2, 8 + index * 2)
  return [
    ...firms.map((name, i) => body(code, `F${i + 1}`, `安徽${name}律师事务所`, 'lawFirm', areas)),
    body(code, 'S1', `${short}第一法律服务所`, 'legalServiceOffice', areas),
    body(code, 'S2', `${short}第二法律服务所`, 'legalServiceOffice', areas),
    body(code, 'N1', `${short}公证处`, 'notaryOffice', areas),
    body(code, 'M1', `${short}矛盾纠纷人民调解委员会`, 'mediationCommittee', areas),
  ]
}

function body(bureau: string, suffix: string, name: string, kind: UnitKind, areas: readonly string[]): UnitSeed {
  return { code: `${bureau}-${suffix}`, name: `${name}（演示）`, shortName: `${name}（演示）`, kind, parent: bureau, bureau, areas, verified: false, demo: true }
}
