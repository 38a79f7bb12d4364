import type { AidAnswers, AidQuestion } from '../../../contract/aid-check.ts'
import type { TopicId } from '../../../contract/topics.ts'

/** The answers, in the words of 法律援助法 as far as neighbours would use them; `item` is what the article calls it. */
export const HURRY = [
  { value: 'week', text: '不到七天，就过了起诉、申请仲裁或者行政复议的日子' }, { value: 'keep', text: '对方正在转移财产、毁掉证据，或者急等钱用，要马上找法院' }, { value: 'no', text: '没有这么急' }, { value: 'unknown', text: '说不清' },
] as const
export const CASES = [
  { value: 'violence', text: '被虐待、遗弃，或者家里人打我', topic: 'family' }, { value: 'brave', text: '因为见义勇为，要求赔偿或者补偿', topic: 'injury' }, { value: 'hero', text: '英雄烈士的近亲属，维护烈士的名誉', topic: 'injury' },
  { value: 'retrial', text: '再审改判无罪，要求国家赔偿', topic: 'administrative' }, { value: 'none', text: '都不是', topic: 'other' },
] as const satisfies readonly { value: string, text: string, topic: TopicId }[]
export const WHO = [
  { value: 'noIncome', text: '没有固定收入的未成年人、老年人、残疾人' }, { value: 'aided', text: '低保、特困等社会救助对象，司法救助对象，或者优抚对象' }, { value: 'migrant', text: '进城务工，要工资或者要工伤赔偿' }, { value: 'none', text: '都不是' },
] as const
export const MATTERS = [
  { value: 'wages', text: '要工资、要加班费，或者要确认劳动关系', item: '（五）', topic: 'labour' }, { value: 'workInjury', text: '工伤赔偿', item: '（七）', topic: 'labour' }, { value: 'traffic', text: '交通事故受伤，要赔偿', item: '（七）', topic: 'traffic' },
  { value: 'support', text: '要赡养费、抚养费、扶养费', item: '（四）', topic: 'family' }, { value: 'medical', text: '医疗事故受伤，要赔偿', item: '（七）', topic: 'medical' }, { value: 'food', text: '吃的、用的药出了问题受伤，要赔偿', item: '（七）', topic: 'consumer' },
  { value: 'benefits', text: '社会保险、低保等救助', item: '（二）', topic: 'vulnerable' }, { value: 'pension', text: '抚恤金', item: '（三）', topic: 'vulnerable' }, { value: 'capacity', text: '认定家人没有或者只有部分行为能力', item: '（六）', topic: 'family' },
  { value: 'environment', text: '环境污染、生态破坏，要赔偿', item: '（八）', topic: 'injury' }, { value: 'state', text: '要国家赔偿', item: '（一）', topic: 'administrative' }, { value: 'criminal', text: '被公安、检察院、法院追究刑事责任', item: '', topic: 'criminal' }, { value: 'other', text: '别的事', item: '（九）', topic: 'other' },
] as const satisfies readonly { value: string, text: string, item: string, topic: TopicId }[]
export const ACCUSED = [
  { value: 'child', text: '未成年人' }, { value: 'disabled', text: '视力、听力、言语残疾人' }, { value: 'mind', text: '不能完全辨认自己行为的成年人' }, { value: 'life', text: '可能判无期徒刑、死刑' }, { value: 'review', text: '死刑复核，申请法律援助' }, { value: 'absent', text: '缺席审判' }, { value: 'none', text: '都不是，或者已经有律师' },
] as const
export const MEANS = [{ value: 'yes', text: '是，请律师的钱拿不出来' }, { value: 'unknown', text: '说不清够不够得上' }, { value: 'no', text: '不困难' }] as const

const QUESTIONS: readonly (AidQuestion & { readonly when: (answers: AidAnswers) => boolean })[] = [
  { name: 'hurry', label: '有没有马上到期的事？', options: HURRY, when: () => true },
  { name: 'case', label: '您的事是不是下面的一种？', hint: '是的话，不看经济困不困难。', options: CASES, when: () => true },
  { name: 'who', label: '您是不是下面的人？', hint: '是的话，不用证明经济困难，有材料证明身份就行。', options: WHO, when: (a) => a.case === 'none' },
  { name: 'matter', label: '要办的是哪一种事？', options: MATTERS, when: (a) => a.case === 'none' },
  { name: 'accused', label: '被追究的人，是不是下面的一种，还没有请律师？', options: ACCUSED, when: (a) => a.case === 'none' && a.matter === 'criminal' },
  { name: 'means', label: '家里经济困难吗？', hint: '标准由省里定，数目我们还没有核对好；拿不准的选第二项，由法律援助机构看。', options: MEANS, when: (a) => a.case === 'none' && !isExempt(a) && (a.matter !== 'criminal' || a.accused === 'none') },
]

/** The next question that is asked of this person; undefined when all is told. An answer that is none of its own counts as none. */
export const nextQuestion = (answers: AidAnswers): AidQuestion | undefined => QUESTIONS.find((one) => one.when(answers) && !one.options.some(({ value }) => value === answers[one.name]))

/** Only what is asked of this person counts: a hidden answer left from another way is dropped. */
export function answersIn(typed: Readonly<Record<string, string>>): AidAnswers {
  const answers: { -readonly [A in keyof AidAnswers]: AidAnswers[A] } = {}
  for (const { name, options, when } of QUESTIONS) {
    const said = typed[name]
    if (when(answers) && said !== undefined && options.some(({ value }) => value === said)) answers[name] = said
  }
  return answers
}

/** 法律援助法 42: no check of hardship. Whoever came to town for work is spared it for wages and injuries at work alone. */
export const isExempt = ({ who, matter }: AidAnswers): boolean => who === 'noIncome' || who === 'aided' || (who === 'migrant' && (matter === 'wages' || matter === 'workInjury'))
