import type { Definition, Limit, Material, ServiceLevel, ServiceWay } from '../../../../contract/service-items.ts'

/** One item of the starting set. Only what a law or the collected facts say; the rest is named in `toVerify` and shown as 待核实. */
export const item = (given: Given): Definition => ({
  doors: ['network', 'hotline', 'window'], materials: [], limits: [], topic: 'service', supervisionPhone: '12348', ...given,
  steps: given.steps.join('\n'), forWhom: given.forWhom.join('\n'),
})

/** 法 + 条, read in the text of the law. */
export const law = (name: string, article: string, says: string): Definition['basis'][number] => ({ law: name, article, says, level: 'A' })
/** A source that is no article of a law, with its level. */
export const source = (name: string, says: string, level: 'B' | 'C' | 'P'): Definition['basis'][number] => ({ law: name, says, level })
export const seed8 = (says = '基本公共法律服务，各级中心应当具备直接提供或指引、转接功能'): Definition['basis'][number] => ({ law: '淮司通〔2020〕17 号', article: '第8条', says, level: 'A' })
export const seed10 = (says = '推动法律服务机构以窗口、轮值、指引、网络、热线转接等方式进驻'): Definition['basis'][number] => ({ law: '淮司通〔2020〕17 号', article: '第10条', says, level: 'A' })

export const at = (level: ServiceLevel, way: ServiceWay, who: string): Definition['provision'][number] => ({ level, way, who })
export const paper = (name: string, more: Omit<Material, 'name'> = {}): Material => ({ name, ...more })
export const within = (code: string): Limit => ({ code })
export const term = (words: string, source?: string): Limit => ({ words, ...(source ? { source } : {}) })

/** 中心直接提供，工作站、工作室也提供 (DOMAIN §1.2, after another province's rule). */
export const everywhere = [at('city', 'direct', '市公共法律服务中心'), at('county', 'direct', '县区公共法律服务中心'), at('township', 'direct', '公共法律服务工作站（司法所）'), at('village', 'direct', '村（居）公共法律服务工作室')]
/** Centres and stations point to the trade that gives it. */
export const pointing = (who: string) => [at('city', 'guided', who), at('county', 'guided', who), at('township', 'guided', '公共法律服务工作站（司法所）指引'), at('village', 'guided', '村（居）公共法律服务工作室指引')]
export const levelsToVerify = '各级怎样提供以本市公布的实施标准为准'

type Given = Omit<Definition, 'doors' | 'materials' | 'limits' | 'topic' | 'supervisionPhone' | 'steps' | 'forWhom'> & Partial<Pick<Definition, 'doors' | 'materials' | 'limits' | 'topic' | 'supervisionPhone'>> & { steps: readonly string[]; forWhom: readonly string[] }
