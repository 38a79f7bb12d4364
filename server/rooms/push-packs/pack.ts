import type { PackMark, PackView } from '../../../contract/push-packs.ts'
import { topicName } from '../../../contract/topics.ts'
import { word } from '../../../contract/glossary.ts'
import type { ServiceFileView } from '../../../contract/service-files.ts'
import type { Actor } from '../../platform/access.ts'
import { auditEntry } from '../../platform/audit.ts'
import type { Tx } from '../../platform/context.ts'
import { withoutNames } from '../../platform/text/index.ts'
import type { Ask, Found } from '../finding/index.ts'
import { articlesFor, together } from './articles.ts'
import type { PackDeps } from './deps.ts'
import { entriesFor } from './entries.ts'
import { aliasOf, keepPack, marksOf, writeShown } from './keep.ts'
import { likenessLifts, likeOrders } from './likes.ts'
import { libraryWords } from './library-words.ts'
import { fileOf, questionOf, type Question } from './question.ts'
import { bearingOf, type Bearing } from './bearing.ts'
import { talliesOf, type Tally } from './tally.ts'

/**
 * The whole pack. The index says what fits the words; everything that is shown is read here, in the viewer's own transaction. Of
 * the person nothing is read unless his gate stands open, so it cannot show that he was ever here before.
 */
export const packFor = async (tx: Tx, deps: PackDeps, asked: Asked): Promise<PackView> => {
  const { actor, now, orderId } = asked
  const { gate, file } = await fileOf(tx, asked.personId, { ...deps, actor, now })
  const question = questionOf(asked.need, file)
  const topic = asked.topic ?? question.topic
  const county = asked.areaCode?.slice(0, 6) ?? null
  const facts = { actor, now, orderId, personId: gate.open ? asked.personId : null, door: asked.door, topic }
  const [found, pack, age] = await Promise.all([question.text ? deps.finder.find(asksOf(question, topic, county)) : Promise.resolve(nothing), keepPack(tx, facts), libraryWords(tx)])
  const [learnt = [], cases = [], orders = [], answers = [], summaries = []] = found ?? nothing
  const bearing = bearingOf(question.text, topic)
  const articles = together(learnt, summaries.filter(({ words }) => bearing.on(words, null)))
  const keys = [...keysOf('article', articles), ...keysOf('case', cases), ...keysOf('order', orders), ...keysOf('answer', answers)]
  const [tallies, marks] = await Promise.all([talliesOf(tx, keys), pack.fresh ? new Map<string, PackMark>() : marksOf(tx, pack.id)])
  const own = new Set([...(orderId ? [orderId] : []), ...(file?.matters.flatMap((matter) => matter.orders.map(({ id }) => id)) ?? [])])
  const looked: Looked = { question, topic, county, factsOn: asked.factsOn, now, tallies, marks, ownOrderIds: own, bearing }
  // Sent together, answered in their order: one way there and back.
  const [law, entries, like] = await Promise.all([articlesFor(tx, articles, looked), entriesFor(tx, cases, answers, looked), likeOrders(tx, orders, looked)])
  const items = { articles: law, cases: entries.cases, orders: like, answers: entries.answers }
  const second = file !== null && [...own].filter((id) => id !== orderId).length > 0
  await writeShown(tx, pack, facts, second, Object.values(items).flatMap((list) => list.map(({ key }) => key)))
  if (gate.open && pack.fresh) await auditEntry(tx, { actor, at: now, act: 'packs.open', object: gate.personId, purpose: gate.purpose, result: 'ok' })
  return { id: pack.id, orderId, person: file && gate.open ? personPart(file) : null, second, opened: pack.opened, ...items, orders: like.map((one) => (one.orderId ? one : { ...one, key: aliasOf(one.key, deps.vault) })), factsOn: asked.factsOn, libraryWords: age, trouble: troubleOf(deps, found) }
}

const nothing: Found[][] = []
const keysOf = (kind: string, found: readonly Found[]): string[] => found.map(({ id }) => `${kind}:${id}`)

/** More than is shown: what the viewer may not see, and his own orders, fall away. Nobody's name looks for orders: whether one is found would tell of him. */
const asksOf = ({ text }: Question, topic: string | null, county: string | null): Ask[] => [
  { corpus: 'article', text, k: 12, where: { current: { anyOf: [1] } } }, { corpus: 'case', text, k: 8 }, { corpus: 'order', text: withoutNames(text), k: 20, impersonal: true, lifts: likenessLifts({ topic, county }) }, { corpus: 'answer', text, k: 8 },
  { corpus: 'article', text, k: 6, where: { form: { anyOf: ['summary'] } } },
]

const troubleOf = ({ finder }: PackDeps, found: Found[][] | null): string | null =>
  found === null ? '检索暂不可用：法条、案例和相似工单暂时找不到，其他功能照常。' : finder.status()?.ready === false ? '检索库正在建立，可能还不全。' : null

function personPart(file: ServiceFileView): NonNullable<PackView['person']> {
  return {
    personId: file.person.id, name: file.person.name, gate: file.gate, materials: file.materials.slice(0, 20).map(({ id, name, at, orderNumber }) => ({ id, name, at, orderNumber })),
    matters: file.matters.slice(0, 10).map(({ id, title, covered, topic, orders }) => ({
      id, title, covered, topicName: covered ? '' : topicName(topic),
      orders: orders.map((order) => ({ id: order.id, number: order.number, state: order.state, stateName: word('state', order.state), unitName: order.unitName, createdAt: order.createdAt, closedAt: order.closedAt, solved: null })),
    })),
  }
}

export type Asked = { actor: Actor; now: Date; orderId: string | null; personId: string | null; door: string; need: string; topic: string | null; areaCode: string | null; factsOn: string | null }
/** What all parts of one pack share. */
export type Looked = { question: Question; topic: string | null; county: string | null; factsOn: string | null; now: Date; tallies: ReadonlyMap<string, Tally>; marks: ReadonlyMap<string, PackMark>; ownOrderIds: ReadonlySet<string>; bearing: Bearing }
