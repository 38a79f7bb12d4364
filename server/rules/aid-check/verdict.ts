import type { AidAnswers, AidChance, AidVerdict } from '../../../contract/aid-check.ts'
import type { CalcStep } from '../../../contract/calculators.ts'
import type { Figure } from '../city-figures.ts'
import { ACCUSED, CASES, HURRY, isExempt, MATTERS, MEANS, WHO } from './questions.ts'

/**
 * How likely legal aid is, with the article of each reason. Never a refusal and never a promise: the body reviews and decides
 * (43), and who is told no may object (49). Asking for advice costs nobody anything.
 */
export function verdictOf(answers: AidAnswers, income: Pick<Figure, 'words' | 'basis'> | null = null): AidVerdict {
  const { chance, reasons } = judged(answers, standardOf(income))
  const violence = answers.case === 'violence'
  return { chance, headline: HEADLINES[chance], urgent: urgentOf(answers), reasons, next: nextOf(answers, chance), topic: topicOf(answers), lines: linesOf(answers, chance), violence }
}

function judged(a: AidAnswers, standard: CalcStep): { chance: AidChance, reasons: CalcStep[] } {
  if (a.case !== undefined && a.case !== 'none') return { chance: 'likely', reasons: [law(`您选了“${wordOf(CASES, a.case)}”：不受经济困难条件的限制。`, 32)] }
  if (a.matter === 'criminal') return accused(a)
  const listed = a.matter !== 'other'
  const item = MATTERS.find(({ value }) => value === a.matter)
  const matter = listed ? law(`“${item?.text ?? ''}”在可以申请的事项里，第${item?.item ?? ''}项。`, 31) : law('您要办的事不在写明的八项里，但是法律、法规、规章另有规定的也可以，要由法律援助机构看。', 31)
  if (isExempt(a)) return { chance: listed ? 'likely' : 'perhaps', reasons: [law(`您选了“${wordOf(WHO, a.who)}”：有材料证明的，不用核查经济困难状况。`, 42), matter] }
  if (a.means === 'no') return { chance: 'unlikely', reasons: [matter, law('这一类事项要看经济是不是困难。您说不困难，可能够不上这一条。', 31), standard] }
  return { chance: listed && a.means === 'yes' ? 'likely' : 'perhaps', reasons: [matter, a.means === 'yes' ? law('因经济困难申请的，如实说明就行，可以用个人诚信承诺代替证明。', 41) : law('经济困不困难，由法律援助机构核查，您不用自己判断。', 41), standard] }
}

function accused(a: AidAnswers): { chance: AidChance, reasons: CalcStep[] } {
  if (a.accused !== undefined && a.accused !== 'none') return { chance: 'likely', reasons: [law(`“${wordOf(ACCUSED, a.accused)}”没有委托辩护人的，办案机关应当通知法律援助机构指派律师，不用自己申请。`, 25), law('没有等到律师的，可以直接向办案机关或者法律援助机构说。', 24)] }
  return { chance: isExempt(a) || a.means === 'yes' ? 'likely' : 'perhaps', reasons: [law('因经济困难或者其他原因没有委托辩护人的，本人和近亲属都可以申请。', 24), ...(isExempt(a) ? [law(`您选了“${wordOf(WHO, a.who)}”：有材料证明的，不用核查经济困难状况。`, 42)] : a.means === 'yes' ? [law('如实说明经济困难状况就行。', 41)] : [])] }
}

function urgentOf({ hurry }: AidAnswers): CalcStep | null {
  if (hurry === 'week') return law('离最后一天不到七天：可以先提供法律援助，后补手续。请马上打 12348，或者去最近的法律援助中心。', 44)
  if (hurry === 'keep') return law('要马上申请财产保全、证据保全或者先予执行：可以先提供法律援助，后补手续。请马上打 12348。', 44)
  return null
}

function nextOf(a: AidAnswers, chance: AidChance): CalcStep[] {
  return [
    ...(chance === 'unlikely' ? [law('这只是按您选的估计，不是决定。您仍然可以申请，由法律援助机构审查。', 43), law('就算不能派律师，法律咨询、代写文书也可以请法律援助机构帮忙。', 22)] : []),
    law('收到申请七日内答复；缺材料的，一次告诉您补什么。', 43),
    ...(a.case === 'none' && a.means === 'yes' ? [law('带身份证和与这件事有关的材料；经济困难的，填一份说明。', 41)] : []),
    law('不同意答复的，可以向司法局提出，五日内审查。', 49),
  ]
}

const topicOf = (a: AidAnswers): AidVerdict['topic'] => {
  const known = a.case !== undefined && a.case !== 'none' ? CASES.find(({ value }) => value === a.case)?.topic : MATTERS.find(({ value }) => value === a.matter)?.topic
  return known === undefined || known === 'other' ? 'service' : known
}

function linesOf(a: AidAnswers, chance: AidChance): string[] {
  const rows: readonly (readonly [string, string])[] = [
    ['情况', a.case === 'none' ? '' : wordOf(CASES, a.case)], ['身份', a.who === 'none' ? '' : wordOf(WHO, a.who)], ['要办的事', wordOf(MATTERS, a.matter)],
    ['被追究的人', a.accused === 'none' ? '' : wordOf(ACCUSED, a.accused)], ['经济困难', wordOf(MEANS, a.means)], ['急不急', wordOf(HURRY, a.hurry)],
  ]
  return ['我想申请法律援助。', ...rows.filter(([, said]) => said !== '').map(([name, said]) => `${name}：${said}。`), `自己查的结果：${SHORT[chance]}。`, '事情经过：']
}

const law = (says: string, article: number): CalcStep => ({ says, cited: { law: '法律援助法', article: String(article) } })
const wordOf = (options: readonly { readonly value: string, readonly text: string }[], value: string | undefined): string => options.find((one) => one.value === value)?.text ?? ''
/** What the province has set, once the office has verified it. */
const standardOf = (income: Pick<Figure, 'words' | 'basis'> | null): CalcStep => law(income ? `本地的经济困难标准：家庭人均月收入 ${income.words}（${income.basis}）。` : '经济困难的标准由省里定，数目我们还没有核对好，这里不写（待核实）。', 34)
const HEADLINES: Readonly<Record<AidChance, string>> = { likely: '很可能可以，请申请', perhaps: '也许可以，请申请看看', unlikely: '可能够不上，但仍然可以申请' }
const SHORT: Readonly<Record<AidChance, string>> = { likely: '很可能可以', perhaps: '也许可以', unlikely: '可能够不上' }
