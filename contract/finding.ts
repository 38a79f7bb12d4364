import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { topicIds, type TopicId } from './topics.ts'

/** 查找: one box over the law, cases, approved answers and closed orders, in plain words. */
export const searchCorpora = ['article', 'case', 'answer', 'order'] as const
export type SearchCorpus = (typeof searchCorpora)[number]
export const corpusWords = { article: '法律条文', case: '案例', answer: '可复用答复', order: '办结工单' } as const satisfies Record<SearchCorpus, string>
export const searchRights = ['search', 'teachTopics'] as const

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

/** A suggestion of the topic with how sure it is and why; the field is filled by a person. `causes`: 民事案由 that the kind may lead to. */
export type TopicSuggestionView = { suggestions: { topic: TopicId; zh: string; confidence: number; reasons: string[]; kinds: { id: string; zh: string; causes: { code: string; name: string }[] }[] }[] }
/** What the suggestions have learnt from staff: orders read, how many of them said another topic than was suggested, since when. */
export type TopicLessonsView = { version: number; since: string; lessons: number; corrections: number; trained: string }

export const findingEndpoints = {
  suggestTopic: endpoint({ method: 'POST', path: '/api/topic-suggestions', input: z.object({ text: z.string().trim().max(5000, '最多 5000 字') }), view: view<TopicSuggestionView>(), means: 'Which topic the words may belong to, how sure that is, and why' }),
  topicLessons: endpoint({ method: 'GET', path: '/api/topic-lessons', input: z.object({}), view: view<TopicLessonsView>(), means: 'What the suggestions of topics have learnt from the topics that staff chose' }),
  resetTopicLessons: endpoint({ method: 'POST', path: '/api/topic-lessons/reset', input: z.object({ reason: z.string({ error: '请写明原因' }).trim().min(2, '请写明原因').max(200, '最多 200 字'), requestId: z.uuid({ error: '缺少请求编号' }) }), view: view<TopicLessonsView>(), means: 'Forget what was learnt and learn from now on' }),
  search: endpoint({ method: 'GET', path: '/api/search', input: searchInput, view: view<SearchView>(), means: 'Find articles, cases, approved answers and closed orders by plain words' }),
} as const
