import { topicIds, type TopicId } from '../../../../contract/topics.ts'
import { kinds } from './taxonomy.ts'
import { modelSize, topicDocument, type Trained } from './topic-model.ts'
import { best, fitSharpness, ridge, scores } from './ridge.ts'
import { rarity, vector } from './vectors.ts'

/**
 * Lessons for the topics: questions whose class is known (believed), those whose class was derived from the law cited (less),
 * the taxonomy's own words, and unlabelled questions that say one topic's words and hardly another's (least).
 */
export function trainTopics(lessons: Lessons): Trained & { checked: Checked } {
  const { known, derived, unlabelled, trained } = lessons
  const labels = known.map(({ topic }) => topicIds.indexOf(topic))
  const out = untrainedScores(lessons)
  const within = (places: number): number => out.filter((row, i) => row.filter((score) => score > row[labels[i]!]!).length < places).length / out.length
  return { ...fit(lessonsOf(known, derived, unlabelled)), sharpness: fitSharpness(out, labels), trained, checked: { first: within(1), amongThree: within(3) } }
}

/** Scores of each known question by a model that has not read it: ten folds. */
function untrainedScores({ known, derived, unlabelled }: Lessons): number[][] {
  const folds = known.map((_, i) => i % 10)
  const out = folds.map(() => [] as number[])
  for (let fold = 0; fold < 10; fold++) {
    const { weights, rare } = fit(lessonsOf(known.filter((_, i) => folds[i] !== fold), derived, unlabelled))
    known.forEach(({ text }, i) => { if (folds[i] === fold) out[i] = scores(weights, vector(topicDocument(text), rare)) })
  }
  return out
}

/** Lessons out of rows of questions, by where their class comes from. */
export function topicLessonsOf(rows: readonly Question[], trained: string): Lessons {
  const labelled = (source: string): Labelled[] => rows.flatMap(({ text, category, label_source: from }) => (from?.startsWith(source) && category && topicOfClass[category] ? [{ text, topic: topicOfClass[category] }] : []))
  return { known: labelled('site category'), derived: labelled('derived'), unlabelled: rows.filter((row) => !row.label_source).map(({ text }) => text), trained }
}

/** The class of the site or of the hotline as a topic of ours; what fits none is left out. */
const topicOfClass: Readonly<Record<string, TopicId>> = {
  婚姻家庭: 'family', 劳动纠纷: 'labour', 交通事故: 'traffic', 债权债务: 'contract', 刑事辩护: 'criminal', 合同纠纷: 'contract', 房产纠纷: 'housing', 侵权: 'injury', 公司法: 'company',
  医疗纠纷: 'medical', 拆迁安置: 'land', 行政诉讼: 'administrative', 建设工程: 'construction', 知识产权: 'company', 人身损害: 'injury', 涉外法律: 'other', 海事海商: 'contract',
  消费权益: 'consumer', 抵押担保: 'contract',
}

function fit(lessons: readonly Lesson[]): Pick<Trained, 'weights' | 'rare'> {
  const documents = lessons.map(({ text }) => topicDocument(text))
  const rare = rarity(documents, modelSize)
  const labels = lessons.map(({ topic }) => topicIds.indexOf(topic))
  const weights = ridge(documents.map((document) => vector(document, rare)), labels, { classes: topicIds.length, size: modelSize, penalty: 0.5, trust: lessons.map(({ trust }) => trust), turns: 30 })
  return { weights, rare }
}

function lessonsOf(known: readonly Labelled[], derived: readonly Labelled[], unlabelled: readonly string[]): Lesson[] {
  return [
    ...known.map((row) => ({ ...row, trust: 1 })), ...derived.map((row) => ({ ...row, trust: 0.15 })),
    ...kinds.flatMap(({ topic, zh, words }) => [{ topic, text: [zh, ...words].join('，'), trust: 1 }, ...words.map((text) => ({ topic, text, trust: 0.3 }))]),
    ...saying(unlabelled).map((row) => ({ ...row, trust: 0.1 })),
  ]
}

/** At most so many of a topic, else the family's questions would drown the rest. */
const mostOfTopic = 100

function saying(texts: readonly string[]): Labelled[] {
  const taken = new Map<TopicId, number>()
  return texts.flatMap((text) => {
    const said = topicDocument(text)['s']!.terms
    const counts = topicIds.map((id) => said.filter((term) => term === id).length)
    const [first = 0, second = 0] = counts.toSorted((a, b) => b - a)
    const topic = topicIds[best(counts)]!
    const before = taken.get(topic) ?? 0
    if (first < 2 || first < second * 2 || before >= mostOfTopic) return []
    taken.set(topic, before + 1)
    return [{ topic, text }]
  })
}

/** How often the right topic came first, and among the first three, in questions that did not train. */
export type Checked = { first: number; amongThree: number }
export type Labelled = { topic: TopicId; text: string }
export type Question = { text: string; category: string | null; label_source: string | null }
type Lesson = Labelled & { trust: number }
export type Lessons = { known: readonly Labelled[]; derived: readonly Labelled[]; unlabelled: readonly string[]; trained: string }
