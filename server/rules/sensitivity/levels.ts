/**
 * 敏感级别 of a record. State secrets have no level here: they may not be in this system at all (保守国家秘密法 31); see
 * `secrecy-marks.ts`. Grades run from 1 up. Grades that no law of general force names are the house's own: 待核实.
 */
export const levels = {
  ordinary: { zh: '一般', grades: [{ zh: '一般', means: '没有特别要保密的内容', verified: true }] },
  personal: {
    zh: '个人隐私',
    grades: [
      { zh: '个人信息', means: '能认出人的信息，按最少够用使用', verified: true },
      { zh: '敏感个人信息', means: '医疗健康、金融账户、行踪、特定身份、不满十四周岁未成年人等（个人信息保护法第28条）', verified: true },
      { zh: '私密事项', means: '不愿为他人知晓的私密生活（民法典第1032条）', verified: true },
    ],
  },
  commercial: {
    zh: '商业秘密',
    grades: [
      { zh: '普通商业秘密', means: '不为公众所知悉、具有商业价值并经权利人采取保密措施（反不正当竞争法）', verified: false },
      { zh: '核心商业秘密', means: '泄露会造成重大损失的', verified: false },
    ],
  },
  work: {
    zh: '工作秘密',
    grades: [
      { zh: '内部事项', means: '只供内部使用的讨论、材料', verified: false },
      { zh: '工作秘密', means: '泄露会妨碍机关正常履职的（公务员法、保守国家秘密法第64条）', verified: false },
    ],
  },
} as const satisfies Record<string, { readonly zh: string; readonly grades: readonly Grade[] }>

export type Level = keyof typeof levels
export const levelIds = Object.keys(levels) as Level[]
export const isLevel = (text: string): text is Level => Object.hasOwn(levels, text)
/** How a level is written on a screen: 个人隐私（敏感个人信息）. */
export const levelName = (level: Level, grade = 1): string => {
  const of: readonly Grade[] = levels[level].grades
  const zh = of[Math.min(Math.max(grade, 1), of.length) - 1]!.zh
  return zh === levels[level].zh ? zh : `${levels[level].zh}（${zh}）`
}
/** The grade within what the level knows: a number from outside is cut to fit. */
export const gradeWithin = (level: Level, grade: number): number => Math.min(Math.max(Math.trunc(grade), 1), levels[level].grades.length)

/** One number to compare by: whoever may see up to this may see all below. Ordinary 0; the grades of the others from 11. */
export const rankOf = (level: Level, grade: number): number => (level === 'ordinary' ? 0 : 10 + grade)

export type Grade = { readonly zh: string; readonly means: string; readonly verified: boolean }
