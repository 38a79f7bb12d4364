import type { Day } from '../platform/days.ts'
import { decimal } from './decimal.ts'

/**
 * Figures that differ from place to place or change in time, which the sums and guides for residents need: those that no law read
 * here states are empty until the office has looked them up and verified them (待核实). `between`: what the law leaves to the province.
 */
export const cityFigures = [
  { id: 'averageWage', zh: '本市上年度职工月平均工资', unit: '元/月', places: 2, most: 100_000, starting: null, means: '离职补偿封顶按它的三倍（劳动合同法第 47 条）' },
  { id: 'minimumWage', zh: '本市最低工资标准（按月）', unit: '元/月', places: 2, most: 100_000, starting: null, means: '补偿、试用期工资不低于它（劳动合同法第 20 条）' },
  { id: 'payDays', zh: '月计薪天数', unit: '天', places: 2, most: 31, starting: '21.75', means: '加班费折算小时工资（劳动保障部门的通知）' },
  { id: 'feeDivorce', zh: '离婚案件受理费（每件）', unit: '元', places: 2, most: 300, least: 50, starting: null, means: '国家标准 50 元到 300 元，由省里定（诉讼费用交纳办法第 13 条）' },
  { id: 'feePerson', zh: '侵害人格权案件受理费（每件）', unit: '元', places: 2, most: 500, least: 100, starting: null, means: '国家标准 100 元到 500 元，由省里定（诉讼费用交纳办法第 13 条）' },
  { id: 'feeOther', zh: '其他非财产案件受理费（每件）', unit: '元', places: 2, most: 100, least: 50, starting: null, means: '国家标准 50 元到 100 元，由省里定（诉讼费用交纳办法第 13 条）' },
  { id: 'lpr', zh: '一年期贷款市场报价利率（LPR）', unit: '%', places: 4, most: 100, starting: null, means: '每月公布；按公布的日子一期一期填，逾期利息、利率上限用当时的一期' },
  { id: 'yearDays', zh: '利息按一年多少天折算', unit: '天', places: 0, most: 366, least: 360, starting: '365', means: '法律没有写明' },
  { id: 'aidIncome', zh: '法律援助经济困难标准（家庭人均月收入）', unit: '元/月', places: 2, most: 100_000, starting: null, means: '由省里定（法律援助法第 34 条）' },
  { id: 'supervision', zh: '法律服务监督电话', unit: '', places: 0, most: 999_999, least: 100, starting: null, means: '办事指南上的监督投诉电话；没有设的，用各事项登记的' },
] as const satisfies readonly FigureRow[]

export const figureIds = cityFigures.map(({ id }) => id) as [FigureId, ...FigureId[]]

/** What a figure is on a day: what the office set last for then, else what the house starts with, else nothing. */
export function figuresOf(stored: readonly StoredFigure[]): Figures {
  return {
    at: (id, day) => {
      const row = rowOf(id)
      const set = stored.filter((one) => one.id === id && one.validFrom <= day).toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1)
      const amount = set?.amount ?? row.starting
      if (amount === null) return null
      return { zh: row.zh, amount, smallest: decimal(amount, row.places, row.most) ?? 0, verified: set?.verified ?? false, words: `${amount} ${row.unit}`.trim(), basis: set?.basis.text ?? row.means }
    },
    sure(id, day) { const found = this.at(id, day); return found?.verified ? found : null },
  }
}

/** Undefined or null: no figure that this row may have. */
export function readFigure(id: FigureId, typed: string): string | null {
  const row: FigureRow = rowOf(id)
  const read = decimal(typed, row.places, row.most)
  if (read === undefined || read === null || read < (row.least ?? 0) * 10 ** row.places || read === 0) return null
  return String(read / 10 ** row.places)
}

export const noFigures: Figures = figuresOf([])
const rowOf = (id: FigureId): FigureRow => cityFigures.find((one) => one.id === id)!

export type FigureId = (typeof cityFigures)[number]['id']
export type StoredFigure = { id: string; amount: string; validFrom: Day; verified: boolean; basis: { text: string } }
/** `smallest`: the amount in its smallest part: fen, hundredths of a day, ten-thousandths of a per cent. */
export type Figure = { zh: string; amount: string; smallest: number; verified: boolean; words: string; basis: string }
export type Figures = { at(id: FigureId, day: Day): Figure | null; /** Only what the office has verified. */ sure(id: FigureId, day: Day): Figure | null }
type FigureRow = { id: string; zh: string; unit: string; places: number; most: number; least?: number; starting: string | null; means: string }
