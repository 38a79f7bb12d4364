import type pg from 'pg'
import { inContext, type Sight } from '../../platform/context.ts'
import { nobody } from '../../platform/http.ts'
import { articleViews, caseViews } from '../knowledge/index.ts'
import type { Finder } from './host.ts'
import { markedPart } from './marked.ts'

/** For residents: laws and what the office has approved for everybody, read as somebody who is nobody. Null while the index is away. */
export const publicSearch = async (finder: Finder, pool: pg.Pool, text: string): Promise<PublicFinds | null> => {
  const found = await finder.find([{ corpus: 'article', text, k: 8, where: { current: { anyOf: [1] } } }, { corpus: 'answer', text, k: 8 }])
  if (!found) return null
  const [articles = [], answers = []] = found
  return inContext(pool, asNobody, async (tx) => {
    const laws = await articleViews(tx, articles.map(({ id }) => id))
    const entries = (await caseViews(tx, answers.map(({ id }) => id))).filter(({ state, sensitivity }) => state === 'approved' && sensitivity === 'ordinary')
    const wordsOf = (id: string): readonly string[] => [...articles, ...answers].find((hit) => hit.id === id)?.words ?? []
    const once = [...new Map(laws.toReversed().map((law) => [`${law.lawId} ${law.number}`, law])).values()].toReversed()
    return {
      articles: once.slice(0, 5).map((law) => ({ title: `《${law.law}》${law.number}`, text: law.text.length > 300 ? said(law.text, wordsOf(law.id)) : law.text, notes: law.notes })),
      guides: entries.slice(0, 3).map((entry) => ({ title: entry.title, text: said(entry.body, wordsOf(entry.id)), kind: entry.kindName })),
    }
  })
}

const said = (text: string, words: readonly string[]): string => markedPart(text, words, 240).map((piece) => piece.text).join('')
const asNobody: Sight = { actor: nobody, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }

export type PublicFinds = { articles: { title: string; text: string; notes: string[] }[]; guides: { title: string; text: string; kind: string }[] }
