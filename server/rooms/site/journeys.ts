import { word } from '../../../contract/glossary.ts'
import type { JourneyId } from '../../../contract/site.ts'

/**
 * The steps of a journey: which count says that somebody came to it, and where he is told that something was filled in wrongly.
 * `some`: not asked of everybody, so that nothing can be said of who left there.
 */
export const journeySteps: Readonly<Record<JourneyId, readonly JourneyStep[]>> = {
  ask: [
    { name: '为谁问', reached: ['GET /ask/for-whom'], wrong: 'POST /ask/for-whom' }, { name: '是什么人（替别人问的）', reached: ['GET /ask/authority'], wrong: 'POST /ask/authority', some: true },
    { name: '发生了什么', reached: ['GET /ask/need'], wrong: 'POST /ask/need' }, { name: '在哪个县区', reached: ['GET /ask/place'], wrong: 'POST /ask/place' },
    { name: '哪个乡镇街道', reached: ['GET /ask/township'], wrong: 'POST /ask/township', some: true }, { name: '怎么联系', reached: ['GET /ask/contact'], wrong: 'POST /ask/contact' },
    { name: '核对', reached: ['GET /ask/check'], wrong: 'POST /ask/send' }, { name: '提交成功', reached: ['sent', 'sent order'] },
  ],
  order: [
    { name: '看产品', reached: ['GET /shops/:id/products/:product'] }, { name: '打开订单页', reached: ['GET /shops/:id/products/:product/order'], wrong: 'POST /shops/:id/products/:product/order' },
    { name: '写了要求，往下填', reached: ['POST /shops/:id/products/:product/order'], moved: true }, { name: '提交成功', reached: ['sent order'] },
  ],
  selfCheck: [
    { name: '第一题：有没有马上到期的事', reached: ['self-check hurry'] }, { name: '第二题：是不是不看经济困难的事', reached: ['self-check case'] }, { name: '是不是不用证明的人', reached: ['self-check who'], some: true },
    { name: '要办哪一种事', reached: ['self-check matter'], some: true }, { name: '被追究的人是不是特殊情形', reached: ['self-check accused'], some: true }, { name: '家里困难吗', reached: ['self-check means'], some: true },
    { name: '看到结果', reached: ['self-check result'] }, { name: '从结果去申请', reached: ['POST /self-check/apply'], moved: true },
  ],
  rate: [
    { name: '打开“查我的事”', reached: ['GET /follow'], wrong: 'POST /follow' }, { name: '看到自己的事', reached: ['GET /follow/order'] }, { name: '提交评价（办结的才能评）', reached: ['POST /follow/rate'], moved: true, some: true },
  ],
}

/** A step as staff read it. */
export const stepName = (step: string, titles: ReadonlyMap<string, string> = new Map()): string => {
  const known = Object.entries(journeySteps).flatMap(([journey, steps]) => steps.flatMap(({ name, reached, wrong }) => (reached[0] === step ? [`${word('journey', journey)}：${name}`] : wrong === step ? [`${word('journey', journey)}：${name}（提交）`] : [])))
  const [way, path = ''] = step.split(' ')
  return known[0] ?? `${way === 'POST' ? '提交' : '打开'} ${titles.has(path) ? `“${titles.get(path)}” ` : ''}${path}`
}

export type JourneyStep = { readonly name: string; readonly reached: readonly string[]; /** Counted when it went on, not when it was shown. */ readonly moved?: true; readonly wrong?: string; readonly some?: true }
