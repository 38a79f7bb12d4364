import type { FastifyInstance } from 'fastify'
import { word } from '../../../contract/glossary.ts'
import { basicClasses, itemClasses, itemClassName, levelName, payName, wayName, type ServiceItem } from '../../../contract/service-items.ts'
import { guidePage, guidesPage } from '../../../web/portal/index.ts'
import type { Guide, GuideRow, GuidesView } from '../../../web/portal/views.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import type { CityRules } from '../settings/index.ts'
import { itemByCode, itemNamesInForce, itemsInForce, limitWords, type ItemName } from '../service-items/index.ts'
import { beginFrom } from './asking.ts'
import { cityRules, frame, goTo, page, readOnce, wrongPage, type Portal, type Visit } from './context.ts'
import { lookedFor, readForm } from './forms.ts'

/** Guides of the items in force today, for everybody. What is looked for is posted: it stands in no address or history. */
export function mountGuides(app: FastifyInstance, portal: Portal): void {
  app.get('/guides', (request, reply) => all({ portal, request, reply }))
  app.post('/guides', (request, reply) => lookFor({ portal, request, reply }))
  app.get('/guides/:code', (request, reply) => one({ portal, request, reply }))
  app.post('/guides/:code/start', (request, reply) => begin({ portal, request, reply }))
  app.get('/guides/:code/start', (request, reply) => goTo({ portal, request, reply }, `/guides/${codeOf({ portal, request, reply }) ?? ''}`))
}

/** Every sign of two that the question shares with an item counts; in its name three times. What shares under half is nothing. */
export const guidesFor = (items: readonly ServiceItem[], question: string): ServiceItem[] => {
  const pairs = pairsOf(question)
  const scored = items.map((item) => {
    const [name, rest] = [pairsOf(item.name), pairsOf(`${item.name}${item.summary}${item.forWhom}${itemClassName(item.class)}${item.steps}`)]
    const shared = [...pairs].filter((pair) => rest.has(pair))
    return { item, part: shared.length / pairs.size, score: shared.length + 2 * shared.filter((pair) => name.has(pair)).length }
  })
  return scored.filter(({ part }) => part >= 0.5).toSorted((a, b) => b.score - a.score).slice(0, 12).map(({ item }) => item)
}

/** For the page of a topic: what can be done for it, the first few. */
export const guidesOfTopic = async (visit: Visit, topic: string): Promise<GuideRow[]> => (await namesNow(visit)).filter((item) => item.topic === topic).slice(0, 4).map(rowOf)

/** For words that may be about several topics: what can be done for the likeliest, what shares most with the words first. */
export const guidesOfWords = async (visit: Visit, words: string, topics: readonly string[]): Promise<GuideRow[]> => {
  const pairs = pairsOf(words)
  const shared = ({ name, summary }: ItemName): number => [...pairsOf(`${name}${summary}`)].filter((pair) => pairs.has(pair)).length
  return (await namesNow(visit)).map((item) => ({ item, score: shared(item) })).filter(({ item, score }) => topics.slice(0, 2).includes(item.topic) || score >= 2)
    .map(({ item, score }) => ({ item, by: score + (item.topic === topics[0] ? 1 : 0) })).toSorted((a, b) => b.by - a.by).slice(0, 3).map(({ item }) => rowOf(item))
}

const all = async (visit: Visit): Promise<unknown> => page(visit, guidesPage({ frame: frame(visit, '/guides'), typed: {}, problems: {}, found: null, groups: grouped(await namesNow(visit)) }), 200, 'everybody')

async function lookFor(visit: Visit): Promise<unknown> {
  const { typed } = await readForm(visit)
  const q = lookedFor(typed['q'], 60)
  const shown = { frame: frame(visit, '/guides'), typed: { q } }
  if (pairsOf(q).size === 0) return page(visit, guidesPage({ ...shown, problems: { q: '请写出想办的事，至少两个字' }, found: null, groups: grouped(await namesNow(visit)) }), 422)
  return page(visit, guidesPage({ ...shown, problems: {}, found: guidesFor(await read(visit, itemsInForce), q).map(rowOf), groups: [] }))
}

async function one(visit: Visit): Promise<unknown> {
  const item = await itemOf(visit)
  return item ? page(visit, guidePage({ frame: frame(visit), guide: guideOf(item, visit.portal.deps.clock.now(), await cityRules(visit)) }), 200, 'everybody') : wrongPage(visit, 404, '没有这份办事指南，也许已经停用或换了编号。', '/guides')
}

async function begin(visit: Visit): Promise<unknown> {
  const item = await itemOf(visit)
  if (!item?.doors.includes('network')) return wrongPage(visit, 404, '这件事现在不能在网上提出，请打 12348 问。', '/guides')
  return beginFrom(visit, { need: `我想办：${item.name}。`, topic: item.topic })
}

const grouped = (items: readonly ItemName[]): GuidesView['groups'] => itemClasses.flatMap((id) => {
  const rows = items.filter((item) => item.class === id).map(rowOf)
  return rows.length === 0 ? [] : [{ title: itemClassName(id), basic: isBasic(id), rows }]
})

const isBasic = (id: string): boolean => (basicClasses as readonly string[]).includes(id)
const rowOf = ({ code, name, summary, pay }: ItemName): GuideRow => ({ code, name, summary, pay: payName(pay) })

const guideOf = (item: ServiceItem, now: Date, { register, hours, figures }: CityRules): Guide => ({
  ...rowOf(item), basic: isBasic(item.class), payBasis: item.payBasis, forWhom: linesOf(item.forWhom), steps: linesOf(item.steps),
  materials: item.materials.map(({ name, instead, source }) => ({ name, instead: instead ?? null, source: source && source !== UNSURE ? source : null, verified: !source?.includes(UNSURE) })),
  limits: item.limits.map((one) => limitWords(one, now, register)), places: item.provision.map(({ level, way, who }) => ({ level: levelName(level), way: wayName(way), who })), where: item.where ?? null,
  doors: item.doors.map((door) => word('door', door)), online: item.doors.includes('network'),
  basis: item.basis.map(({ law, article, says, level }) => ({ words: `《${law.replace(/^《|》$/g, '')}》${article ?? ''}`, says: says ?? null, verified: level === 'A' })),
  hours: { words: hours.shifts.map(({ from, to }) => `${from}–${to}`).join('，'), verified: hours.verified }, supervisionPhone: figures.sure('supervision', dayOf(now))?.amount ?? item.supervisionPhone, toVerify: item.toVerify ?? null, edition: item.edition, validFrom: item.validFrom,
})

const itemOf = async (visit: Visit): Promise<ServiceItem | undefined> => {
  const code = codeOf(visit)
  return code ? read(visit, (tx, day) => itemByCode(tx, code, day)) : undefined
}

const namesNow = (visit: Visit): Promise<ItemName[]> => read(visit, itemNamesInForce)
const codeOf = ({ request }: Visit): string | undefined => /^[A-Z]{2}-\d{2,3}$/.exec((request.params as { code: string }).code)?.[0]
const read = <T>(visit: Visit, work: (tx: Tx, day: string) => Promise<T>): Promise<T> => readOnce(visit.portal, (tx) => work(tx, dayOf(visit.portal.deps.clock.now())))
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)
const pairsOf = (text: string): Set<string> => new Set([...text.matchAll(/[\p{Script=Han}\d]{2,}/gu)].flatMap(([run]) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))))
const UNSURE = '待核实'
