import { within, type Actor, type Reach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Write } from '../../platform/flush.ts'
import { findArea } from '../../rules/areas.ts'
import type { Point } from './sites.ts'

/** A room bears the 12-digit code of its village or community. */
export const newRoomCode = (code: string): boolean => /^\d{12}$/u.test(code)

/** Whose a village is: its township's station, else the bureau with the most specific area (管辖 is not 区划: Maoji lies in Fengtai). */
export const whoseVillage = async (tx: Tx, reach: Reach): Promise<(code: string) => Whose | undefined> => {
  const units = await tx.rows<{ id: string; kind: string; bureauId: string; areas: string[] }>(`select id, kind, bureau_id as "bureauId", area_codes as areas from unit where kind in ('justiceOffice', 'countyBureau', 'branchBureau')`)
  const serving = (kinds: readonly string[], area: string) => units.find((unit) => kinds.includes(unit.kind) && unit.areas.includes(area))
  return (code) => {
    const township = findArea(code)?.code
    if (!township || township.length !== 9) return undefined
    const station = serving(['justiceOffice'], township)
    const bureau = station ?? serving(['countyBureau', 'branchBureau'], township) ?? serving(['countyBureau', 'branchBureau'], township.slice(0, 6))
    const whose = bureau && { bureauId: bureau.bureauId, unitId: station?.id ?? null, areaCode: township }
    return whose && within(reach, { ownerIds: [], unitIds: [whose.unitId], bureauIds: [whose.bureauId] }) ? whose : undefined
  }
}

export const roomRow = ({ id, code, name, whose, point, demo = false }: NewRoom, actor: Pick<Actor, 'id' | 'name'>, now: Date): Write => ({ insert: 'village_room', row: {
  id, code, name, bureau_id: whose.bureauId, unit_id: whose.unitId, area_code: whose.areaCode, latitude: point?.latitude ?? null, longitude: point?.longitude ?? null, demo, entered_at: now, entered_by: actor.id, entered_name: actor.name,
} })

export type Whose = { bureauId: string; unitId: string | null; areaCode: string }
type NewRoom = { id: string; code: string; name: string; whose: Whose; point?: Point | null; demo?: boolean }
