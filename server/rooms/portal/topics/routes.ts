import type { FastifyInstance } from 'fastify'
import { topicIds, topicName, type TopicId } from '../../../../contract/topics.ts'
import { englishPage, foundPage, startPage, topicPage, topicsPage, wagesPage } from '../../../../web/portal/index.ts'
import type { PeriodLine, TopicLink } from '../../../../web/portal/topic-views.ts'
import { factNames, lengthInWords, periodRows, type PeriodRow } from '../../../rules/limitation/index.ts'
import { findTopics } from '../../finding/index.ts'
import { anotherMatter, begun, draftOf, keepWords, markOf, noCookies, ofAnother } from '../asking.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from '../context.ts'
import { cookieIn } from '../cookies.ts'
import type { Draft, Typed } from '../drafts.ts'
import { readForm } from '../forms.ts'
import { guidesOfTopic, guidesOfWords } from '../guides.ts'
import { stepNamed } from '../steps.ts'
import { soundsDangerous } from '../topic-hint.ts'
import { topicContent } from './content.ts'
import { soundsLikeWages, wageSteps } from './wages.ts'

/** From one's own words to the topic, and from the topic on. Words are posted into the draft: they stand in no address. */
export function mountTopics(app: FastifyInstance, portal: Portal): void {
  const visit = (request: Visit['request'], reply: Visit['reply']): Visit => ({ portal, request, reply })
  app.get('/topics', (request, reply) => page(visit(request, reply), topicsPage({ frame: frame(visit(request, reply)), topics: topicIds.map(linkOf) }), 200, 'everybody'))
  app.get('/topics/find', (request, reply) => found(visit(request, reply)))
  app.post('/topics/find', (request, reply) => find(visit(request, reply)))
  app.get('/topics/wages', (request, reply) => wages(visit(request, reply)))
  app.get('/topics/:id', (request, reply) => one(visit(request, reply)))
  app.post('/ask/topic', (request, reply) => begin(visit(request, reply)))
  app.get('/ask/topic', (request, reply) => goTo(visit(request, reply), '/topics'))
  app.get('/en', (request, reply) => page(visit(request, reply), englishPage(frame(visit(request, reply))), 200, 'everybody'))
}

async function find(visit: Visit): Promise<unknown> {
  if (cookieIn(visit.request, 'visitor') === undefined) return noCookies(visit)
  const { typed } = await readForm(visit)
  const problems = wrongIn(typed)
  if (problems['need']) return page(visit, startPage({ frame: frame(visit, '/'), typed, problems, unfinished: null, receipt: null }), 422)
  await keepWords(visit, { need: typed['need'] ?? '' }, true)
  return goTo(visit, '/topics/find')
}

async function found(visit: Visit): Promise<unknown> {
  const words = begun(await draftOf(visit))?.typed['need']?.trim()
  if (!words) return goTo(visit, '/topics')
  const topics = findTopics(words)
  return page(visit, foundPage({ frame: frame(visit), words, found: topics.map(linkOf), guides: await guidesOfWords(visit, words, topics), danger: soundsDangerous(words), wages: soundsLikeWages(words) }))
}

async function one(visit: Visit): Promise<unknown> {
  const id = topicOf((visit.request.params as { id: string }).id)
  if (!id) return wrongPage(visit, 404, '没有这个方面。', '/topics')
  const draft = await draftOf(visit)
  return page(visit, await drawn(visit, id, begun(draft)?.typed ?? {}, {}, draft), 200, draft ? 'own' : 'everybody')
}

async function wages(visit: Visit): Promise<unknown> {
  const draft = await draftOf(visit)
  const periods = periodRows.filter((row) => WAGE_PERIODS.includes(row.code)).map(periodOf)
  return page(visit, wagesPage({ frame: frame(visit), steps: wageSteps, periods, typed: begun(draft)?.typed ?? {}, mark: markFor(visit, draft) }), 200, draft ? 'own' : 'everybody')
}

/** The topic was chosen by the resident and goes along; the words are asked for again only when there were none. */
async function begin(visit: Visit): Promise<unknown> {
  if (cookieIn(visit.request, 'visitor') === undefined) return noCookies(visit)
  const { typed } = await readForm(visit)
  const id = topicOf(typed['topic']) ?? 'other'
  if (typed['of'] !== NEW && ofAnother(visit, typed)) return anotherMatter(visit)
  const problems = wrongIn(typed)
  if (problems['need']) return page(visit, await drawn(visit, id, typed, problems, await draftOf(visit)), 422)
  await keepWords(visit, { need: typed['need'] ?? '', topic: id }, true)
  return goTo(visit, '/ask/for-whom')
}

async function drawn(visit: Visit, id: TopicId, typed: Typed, problems: Typed, draft: Draft | undefined): Promise<string> {
  const periods = periodRows.filter((row) => row.topics.includes(id)).toSorted((a, b) => a.topics.indexOf(id) - b.topics.indexOf(id)).slice(0, MOST).map(periodOf)
  return topicPage({ frame: frame(visit, `/topics/${id}`), id, name: topicName(id), ...topicContent[id], periods, guides: await guidesOfTopic(visit, id), typed, problems, mark: markFor(visit, draft), danger: DANGER.includes(id) || soundsDangerous(typed['need'] ?? '') })
}

/** `new`: another matter stands half written, and what is typed here must not run into it. */
const markFor = (visit: Visit, draft: Draft | undefined): string | undefined => (begun(draft) ? markOf(visit) : draft && !draft.sent ? NEW : undefined)

const wrongIn = (typed: Typed): Typed => {
  const { need } = stepNamed('need')!.check({ ...typed, kind: 'question', topic: '' })
  return need ? { need } : {}
}

const topicOf = (id: string | undefined): TopicId | undefined => topicIds.find((one) => one === id)
const linkOf = (id: TopicId): TopicLink => ({ id, name: topicName(id), about: topicContent[id].about })

const periodOf = (row: PeriodRow): PeriodLine => ({
  what: row.zh, long: row.nature === 'exempt' ? '随时可以提' : `${lengthInWords(row.length)}，自${factNames[row.starts]}起`, basis: `《${row.basis.law}》第 ${row.basis.number} 条`, note: row.openWhile ? `${row.openWhile.says}。` : row.note,
})

const WAGE_PERIODS: readonly string[] = ['LAB-WAGE', 'LAB-INSPECT', 'PAY-OBJECT']
/** Where violence is among the common situations, safety stands first whatever was typed. */
const DANGER: readonly TopicId[] = ['family']
const MOST = 5
const NEW = 'new'
