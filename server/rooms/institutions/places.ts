import type { BodyView, institutionEndpoints, PlaceView } from '../../../contract/institutions.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import type { Point, PointState } from '../../../contract/service-map.ts'
import { within } from '../../platform/access.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { flush, json } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { areaName, findArea } from '../../rules/areas.ts'
import { hoursInWords, openAt, type Days } from './hours.ts'
import { registerSight } from './lifecycle.ts'

/** A place has no lifecycle: entered, changed, and who did it stands in the audit. */
export const setPlace = async (call: Call, input: InputOf<typeof institutionEndpoints.setPlace>, shown: (tx: Tx) => Promise<BodyView>): Promise<BodyView> => {
  const { actor, now, pool, reach } = call
  if (!findArea(input.areaCode)) refuse('invalid', '没有这个区划。', { fields: { areaCode: '请选择区划' } })
  if ([input.latitude, input.longitude].filter((one) => one === null || one === undefined).length === 1) refuse('invalid', '经度、纬度要么都填，要么都不填。', { fields: { latitude: '经度、纬度要一起填' } })
  return inContext(pool, registerSight(actor), async (tx) => {
    const unit = await tx.one<{ bureauId: string }>('select bureau_id as "bureauId" from unit where id = $1', [input.id])
    if (!unit || !within(reach, { ownerIds: [], unitIds: [input.id], bureauIds: [unit.bureauId] })) return refuse('notAllowed', '这个机构不在您的管理范围内。')
    const row = {
      name: input.name, area_code: input.areaCode, address: input.address ?? null, phone: input.phone ?? null, latitude: input.latitude ?? null, longitude: input.longitude ?? null,
      barrier_free: input.barrierFree ?? null, languages: input.languages ?? null, point: stateOf(input), hours: json(input.hours ?? null), on_holidays: input.onHolidays, verified: input.verified, set_at: now, set_by: actor.id,
    }
    const before = input.placeId ? await tx.one<{ version: number }>('select version from unit_place where id = $1 and unit_id = $2 for update', [input.placeId, input.id]) : undefined
    if (input.placeId && !before) refuse('notFound', '没有这个地点，请刷新后再试。')
    if (before && before.version !== input.version) refuse('conflict', '您打开之后，别人已经改过这个地点。您填的还在，请看过再提交。')
    await flush(tx, [
      before ? { update: 'unit_place', set: { ...row, version: before.version + 1 }, where: { id: input.placeId, version: before.version } } : { insert: 'unit_place', row: { id: newId(now), version: 1, unit_id: input.id, ...row } },
      auditWrite({ actor, at: now, act: 'institution.setPlace', object: input.id, purpose: null, result: 'ok' }),
    ])
    return shown(tx)
  })
}

const stateOf = ({ latitude, pointConfirmed }: { latitude?: number | null | undefined; pointConfirmed: boolean }): PointState | null => (typeof latitude !== 'number' ? null : pointConfirmed ? 'known' : 'toVerify')

export const findPlaces = async (tx: Tx, unitIds: readonly string[], calendar: Days, now: Date): Promise<(PlaceView & { unitId: string; open: boolean })[]> => {
  const rows = await tx.rows<Omit<PlaceView, 'areaName' | 'hoursWords' | 'openWords'> & { unitId: string }>(
    `select id, version, unit_id as "unitId", name, area_code as "areaCode", address, phone, latitude::float8, longitude::float8, barrier_free as "barrierFree", languages, point, hours, on_holidays as "onHolidays", verified, demo
     from unit_place where unit_id = any($1) order by name, id`, [unitIds], 'places_of_units')
  return rows.map((place) => {
    const { open, words } = openAt(place, calendar, now)
    return { ...place, areaName: areaName(place.areaCode), hoursWords: hoursInWords(place), openWords: words, open }
  })
}

/** Coordinates with how sure they are; null while nobody has entered them. */
export const pointOf = ({ latitude, longitude, point }: Pick<PlaceView, 'latitude' | 'longitude' | 'point'>): Point | null => (latitude === null || longitude === null || point === null ? null : { latitude, longitude, state: point })
