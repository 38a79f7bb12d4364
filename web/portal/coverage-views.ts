import type { BasicService, CellStanding, WayCounts } from '../../contract/coverage.ts'
import type { Frame, Option, Station } from './views.ts'

/** The five basic services in one place. `services` is null before a county is chosen. */
export interface BasicServicesView { readonly frame: Frame, readonly county: string | null, readonly counties: readonly Option[], readonly township: string | null, readonly townships: readonly Option[], readonly services: readonly ServiceThere[] | null }

export interface ServiceThere {
  readonly service: BasicService
  readonly name: string
  readonly here: readonly (Pick<Station, 'code' | 'name'> & { readonly way: CellStanding })[]
  /** Of a whole county; null where a township is chosen. */
  readonly stations: WayCounts | null
  /** Null: there are none on register. */
  readonly rooms: WayCounts | null
  /** Nearest first that gives it directly. */
  readonly nearest: Station | null
}
export interface OfferedHere { readonly name: string, readonly way: CellStanding }
