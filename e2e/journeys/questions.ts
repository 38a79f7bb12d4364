import { choose, expect, fill, pick, press, type Step } from './steps.ts'

/** The walk through the questions of asking, from “您为谁问” to the receipt. The words of the story are written already. */
export const throughTheQuestions = (who: Asker = {}): readonly Step[] => [
  choose(who.forWhom ?? '为我自己'), press('下一步'),
  ...(who.authority ? [choose(who.authority), press('下一步')] : []),
  ...(who.kind === null ? [] : [choose(who.kind ?? '请帮我办事')]), press('下一步'),
  ...toTheReceipt(who),
]

/** From “事情发生在哪里” on. */
export const toTheReceipt = (who: Asker = {}): readonly Step[] => [
  ...(who.county === '不清楚' ? [choose('不清楚，或者不在淮南'), press('下一步')] : [choose(who.county ?? '田家庵区'), press('下一步'), ...township(who), press('下一步')]),
  ...(who.helper ? [fill('您的姓名', who.helper.name), fill('您的电话', who.helper.phone), fill('他（她）的姓名', who.name ?? '王秀英')] : [fill('您的姓名', who.name ?? '王秀英'), fill('您的电话', who.phone ?? ((kept) => kept['phone'] ?? '13855401234'))]),
  press('下一步'),
  choose('我说的是真实情况'), press('确认提交'),
  expect(/查询码/),
]

const township = (who: Asker): readonly Step[] => (who.township === '' ? [] : [pick('乡镇、街道', who.township ?? '洞山街道')])

export type Asker = {
  forWhom?: '为我自己' | '为家人' | '为别人'; authority?: string
  /** `null`: chosen already, from a guide or a shop. */
  kind?: '问一个问题' | '请帮我办事' | null
  county?: string; township?: string; name?: string; phone?: string
  helper?: { name: string; phone: string }
}
