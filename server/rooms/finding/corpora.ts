import type { TextIndex, Values } from '../../platform/text-index/index.ts'
import type { IndexArticle, IndexEntry } from '../knowledge/index.ts'
import type { IndexAnnouncement } from '../security/index.ts'
import { documentTerms } from './terms.ts'

/** What can be found: one index each, since what is rare among laws is not what is rare among requests. */
export const corpora = {
  article: { columns: ['law', 'nature', 'current', 'form'], pivot: 110 },
  case: { columns: ['topic', 'level', 'unit', 'bureau'], pivot: 500 },
  answer: { columns: ['topic', 'level', 'unit', 'bureau', 'kind'], pivot: 160 },
  notice: { columns: ['column', 'area'], pivot: 160 },
  order: { columns: ['topic', 'area', 'county', 'unit', 'bureau', 'day'], pivot: 90 },
} as const
export type Corpus = keyof typeof corpora
export const corpusNames = Object.keys(corpora) as Corpus[]

/** Raised whenever documents are cut into terms in another way: what was kept is then built anew. */
export const analysis = 2

export const putArticle = (index: TextIndex, row: IndexArticle): void => {
  if (row.gone) return index.remove(row.id)
  const terms = documentTerms([{ text: row.short, weight: 1 }, { text: row.path.at(-1) ?? '', weight: 0.5 }, { text: row.text, weight: 1 }, { text: row.words, weight: 1.5 }])
  index.put(row.id, terms, { law: row.lawId, nature: row.nature ?? 'unknown', current: row.current ? 1 : 0, form: row.form })
}

export const putEntry = (index: TextIndex, row: IndexEntry): void => {
  if (row.gone) return index.remove(row.id)
  const terms = documentTerms([{ text: row.title, weight: 2 }, { text: row.question, weight: 1.5 }, { text: row.body.slice(0, 4000), weight: 1 }])
  index.put(row.id, terms, { topic: row.topic ?? 'none', level: row.sensitivity, unit: row.unitId, bureau: row.bureauId, ...('kind' in values(index) ? { kind: row.kind } : {}) })
}

/** 通知公告, with the weights of a guide. */
export const putNotice = (index: TextIndex, row: IndexAnnouncement): void => {
  if (row.gone) return index.remove(row.id)
  index.put(row.id, documentTerms([{ text: row.title, weight: 2 }, { text: row.text.slice(0, 4000), weight: 1 }]), { column: row.columnCode, area: row.areaCode })
}

export const putOrder = (index: TextIndex, row: OrderRow): void => {
  if (!row.mayBeFound) return index.remove(row.id)
  const terms = documentTerms([{ text: row.title, weight: 1 }, { text: row.need, weight: 1 }])
  index.put(row.id, terms, { topic: row.topic ?? 'none', area: row.areaCode ?? 'none', county: row.areaCode?.slice(0, 6) ?? 'none', unit: row.unitId ?? 'none', bureau: row.bureauId, day: dayNumber(row.closedAt) })
}

/** Days since 1970, as the index keeps them. */
export const dayNumber = (at: Date): number => Math.floor(at.getTime() / 86_400_000)

const values = (index: TextIndex): Values => Object.fromEntries(index.state.columns.map((name) => [name, 1]))

/** The stored text, in which numbers of persons are tokens. Of sensitive matters nothing is found. */
export type OrderRow = { id: string; title: string; need: string; topic: string | null; areaCode: string | null; unitId: string | null; bureauId: string; closedAt: Date; mayBeFound: boolean }
