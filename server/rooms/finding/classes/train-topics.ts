import { topicIds, type TopicId } from '../../../../contract/topics.ts'
import { kinds } from './taxonomy.ts'
import { modelSize, topicDocument, type Trained } from './topic-model.ts'
import { best, fitSharpness, ridge, scores } from './ridge.ts'
import { rarity, vector } from './vectors.ts'

/**
 * Lessons for the topics: questions whose class is known (believed), those whose class was derived from the law cited (less),
 * the taxonomy's own words, and unlabelled questions that say one topic's words and hardly another's (least).
 */
export function trainTopics({ known, derived, unlabelled, trained }: Lessons): Trained {
  const folds = known.map((_, i) => i % 10)
  const out = folds.map(() => [] as number[])
  for (let fold = 0; fold < 10; fold++) {
    const { weights, rare } = fit(lessonsOf(known.filter((_, i) => folds[i] !== fold), derived, unlabelled))
    known.forEach(({ text }, i) => { if (folds[i] === fold) out[i] = scores(weights, vector(topicDocument(text), rare)) })
  }
  const sharpness = fitSharpness(out, known.map(({ topic }) => topicIds.indexOf(topic)))
  return { ...fit(lessonsOf(known, derived, unlabelled)), sharpness, trained }
}

/** The class of the site or of the hotline as a topic of ours; what fits none is left out. */
export const topicOfClass: Readonly<Record<string, TopicId>> = {
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

export type Labelled = { topic: TopicId; text: string }
type Lesson = Labelled & { trust: number }
export type Lessons = { known: readonly Labelled[]; derived: readonly Labelled[]; unlabelled: readonly string[]; trained: string }
