import { coverageWord, presenceGaps, presenceTrades, type coverageEndpoints, type PlanRow, type PresenceForm, type PresenceGap, type PresencePage, type PresencePlaceKind, type PresenceRow, type PresenceTrade } from '../../../contract/coverage.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { isEmpty, reachOf, whereReach, within, type Reach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Call } from '../../platform/http.ts'
import { bureausOf } from './matrix.ts'
import { coveragePermissions } from './permissions.ts'

const size = 50

/** 应驻尽驻 (第10条): what ought to be by the plan against what is, place by place; a row wherever either of them speaks. */
export const lookAtPresence = async (tx: Tx, { actor, reach }: Call, ask: InputOf<typeof coverageEndpoints.presence>): Promise<PresencePage> => {
  const plan = await findPlan(tx)
  const places = await findPlaces(tx, reach)
  const facts = new Map((await tx.rows<Fact>('select place_id as "placeId", trade, forms, who, note, version, set_name as by, set_at as at, demo from presence_fact where place_id = any($1)', [places.map(({ id }) => id)])).map((fact) => [`${fact.placeId} ${fact.trade}`, fact]))
  const maySet = reachOf(coveragePermissions, 'setPresence', actor)
  const all = places.filter((place) => (!ask.bureauId || place.bureauId === ask.bureauId) && (!ask.placeKind || place.kind === ask.placeKind))
    .flatMap((place) => presenceTrades.filter((trade) => !ask.trade || trade === ask.trade).flatMap((trade) => rowOf(place, trade, plan.find((row) => row.placeKind === place.kind && row.trade === trade), facts.get(`${place.id} ${trade}`), maySet)))
  const rows = ask.gap ? all.filter(({ gap }) => gap === ask.gap) : all
  return {
    rows: rows.slice(size * (ask.page - 1), size * ask.page), total: rows.length, page: ask.page, size, counts: Object.fromEntries(presenceGaps.map((gap) => [gap, all.filter((row) => row.gap === gap).length])) as Record<PresenceGap, number>,
    bureaus: await bureausOf(tx, reach), plan, places: places.filter((place) => mayAt(maySet, place)).map(({ id, name, kind }) => ({ id, name, kind })), maySet: !isEmpty(maySet), mayPlan: !isEmpty(reachOf(coveragePermissions, 'setPresencePlan', actor)),
  }
}

/** The difference in one word. What nobody has registered is not yet absent. */
export const gapOf = (ought: readonly PresenceForm[], forms: readonly PresenceForm[] | null): PresenceGap => {
  if (ought.length === 0) return 'unplanned'
  if (forms === null) return 'unsaid'
  if (forms.length === 0) return 'absent'
  return ought.every((form) => forms.includes(form)) ? 'agrees' : 'otherForm'
}

export const findPlaces = async (tx: Tx, reach: Reach): Promise<Place[]> => {
  const values: unknown[] = []
  const mine = whereReach(reach, { record: 'p.id', owners: [], units: ['p.unit_id'], bureaus: ['p.bureau_id'] }, values)
  return tx.rows<Place>(
    `select p.id, p.name, p.kind, p.bureau_id as "bureauId", b.name as "bureauName", p.unit_id as "unitId" from (
       select u.id, u.name, case when u.kind = 'justiceOffice' then 'station' when b.kind = 'cityBureau' then 'cityCentre' else 'centre' end as kind, u.bureau_id, u.id as unit_id from unit u join unit b on b.id = u.bureau_id where u.kind in ('serviceCentre', 'justiceOffice')
       union all select id, name, kind, bureau_id, null from presence_place) p join unit b on b.id = p.bureau_id
     where ${mine} order by b.path, array_position(array['cityCentre', 'centre', 'hall', 'governance', 'station'], p.kind), p.name, p.id`, values)
}

export const findPlan = async (tx: Tx): Promise<PlanRow[]> =>
  (await tx.rows<Omit<PlanRow, 'at'> & { at: Date }>('select place_kind as "placeKind", trade, forms, source, verified, version, set_name as by, set_at as at from presence_plan order by place_kind, trade')).map((row) => ({ ...row, at: new Date(row.at).toISOString() }))

const mayAt = (reach: Reach, place: Place): boolean => within(reach, { ownerIds: [], unitIds: [], bureauIds: [place.bureauId] })

function rowOf(place: Place, trade: PresenceTrade, plan: PlanRow | undefined, fact: Fact | undefined, maySet: Reach): PresenceRow[] {
  const [ought, forms] = [plan?.forms ?? [], fact?.forms ?? []]
  if (ought.length === 0 && forms.length === 0) return []
  const gap = gapOf(ought, fact ? forms : null)
  return [{
    placeId: place.id, placeKind: place.kind, placeKindName: coverageWord('presencePlace', place.kind), placeName: place.name, bureauName: place.bureauName, trade, tradeName: coverageWord('presenceTrade', trade),
    ought, source: plan?.source ?? null, verified: plan?.verified ?? false, forms, who: fact?.who ?? null, note: fact?.note ?? null, version: fact?.version ?? 0, by: fact?.by ?? null, at: fact ? new Date(fact.at).toISOString() : null,
    gap, gapName: coverageWord('presenceGap', gap), missing: fact ? ought.filter((form) => !forms.includes(form)) : [], extra: forms.filter((form) => !ought.includes(form)), demo: fact?.demo ?? false, maySet: mayAt(maySet, place),
  }]
}

export type Place = { id: string; name: string; kind: PresencePlaceKind; bureauId: string; bureauName: string; unitId: string | null }
type Fact = { placeId: string; trade: PresenceTrade; forms: PresenceForm[]; who: string | null; note: string | null; version: number; by: string; at: Date; demo: boolean }
