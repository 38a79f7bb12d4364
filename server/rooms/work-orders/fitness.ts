import type { TopicId } from '../../../contract/topics.ts'
import type { UnitKind } from '../../rules/unit-kinds.ts'

/**
 * How well a kind of unit fits a topic, 0–30. What stands in no row falls to the justice office of the place, which is the
 * public legal service station there (淮司通〔2020〕17 号). A proposal for the dispatcher, not a rule of law: 待核实.
 */
export const fitOf = (kind: string, topic: string | null, need: string): number => {
  const asked = askedFor(need)
  if (asked === kind) return 30
  const row = topic ? fits[topic as TopicId] : undefined
  return row?.[kind as UnitKind] ?? general[kind as UnitKind] ?? 0
}

/** Why the kind fits, in the dispatcher's words. */
export const fitWords = (kind: string, topic: string | null, need: string): string | null => {
  if (askedFor(need) === kind) return `当事人提到的正是${shortKind[kind as UnitKind] ?? '这类'}业务`
  const words: Partial<Record<string, string>> = {
    mediationCommittee: '纠纷宜先调解', legalAidCentre: '可能符合法律援助条件', notaryOffice: '可办公证', justiceOffice: '司法所受理当地一般事项', legalServiceOffice: '可提供基层法律服务',
    lawFirm: '可由律师办理', forensicInstitute: '可作司法鉴定', arbitrationCommission: '合同纠纷可仲裁', serviceCentre: '中心可统一受理、指引', countyBureau: '对机构的投诉由管辖局处理', branchBureau: '对机构的投诉由管辖局处理',
  }
  return fitOf(kind, topic, need) >= 18 ? (words[kind] ?? null) : null
}

/** A committee named after one trade takes that trade only: its topic, or undefined for a general body. */
export const specialityOf = (name: string): TopicId | undefined => specialities.find(([words]) => words.test(name))?.[1]

/** Kinds that carry out work orders; bureaus, divisions and the hotline dispatch and answer, they do not handle. */
export const handlingKinds: readonly string[] = ['justiceOffice', 'mediationCommittee', 'legalAidCentre', 'legalServiceOffice', 'lawFirm', 'notaryOffice', 'serviceCentre', 'forensicInstitute', 'arbitrationCommission', 'villageRoom']

/** People whom legal aid law or policy puts first: fees and burdens weigh on them most. */
export const aidGroups: Readonly<Record<string, string>> = { elder: '老年人', disabled: '残疾人', minor: '未成年人', migrantWorker: '农民工', veteran: '军人军属、退役军人', poor: '困难群众' }

function askedFor(need: string): UnitKind | undefined {
  return keywords.find(([words]) => words.test(need))?.[1]
}

const keywords: readonly (readonly [RegExp, UnitKind])[] = [
  [/公证/u, 'notaryOffice'], [/司法鉴定|伤残鉴定|亲子鉴定|笔迹鉴定/u, 'forensicInstitute'], [/法律援助/u, 'legalAidCentre'], [/(请求|申请|要求|希望).{0,4}调解/u, 'mediationCommittee'],
]
const specialities: readonly (readonly [RegExp, TopicId])[] = [[/医疗/u, 'medical'], [/道路交通/u, 'traffic'], [/物业/u, 'housing'], [/劳动争议/u, 'labour'], [/采煤|沉陷|搬迁/u, 'land']]

const general: Partial<Record<UnitKind, number>> = { justiceOffice: 20, serviceCentre: 14, legalServiceOffice: 12, lawFirm: 10, mediationCommittee: 8, legalAidCentre: 8 }
const neighbourly = { mediationCommittee: 30, justiceOffice: 24, legalServiceOffice: 12, lawFirm: 8, legalAidCentre: 8, serviceCentre: 8 }
const fits: Partial<Record<TopicId, Partial<Record<UnitKind, number>>>> = {
  family: { mediationCommittee: 28, justiceOffice: 22, legalAidCentre: 14, notaryOffice: 14, legalServiceOffice: 12, lawFirm: 10, serviceCentre: 8 },
  housing: neighbourly, land: { ...neighbourly, legalAidCentre: 12, lawFirm: 12 },
  labour: { legalAidCentre: 30, mediationCommittee: 20, justiceOffice: 14, lawFirm: 12, legalServiceOffice: 12, serviceCentre: 8 },
  vulnerable: { legalAidCentre: 30, justiceOffice: 15, serviceCentre: 12, legalServiceOffice: 12, lawFirm: 10, mediationCommittee: 10 },
  traffic: { mediationCommittee: 26, legalAidCentre: 16, justiceOffice: 16, lawFirm: 14, legalServiceOffice: 12, forensicInstitute: 10 },
  medical: { mediationCommittee: 26, lawFirm: 14, legalAidCentre: 14, justiceOffice: 14, forensicInstitute: 12 },
  contract: { mediationCommittee: 18, lawFirm: 18, legalServiceOffice: 18, arbitrationCommission: 16, justiceOffice: 18, legalAidCentre: 10, notaryOffice: 8 },
  criminal: { legalAidCentre: 28, lawFirm: 20, justiceOffice: 10, serviceCentre: 8 },
  administrative: { legalAidCentre: 20, justiceOffice: 18, lawFirm: 18, serviceCentre: 10 },
  service: { serviceCentre: 26, justiceOffice: 20, legalAidCentre: 18, notaryOffice: 12, legalServiceOffice: 10 },
  // A complaint against a body goes to the bureau in charge of it, never to a body.
  complaint: { countyBureau: 30, branchBureau: 30, justiceOffice: 6 },
}
const shortKind: Partial<Record<UnitKind, string>> = { notaryOffice: '公证', forensicInstitute: '鉴定', legalAidCentre: '法律援助', mediationCommittee: '调解' }
