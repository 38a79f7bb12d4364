import { phaseOf, phaseWords, type Difference, type DifferenceKind, type DifferencesView, type Phase } from '../../../contract/exchange.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { itemsInForce } from '../service-items/index.ts'
import { orderRecords } from '../work-orders/index.ts'
import { allMatters, type Asking } from './told.ts'

/** 对账: what both sides say, side by side, people's matters first, for each system that has told anything. Nothing is mended by itself: staff say what was done. */
export const differencesView = async (tx: Tx, now: Date, settled: boolean): Promise<Omit<DifferencesView, 'maySettle'>> => {
  const clients = await tx.rows<Asking & { lastSaidAt: Date | null }>(`select c.client_id as id, c.source_system as "sourceSystem", greatest((select max(said_at) from exchange_item i where i.client_id = c.client_id), (select max(said_at) from exchange_matter m where m.client_id = c.client_id)) as "lastSaidAt" from exchange_partner c order by c.client_id`)
  const told = clients.filter((client) => client.lastSaidAt !== null)
  const found = (await Promise.all(told.map(async (client) => [...await matterDifferences(tx, client, now), ...await itemDifferences(tx, client, now)]))).flat()
  const notes = new Map((await tx.rows<{ key: string; note: string; by: string; at: Date }>('select key, note, by_name as by, at from exchange_settled where key = any($1)', [found.map(({ key }) => key)])).map((row) => [row.key, row]))
  const all = found.map((one) => ({ ...one, settled: settledOf(notes.get(one.key)) }))
  const counted = await tx.one<{ items: number; matters: number }>('select (select count(*)::int from exchange_item) as items, (select count(*)::int from exchange_matter) as matters')
  return { rows: all.filter((one) => settled === (one.settled !== null)).slice(0, 500), open: all.filter((one) => one.settled === null).length, ...counted!, lastSaidAt: told.map(({ lastSaidAt }) => lastSaidAt!.toISOString()).toSorted().at(-1) ?? null }
}

async function itemDifferences(tx: Tx, client: Asking, now: Date): Promise<Bare[]> {
  const theirs = await tx.rows<{ code: string; ourCode: string | null; name: string; materials: string[] }>('select code, our_code as "ourCode", name, materials from exchange_item where client_id = $1 order by code', [client.id])
  if (theirs.length === 0) return []
  const ours = await itemsInForce(tx, dayOf(now))
  const tell = differ(client)
  const told = theirs.flatMap((item) => {
    const own = ours.find(({ code }) => code === item.ourCode)
    if (!own) return [tell('itemOnlyThere', item.code, null, item.name)]
    const [here, there] = [own.materials.map(({ name }) => name).toSorted().join('、'), item.materials.toSorted().join('、')]
    if (own.name !== item.name) return [tell('itemDiffers', item.code, own.name, item.name)]
    return here === there ? [] : [tell('itemDiffers', item.code, `材料：${here || '不用交'}`, `材料：${there || '不用交'}`)]
  })
  const missing = ours.filter((item) => item.doors.includes('network') && !theirs.some(({ ourCode }) => ourCode === item.code)).map((item) => tell('itemOnlyOurs', item.code, item.name, null))
  return [...told, ...missing]
}

/** An hour's grace for what only we have: the province may not have told it yet. */
async function matterDifferences(tx: Tx, client: Asking, now: Date): Promise<Bare[]> {
  const theirs = await tx.rows<{ ref: string; phase: Phase; grade: string | null }>('select ref, phase, grade from exchange_matter where client_id = $1 order by ref limit 20000', [client.id])
  const [ours, there] = [await allMatters(tx, client), new Map(theirs.map((one) => [one.ref, one]))]
  const here = new Map(ours.map((one) => [one.ref, one]))
  const tell = differ(client)
  const told = theirs.flatMap(({ ref, phase, grade }): Bare[] => {
    const own = here.get(ref)
    if (!own) return [tell('matterOnlyThere', ref, null, phaseWords[phase])]
    const phaseHere = phaseOf[own.state]
    return [
      ...(phaseHere === phase ? [] : [tell('matterDiffers', ref, phaseWords[phaseHere], phaseWords[phase], own.id)]),
      ...(grade === null || own.grade === grade ? [] : [tell('ratingDiffers', ref, own.grade ? gradeName(own.grade) : '没有评价', gradeName(grade), own.id)]),
    ]
  })
  const missing = theirs.length === 0 ? [] : ours.filter((one) => !there.has(one.ref) && one.createdAt.getTime() < now.getTime() - 3_600_000).map((one) => tell('matterOnlyOurs', one.ref, phaseWords[phaseOf[one.state]], null, one.id))
  return [...told, ...missing]
}

const differ = (client: Asking) => (kind: DifferenceKind, ref: string, ours: string | null, theirs: string | null, orderId: string | null = null): Bare =>
  ({ key: [kind, client.id, ref, ours ?? '', theirs ?? ''].join('|').slice(0, 500), kind, source: client.sourceSystem, ref, ours, theirs, orderId })

const gradeName = (grade: string): string => orderRecords.gradeWords[grade as keyof typeof orderRecords.gradeWords] ?? grade
const settledOf = (row: { note: string; by: string; at: Date } | undefined): Difference['settled'] => (row ? { note: row.note, by: row.by, at: row.at.toISOString() } : null)
type Bare = Omit<Difference, 'settled'>
