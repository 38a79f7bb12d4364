import type { EntryView } from '../../../contract/knowledge.ts'
import { packLimits, type PackAnswer, type PackCase, type PackItem } from '../../../contract/push-packs.ts'
import type { Tx } from '../../platform/context.ts'
import { markedPart, type Found } from '../finding/index.ts'
import { caseViews } from '../knowledge/index.ts'
import type { Looked } from './pack.ts'
import { shownUse, useFactor } from './tally.ts'
import { reasons } from './why.ts'

/** Cases and answers, as far as the viewer's sight shows them. */
export const entriesFor = async (tx: Tx, cases: readonly Found[], answers: readonly Found[], looked: Looked): Promise<{ cases: PackCase[]; answers: PackAnswer[] }> => {
  const views = new Map((await caseViews(tx, [...cases, ...answers].map(({ id }) => id))).filter(({ state }) => state === 'approved').map((view) => [view.id, view]))
  return { cases: casesOf(views, cases, looked), answers: answersOf(views, answers, looked) }
}

const casesOf = (views: Views, found: readonly Found[], looked: Looked): PackCase[] =>
  ranked(views, found, looked, 'case').slice(0, packLimits.cases).map(({ hit, view }) => ({ ...itemOf('case', hit, view, looked), kind: 'case', source: view.source, teaching: view.teaching, cite: `参考案例“${view.title}”${view.teaching ? '（教学示例）' : ''}` }))

/** Answers approved for reuse, local rules and guides: the body may go into a reply as it stands. */
const answersOf = (views: Views, found: readonly Found[], looked: Looked): PackAnswer[] =>
  ranked(views, found, looked, 'answer').slice(0, packLimits.answers).map(({ hit, view }) => ({ ...itemOf('answer', hit, view, looked), kind: 'answer', approvedOn: view.approvedAt?.slice(0, 10) ?? null, cite: view.body }))

function ranked(views: Views, found: readonly Found[], looked: Looked, kind: 'case' | 'answer'): { hit: Found; view: EntryView }[] {
  return found.flatMap((hit) => {
    const view = views.get(hit.id)
    return view && looked.bearing.on(hit.words, view.topic) ? [{ hit, view, score: hit.score * (view.topic !== null && view.topic === looked.topic ? 1.1 : 1) * useFactor(looked.tallies.get(`${kind}:${hit.id}`)) }] : []
  }).toSorted((a, b) => b.score - a.score)
}

function itemOf(kind: 'case' | 'answer', { id, words }: Found, view: EntryView, looked: Looked): Omit<PackItem, 'kind' | 'cite'> {
  const key = `${kind}:${id}`
  const text = kind === 'case' ? `${view.question} ${view.body}`.trim() : view.body
  return {
    key, title: view.title, text: markedPart(text, words, 200).map((piece) => piece.text).join(''), mark: looked.marks.get(key) ?? null, use: shownUse(looked.tallies.get(key)),
    why: reasons({ words, looked, topic: view.topic, ...(view.kind === 'case' || view.kind === 'answer' ? {} : { place: view.kindName }) }),
  }
}

type Views = ReadonlyMap<string, EntryView>
