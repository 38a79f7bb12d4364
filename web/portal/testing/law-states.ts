import type { Held } from '../parts/cited.ts'
import type { ArticleView as Article, EntryView } from '../../../contract/knowledge.ts'
import * as portal from '../index.ts'
import type { Frame, StepView } from '../views.ts'

/** States of the pages on which laws and cases are looked up and read. */
export function lawStates(frame: Frame): Readonly<Record<string, string>> {
  const step = (typed: StepView['typed'] = {}, problems: StepView['problems'] = {}): StepView => ({ frame, typed, problems })
  const day = { 'day.year': '2022', 'day.month': '5', 'day.day': '1' }
  return {
    law: portal.lawPage({ ...step(), finds: null, page: 1, away: false }),
    'law-away': portal.lawPage({ ...step({ q: '老板拖欠工资' }, { q: '请写一两句想查的事' }), finds: null, page: 1, away: true }),
    'law-found': portal.lawPage({ ...step({ q: '老板拖欠工资' }), page: 1, away: false, finds: { articles: Array.from({ length: 5 }, (_, i) => ({ id: ID, title: `《中华人民共和国劳动合同法》第${i + 1}条`, marked: MARKED, notes: ['摘要 以原文为准'] })), guides: [{ id: ID, title: '怎样申请劳动仲裁', marked: MARKED, kind: '办事指南' }], cases: [{ id: ID, title: '工地欠薪案', marked: MARKED, kind: '案例' }], notices: [{ id: ID, title: '欠薪维权窗口国庆值班', marked: MARKED, kind: '服务时间', notes: ['田家庵区'], on: '2026-09-25T02:00:00Z' }], more: true } }),
    'law-far': portal.lawPage({ ...step({ q: '明天会下雨吗' }), page: 1, away: false, finds: { articles: [{ id: ID, title: '《气象法》第二十二条', marked: MARKED }], guides: [], cases: [], notices: [], more: false, far: true } }),
    'law-nothing': portal.lawPage({ ...step({ q: '魑魅' }), finds: { articles: [], guides: [], cases: [], notices: [], more: false }, page: 2, away: false }),
    article: portal.articlePage({ ...step(), article: ARTICLE, age: AGE, asOf: null }),
    'article-summary': portal.articlePage({ ...step(), article: { ...ARTICLE, form: 'summary', version: null, path: [], notes: ['摘要 以原文为准'] }, age: { ...AGE, newest: null }, asOf: null }),
    'article-day': portal.articlePage({ ...step(day), article: ARTICLE, age: AGE, asOf: { kind: 'found', day: '2022-05-01', article: ARTICLE, today: null, notes: ['施行日期来自导入文件，未经人工核对'] } }),
    'article-day-unknown': portal.articlePage({ ...step(day), article: ARTICLE, age: AGE, asOf: { kind: 'unknown', day: '2022-05-01', reason: 'effectUnknown', says: '2022-05-01 施行的是哪一版，库内不能确定。', candidates: [{ version: ARTICLE.version!, article: ARTICLE }], today: null, notes: [] } }),
    'article-day-lacking': portal.articlePage({ ...step(day), article: ARTICLE, age: AGE, asOf: { kind: 'lacking', day: '1990-05-01', reason: 'noVersion', says: '库内没有《中华人民共和国劳动合同法》在 1990-05-01 施行的版本；请另行查找当日版本。', article: null, today: null, notes: [] } }),
    'article-day-error': portal.articlePage({ ...step({ ...day, 'day.month': '13' }, { day: '日期不对，请按年、月、日三格填数字，例如 2026、5、1' }), article: ARTICLE, age: AGE, asOf: null }),
    case: portal.casePage({ frame, held: HELD, entry: ENTRY }),
  }
}

const ID = '019a0000-0000-7000-8000-000000000001'
const MARKED = [{ text: '用人单位', hit: false }, { text: '拖欠', hit: true }, { text: '劳动报酬的，劳动者可以依法向当地人民法院申请支付令。', hit: false }]
const AGE = { newest: '2025-04-05', importedAt: '2026-11-01T02:00:00Z', laws: 1429, articles: 64748 }
const ARTICLE: Article = {
  id: ID, form: 'full', lawId: ID, law: '中华人民共和国劳动合同法', short: '劳动合同法', number: '第三十条', gist: null, path: ['第三章 劳动合同的履行和变更'], nature: 'substantive',
  text: '用人单位应当按照劳动合同约定和国家规定，向劳动者及时足额支付劳动报酬。\n用人单位拖欠或者未足额支付劳动报酬的，劳动者可以依法向当地人民法院申请支付令，人民法院应当依法发出支付令。',
  version: { id: ID, publishedOn: '2012-12-28', effectiveOn: '2013-07-01', endsOn: null, effectBy: 'file', current: true, shelf: '社会法', source: '劳动合同法(2012-12-28).md' }, notes: ['施行日期来自导入文件，未经人工核对'],
}
const ENTRY: EntryView = {
  id: ID, kind: 'case', kindName: '案例', title: '工地欠薪，班组长能不能一起要', question: '包工头跑了，工钱找谁要？', body: '先留好能证明在哪里干活、干了多久、欠多少的东西。\n可以向劳动监察投诉，也可以申请支付令。', topic: 'labour',
  cited: [{ law: '劳动合同法', article: '第三十条' }, { law: '保障农民工工资支付条例', article: '第十条' }], lawId: null, number: null, source: '自编', teaching: true, fromOrder: false, sensitivity: 'ordinary', state: 'approved', reviewOn: '2027-11-23', approvedAt: '2026-11-01T02:00:00Z',
}
/** One law of the citations is in the library, the others are not. */
const HELD: Held = ({ law }) => law === '劳动合同法'
