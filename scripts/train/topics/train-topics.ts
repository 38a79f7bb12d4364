import { createHash } from 'node:crypto'
import { topicIds, type TopicId } from '../../../contract/topics.ts'
import { counted } from './counts.ts'
import { labelledQuestions } from './labelled-questions.ts'
import { topicOfArticle, topicOfCited } from './law-topics.ts'
import { kinds } from '../../../server/rooms/finding/classes/taxonomy.ts'
import { modelSize, topicDocument, type Trained } from '../../../server/rooms/finding/classes/topic-model.ts'
import { fitSharpness, ridge, scores } from '../../../server/rooms/finding/classes/ridge.ts'
import { softmax } from './softmax.ts'
import { rarity, vector } from '../../../server/rooms/finding/classes/vectors.ts'

/**
 * Lessons for the topics: questions labelled by hand (believed), those whose class an asker chose or whose cited law tells (less), what
 * was answered to either, the words of the laws (little), and the taxonomy's own.
 */
export function trainTopics({ known, derived, trained }: Lessons): Trained & { checked: Checked } {
  const labels = known.map(({ topic }) => topicIds.indexOf(topic))
  const out = untrainedScores(known, derived)
  const within = (places: number): number => out.filter((row, i) => row.filter((score) => score > row[labels[i]!]!).length < places).length / out.length
  return { ...fit(lessonsOf(known, derived)), sharpness: fitSharpness(out, labels), trained, checked: { first: within(1), amongThree: within(3) } }
}

/** Scores of each known question by a model that has not read it: five folds. */
function untrainedScores(known: readonly Labelled[], derived: readonly Lesson[]): number[][] {
  const folds = known.map((_, i) => i % 5)
  const out = folds.map(() => [] as number[])
  for (let fold = 0; fold < 5; fold++) {
    const { weights, rare } = fit(lessonsOf(known.filter((_, i) => folds[i] !== fold), derived))
    known.forEach(({ text }, i) => { if (folds[i] === fold) out[i] = scores(weights, vector(topicDocument(text), rare)) })
  }
  return out
}

/**
 * Lessons out of rows of questions. `held`: questions kept for measuring; neither they, nor rows of the same words, nor what was
 * answered to them teach. `articles`: laws in force, whose words are lessons believed little.
 */
export function topicLessonsOf(rows: readonly Question[], { trained, held = [], articles = [] }: { trained: string; held?: readonly string[]; articles?: readonly Article[] }): Lessons {
  const away = new Set(rows.filter(({ id }) => held.includes(id)).map(({ text }) => sameWords(text)))
  const free = rows.filter(({ text }) => !away.has(sameWords(text)))
  const byHand = new Map(Object.entries(labelledQuestions).flatMap(([topic, ids]) => ids.split(/\s+/).map((id) => [id, topic as TopicId] as const)))
  const known = free.flatMap(({ id, text }) => (byHand.has(id) ? [{ text, topic: byHand.get(id)! }] : []))
  const taken = new Set(known.map(({ text }) => sameWords(text)))
  const asked = free.filter(({ text }) => !taken.has(sameWords(text))).flatMap(derivedFrom)
  const topics = new Map([...known, ...asked].map(({ text, topic }) => [sameWords(text), topic]))
  const answered = free.flatMap(({ text, answer }) => { const topic = topics.get(sameWords(text)); return answer && topic ? [{ topic, text: answer.slice(0, 200), trust: 0.2 }] : [] })
  return { known, derived: [...asked, ...answered, ...lawLessons(articles)], trained }
}

/** Five hundred articles a topic at most, drawn by hash: a code of a thousand articles shall not outweigh what people ask. */
function lawLessons(articles: readonly Article[]): Lesson[] {
  const drawn = articles.filter(({ current, text }) => current && text.length > 12)
    .flatMap(({ law, article, text }) => { const topic = topicOfArticle(law, article ?? ''); return topic ? [{ topic, text: text.slice(0, 160), trust: 0.1, place: drawnBy(law + text) }] : [] })
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
  const taken = new Map<TopicId, number>()
  return drawn.filter(({ topic }) => { taken.set(topic, (taken.get(topic) ?? 0) + 1); return taken.get(topic)! <= 500 })
}

const drawnBy = (text: string): string => createHash('sha256').update(text).digest('hex')

function derivedFrom({ text, category, label_source: from, cited }: Question): Lesson[] {
  const chosen = from?.startsWith('site category') && category ? topicOfClass[category] : undefined
  if (chosen) return [{ text, topic: chosen, trust: 0.2 }]
  const topic = topicOfCited(cited ?? [])
  return topic ? [{ text, topic, trust: 0.15 }] : []
}

const sameWords = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

/** The class of the site or of the hotline as a topic of ours; what fits none is left out. */
const topicOfClass: Readonly<Record<string, TopicId>> = {
  婚姻家庭: 'family', 劳动纠纷: 'labour', 交通事故: 'traffic', 债权债务: 'contract', 刑事辩护: 'criminal', 合同纠纷: 'contract', 房产纠纷: 'housing', 侵权: 'injury', 公司法: 'company',
  医疗纠纷: 'medical', 拆迁安置: 'land', 行政诉讼: 'administrative', 建设工程: 'construction', 知识产权: 'company', 人身损害: 'injury', 涉外法律: 'other', 海事海商: 'contract',
  消费权益: 'consumer', 抵押担保: 'contract',
}

/** Three methods on the same terms, which err in different places, added up to one row of weights a topic. */
function fit(lessons: readonly Lesson[]): Pick<Trained, 'weights' | 'rare'> {
  const documents = lessons.map(({ text }) => topicDocument(text))
  const rare = rarity(documents, modelSize)
  const rows = documents.map((document) => vector(document, rare))
  const labels = lessons.map(({ topic }) => topicIds.indexOf(topic))
  const options = { classes: topicIds.length, size: modelSize, trust: lessons.map(({ trust }) => trust) }
  const [fitted, likely, often] = [ridge(rows, labels, { ...options, penalty: 1, turns: 25 }), softmax(rows, labels, options), counted(rows, labels, options)]
  return { rare, weights: fitted.map((row, label) => row.map((weight, at) => weight + 0.2 * likely[label]![at]! + 0.1 * often[label]![at]!)) }
}

function lessonsOf(known: readonly Labelled[], derived: readonly Lesson[]): Lesson[] {
  return [
    ...known.map((row) => ({ ...row, trust: 1 })), ...derived,
    ...kinds.flatMap(({ topic, zh, words }) => [{ topic, text: [zh, ...words].join('，'), trust: 1 }, ...words.map((text) => ({ topic, text, trust: 0.3 }))]),
  ]
}

/** How often the right topic came first, and among the first three, in questions that did not train. */
export type Checked = { first: number; amongThree: number }
export type Labelled = { topic: TopicId; text: string }
export type Question = { id: string; text: string; category: string | null; label_source: string | null; answer?: string | null; cited?: readonly { law: string; article: string }[] }
export type Article = { law: string; article: string | null; text: string; current: boolean }
type Lesson = Labelled & { trust: number }
export type Lessons = { known: readonly Labelled[]; derived: readonly Lesson[]; trained: string }
