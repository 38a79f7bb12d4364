import type { BasicService, CellStanding, CellWay, WayCounts } from '../../../contract/coverage.ts'
import type { Tx } from '../../platform/context.ts'
import { noCounts } from './matrix.ts'

/** How each centre and station offers each service, as everybody may read it: by the code of the place; what nobody has said is absent. */
export const publicCoverage = async (tx: Tx, code: string | null = null): Promise<PublicCoverage> => {
  const ways = new Map<string, Partial<Record<BasicService, CellWay>>>()
  for (const row of await tx.rows<{ code: string; service: BasicService; way: CellWay }>('select code, service, way from public_coverage($1)', [code], 'public_coverage')) ways.set(row.code, { ...ways.get(row.code), [row.service]: row.way })
  return ways
}

/** The rooms in villages of a county or township, counted by how they offer each service. */
export const publicRooms = async (tx: Tx, area: string): Promise<Map<BasicService, WayCounts>> => {
  const counts = new Map<BasicService, WayCounts>()
  for (const { service, way, rooms } of await tx.rows<{ service: BasicService; way: CellStanding; rooms: number }>('select service, way, rooms from public_room_coverage($1)', [area], 'public_room_coverage')) counts.set(service, { ...(counts.get(service) ?? noCounts()), [way]: rooms })
  return counts
}

export type PublicCoverage = ReadonlyMap<string, Readonly<Partial<Record<BasicService, CellWay>>>>
