import { type Level, rankOf } from './levels.ts'
import { addedTopic, sensitiveTopics, type AddedTopic } from './sensitive-topics.ts'

/** A suggestion, with the words that led to it: the strictest of what speaks for a level. A person may set it otherwise. */
export const levelOf = ({ topic, text }: Asked, added: readonly AddedTopic[] = []): Suggested => {
  const topics = added.length ? [...sensitiveTopics, ...added.map(addedTopic)] : sensitiveTopics
  const reasons: Reason[] = []
  for (const one of topics) {
    const word = one.words.exec(text)?.[0]
    if (word !== undefined || (topic && one.topics.includes(topic))) reasons.push({ level: 'personal', grade: 3, sensitiveClass: one.id, because: word === undefined ? `类别是“${one.zh}”` : `说到“${word}”，属于${one.zh}` })
  }
  for (const { level, grade, words, of } of hints) {
    const word = words.exec(text)?.[0]
    if (word !== undefined) reasons.push({ level, grade, sensitiveClass: null, because: `说到“${word}”，${of}` })
  }
  const first = reasons.toSorted((a, b) => rankOf(b.level, b.grade) - rankOf(a.level, a.grade))[0]
  return { level: first?.level ?? 'ordinary', grade: first?.grade ?? 1, sensitiveClass: reasons.find((r) => r.sensitiveClass)?.sensitiveClass ?? null, reasons: reasons.map((r) => r.because) }
}

const hints: readonly Hint[] = [
  { level: 'personal', grade: 2, words: /病历|诊断|艾滋|梅毒|肝炎|精神病|精神分裂|抑郁|怀孕|流产|堕胎|残疾证|性取向|宗教信仰|行踪|银行流水|征信/u, of: '可能是敏感个人信息' },
  { level: 'personal', grade: 3, words: /隐私|偷拍|裸照|私密照|性侵|性骚扰|婚外情|出轨|私生子|亲子鉴定/u, of: '可能是私密事项' },
  { level: 'commercial', grade: 1, words: /商业秘密|技术秘密|保密协议|客户名单|源代码|技术图纸|产品配方|底价|竞业限制/u, of: '可能涉及商业秘密' },
  { level: 'work', grade: 1, words: /内部资料|内部文件|内部事项|仅供内部|内部讨论|会议纪要/u, of: '可能是内部事项' },
  { level: 'work', grade: 2, words: /工作秘密|案件讨论|合议庭意见|审委会|不宜公开/u, of: '可能是工作秘密' },
]

export type Asked = { readonly topic?: string | null | undefined; readonly text: string }
export type Suggested = { readonly level: Level; readonly grade: number; readonly sensitiveClass: string | null; readonly reasons: readonly string[] }
type Reason = { level: Level; grade: number; sensitiveClass: string | null; because: string }
type Hint = { level: Level; grade: number; words: RegExp; of: string }
