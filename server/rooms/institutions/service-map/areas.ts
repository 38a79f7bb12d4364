import type { InputOf } from '../../../../contract/endpoint.ts'
import type { PointState, serviceMapEndpoints } from '../../../../contract/service-map.ts'
import { auditEntry } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/context.ts'
import { refuse } from '../../../platform/errors.ts'
import type { TxCall } from '../../../platform/http.ts'
import { findArea } from '../../../rules/areas.ts'

/** What is known of townships; those of which nothing is known have no row. */
export const findAreaPoints = async (tx: Tx, county?: string): Promise<AreaPoint[]> => tx.rows<AreaPoint>(
  `select area_code as "areaCode", version, residents, residents_source as "residentsSource", latitude::float8, longitude::float8, point from area_point where $1::text is null or area_code like $1 || '%'`, [county ?? null])

/** One's own county only: the policy on the table says the same again. */
export const setArea = async ({ tx, actor, now, reach }: TxCall, input: InputOf<typeof serviceMapEndpoints.setArea>): Promise<void> => {
  if (findArea(input.areaCode)?.level !== 'township') refuse('invalid', '没有这个乡镇。', { fields: { areaCode: '请选择乡镇、街道' } })
  const [north, east] = [input.latitude ?? null, input.longitude ?? null]
  if ((north === null) !== (east === null)) refuse('invalid', '经度、纬度要么都填，要么都不填。', { fields: { latitude: '经度、纬度要一起填' } })
  if (typeof input.residents === 'number' && !input.residentsSource) refuse('invalid', '人口数要写明从哪里来。', { fields: { residentsSource: '请写来源，例如“2025 年统计年鉴”' } })
  const own = reach.city || (await tx.one('select 1 from unit, unnest(area_codes) a where id = any($1) and $2 like a || \'%\'', [reach.bureauIds, input.areaCode])) !== undefined
  if (!own) refuse('notAllowed', '这个乡镇不在您的辖区里。')
  const written = await tx.rows(
    `insert into area_point (area_code, version, residents, residents_source, latitude, longitude, point, set_at, set_by) values ($1, $2::int + 1, $3, $4, $5, $6, $7, $8, $9)
     on conflict (area_code) do update set version = excluded.version, residents = excluded.residents, residents_source = excluded.residents_source, latitude = excluded.latitude, longitude = excluded.longitude, point = excluded.point, set_at = excluded.set_at, set_by = excluded.set_by
     where area_point.version = $2 returning version`,
    [input.areaCode, input.version, input.residents ?? null, input.residentsSource ?? null, north, east, north === null ? null : input.confirmed ? 'known' : 'toVerify', now, actor.id])
  if (written.length === 0) return refuse('conflict', '您打开之后，别人已经改过这个乡镇，请看过最新的再改。')
  await auditEntry(tx, { actor, at: now, act: 'institution.setAreaPoint', object: input.areaCode, purpose: input.residentsSource ?? null, result: 'ok' })
}

export type AreaPoint = { areaCode: string; version: number; residents: number | null; residentsSource: string | null; latitude: number | null; longitude: number | null; point: PointState | null }
