import { articleKey, hash, headingOf, shortLaw, termsOf, type StatuteArticle } from '../../server/rooms/finding/statutes/article.ts'
import { makePostings } from '../../server/rooms/finding/statutes/postings.ts'
import type { Reading } from '../../server/rooms/finding/statutes/pretrain.ts'
import { bigrams } from '../../server/platform/text/index.ts'
import { readSet } from './sets.ts'

/** The articles to be found. The corpus lacks headings: they come from the full set, by law, number and wording. */
export function articles(corpus: string): StatuteArticle[] {
  const headings = new Map(readSet<StatuteRow>('statutes.jsonl.gz').map((row) => [placeOf(row), row.path ?? []]))
  return readSet<StatuteRow>(corpus).map((row) => ({ id: row.sid, law: row.law, article: row.article, text: row.text, path: row.path ?? headings.get(placeOf(row)) ?? [] }))
}

export function questions(file: string): Asked[] {
  return readSet<{ text: string; relevant: string[] }>(file).map(({ text, relevant }) => ({ text, cited: relevant }))
}

/** A question by its letters and digits, hashed: enough to know it again. */
export function questionHash(text: string): number {
  return hash(text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
}

/** Advice sites' questions with the articles that their editors cite; none of those in `not`. */
export function advice(not: ReadonlySet<number>): Asked[] {
  return questions('statute_push.dev.jsonl.gz').filter(({ text }) => !not.has(questionHash(text)))
}

/** The baseline: BM25 on pairs of characters, nothing learnt. */
export function plainBm25(corpus: readonly StatuteArticle[]): (text: string) => string[] {
  const postings = makePostings(0.75)
  for (const { text } of corpus) postings.add(bigrams(text))
  return (text) => {
    const scores = new Float32Array(corpus.length)
    postings.score(new Set(bigrams(text)), scores)
    return [...scores.keys()].filter((at) => scores[at]! > 0).sort((a, b) => scores[b]! - scores[a]!).slice(0, 100).map((at) => corpus[at]!.id)
  }
}

/** Everything read before any question is answered. Of the tested questions (`not`) neither text nor answer is in it. */
export function reading(corpus: readonly StatuteArticle[], not: ReadonlySet<number>): Reading {
  const words = (text: string): string[] => termsOf(text).words
  const talk = readSet<TalkRow>('consultations.dev.jsonl.gz').filter(({ source, text }) => source !== 'LeCoQA' && !not.has(questionHash(text)))
  const messages = readSet<TalkRow>('hotline_messages.jsonl.gz')
  const replies = readSet<TalkRow>('hotline_replies.jsonl.gz')
  const byKey = new Map(corpus.map((article) => [articleKey(article.law, article.article), article.text]))
  const cited = talk.flatMap(({ text, cited: all = [] }) => (all ?? []).flatMap(({ law, article }) => byKey.get(articleKey(law, article)) ?? []).map((article) => [text, article] as const))
  return {
    articles: corpus.map((article) => ({ text: words(article.text).slice(0, 250), title: [...words(headingOf(article.path)), ...words(shortLaw(article.law))] })),
    pairs: [
      ...talk.flatMap(({ text, answer }) => (answer ? [[text, answer] as const] : [])),
      ...cited, ...cited, ...cited,
      ...messages.map(({ title, text }) => [title!, text] as const),
      ...replies.flatMap(({ title, text, reply }) => (reply ? [[title!, reply], [text, reply]] as const : [])),
    ].map(([text, partner]) => [words(text), words(partner)] as const),
    questions: talk.map(({ text }) => words(text)),
  }
}

const placeOf = ({ law, article, text }: StatuteRow): string => `${law}|${article}|${text.replace(/\s/gu, '')}`

export type Asked = { text: string; cited: string[] }
type StatuteRow = { sid: string; law: string; article: string | null; text: string; path?: string[] }
type TalkRow = { source?: string; title?: string; text: string; answer?: string | null; reply?: string | null; cited?: { law: string; article: string }[] | null }
