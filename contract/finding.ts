import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { topicIds } from './topics.ts'

/** 查找: one box over the law, cases, approved answers and closed orders, in plain words. */
export const searchCorpora = ['article', 'case', 'answer', 'order'] as const
export type SearchCorpus = (typeof searchCorpora)[number]
export const corpusWords = { article: '法律条文', case: '案例', answer: '可复用答复', order: '办结工单' } as const satisfies Record<SearchCorpus, string>
export const searchRights = ['search'] as const

/** `away`: the index process is not there; the page works on without it. */
export const findingStates = ['ready', 'building', 'away'] as const
export type FindingState = (typeof findingStates)[number]

const day = z.iso.date({ error: '日期请按“年-月-日”填写' })
export const searchInput = z.object({
  q: z.string().trim().min(1, '请输入要找的话').max(500, '最多 500 字'), corpus: z.enum(searchCorpora, { error: '没有这个范围' }).default('article'),
  topic: z.enum(topicIds, { error: '没有这个类别' }).optional(), areaCode: z.string().regex(/^\d{6,12}$/, '区划代码不对').optional(), unitId: z.uuid({ error: '单位编号不对' }).optional(), from: day.optional(), to: day.optional(),
  page: z.coerce.number({ error: '页码不对' }).int().min(1).max(5, '只看前 100 条；请写得具体些').default(1),
})

/** A text with what was asked for marked in it. */
export type Marked = { text: string; hit: boolean }[]
export type SearchHit = { id: string; corpus: SearchCorpus; title: string; marked: Marked; facts: string[]; words: string[]; to: string }
export type SearchView = { state: FindingState; hits: SearchHit[]; page: number; more: boolean; notes: string[] }

export const findingEndpoints = {
  search: endpoint({ method: 'GET', path: '/api/search', input: searchInput, view: view<SearchView>(), means: 'Find articles, cases, approved answers and closed orders by plain words' }),
} as const
