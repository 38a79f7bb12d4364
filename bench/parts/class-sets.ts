import { requestBlocks, saidGroups, type Group } from '../../server/rooms/finding/classes/documents.ts'
import { kinds } from '../../server/rooms/finding/classes/taxonomy.ts'
import { grams, plainWords } from '../../server/rooms/finding/classes/vectors.ts'
import type { Trial } from './classifying.ts'
import { hasSet, readJson, readSet } from './sets.ts'

/**
 * Messages to a hotline. `bigrams` is the plain form (pairs of characters and nothing else). The official names of the
 * hotline's own third level are words of its classes; where that table is missing the rows stand alone.
 */
export function hotline(file: string, form: 'full' | 'bigrams' = 'full'): Trial {
  const rows = readSet<{ id?: string; title?: string; text: string; category?: string; topic?: string }>(file)
  const groups = form === 'full' ? officialWords() : []
  const documents = rows.map(({ title = '', text }) => (form === 'bigrams'
    ? { c: { weight: 1, terms: grams(`${title}。${text}`, 2) } }
    : requestBlocks({ title, text, hints: saidWords(title, text, groups) })))
  return trial(rows.map((row) => ({ key: row.text.slice(0, 80), label: row.category ?? row.topic ?? '' })), documents, 0.1)
}

/** Lay questions in the 20 classes of a counsel site, chosen by askers; the taxonomy's words stand for classes' words. */
export function consultations(file: string): Trial {
  const rows = readSet<{ text: string; category: string | null; label_source: string | null }>(file).filter((row) => row.label_source?.startsWith('site category'))
  const documents = rows.map(({ text }) => requestBlocks({ text, hints: saidGroups(text, siteGroups), hintWeight: 0.3 }))
  return trial(rows.map((row) => ({ key: row.text.slice(0, 80), label: row.category! })), documents, 0.5)
}

function trial(rows: readonly { key: string; label: string }[], documents: Trial['documents'], penalty: number): Trial {
  const classes = [...new Set(rows.map((row) => row.label))].toSorted()
  return { classes, documents, labels: rows.map((row) => classes.indexOf(row.label)), keys: rows.map((row) => row.key), size: 1 << 18, penalty }
}

function officialWords(): Group[] {
  if (!hasSet('hotline_taxonomy.json')) return []
  const table = readJson<{ l1: string; l2: string; l3: string }[]>('hotline_taxonomy.json')
  return [...new Set(table.map((row) => row.l1))].map((name) => ({
    name, words: [...new Set(table.filter((row) => row.l1 === name).flatMap((row) => plainWords(`${row.l2}，${row.l3}`)).filter((word) => word.length > 1))],
  }))
}

/** Each word once in all and twice more for the title, which names the matter. */
function saidWords(title: string, text: string, groups: readonly Group[]): string[] {
  const said = [...new Set(plainWords(`${title}。${text}`)), ...plainWords(title), ...plainWords(title)]
  return said.flatMap((word) => groups.filter((group) => group.words.includes(word)).map((group) => group.name))
}

/** Which of our kinds a class of the site speaks of. */
const siteClasses: Record<string, string> = {
  婚姻家庭: 'family', 劳动纠纷: 'labour', 交通事故: 'traffic', 债权债务: 'contract/loan contract/unjust', 刑事辩护: 'criminal', 合同纠纷: 'contract/sale contract/rent',
  房产纠纷: 'housing', 侵权: 'injury/dignity injury/property', 公司法: 'company/shares company/registration', 医疗纠纷: 'medical', 拆迁安置: 'land', 行政诉讼: 'administrative',
  建设工程: 'construction', 知识产权: 'company/intellectual', 综合咨询: 'procedure service complaint vulnerable', 人身损害: 'injury/body injury/school', 涉外法律: 'other/foreign',
  海事海商: 'contract/maritime', 消费权益: 'consumer', 抵押担保: 'contract/guarantee',
}
const siteGroups: Group[] = Object.entries(siteClasses).map(([name, of]) => ({
  name, words: kinds.filter((kind) => of.split(' ').some((id) => id === kind.topic || id === `${kind.topic}/${kind.id}`)).flatMap((kind) => kind.words),
}))
