import type { WorkCalendar } from '../../platform/workdays.ts'
import { areaPath } from '../../rules/areas.ts'
import type { DeadlineRegister } from '../../rules/deadline-register.ts'
import type { AddedTopic } from '../../rules/sensitivity/index.ts'

/**
 * The facts of the city that decisions need and that change rarely: units, calendar, register of time limits. Held in
 * memory and renewed when they change, so that `decide` stays pure and reads nothing.
 */
export type World = {
  readonly calendar: WorkCalendar
  readonly register: DeadlineRegister
  /** Kinds of sensitive matters that the bureau has added to the built-in ones. */
  readonly sensitiveTopics?: readonly AddedTopic[]
  readonly cityUnitId: string
  readonly unit: (id: string | null | undefined) => UnitFacts | undefined
  readonly units: () => readonly UnitFacts[]
  /** The bureau in charge (管辖) of an administrative area (区划): not the same tree. */
  readonly bureauOfArea: (areaCode: string | null | undefined) => string
}

export type UnitFacts = {
  readonly id: string; readonly code: string; readonly name: string; readonly kind: string; readonly bureauId: string; readonly parentId: string | null
  readonly areaCodes: readonly string[]; readonly suspended: boolean; readonly mainDutyId: string | null; readonly deputyDutyId: string | null; readonly phone: string | null
}

/** A world over a list of units; `jurisdiction` is worked out from the bureaus' areas, the most specific code winning. */
export const buildWorld = (units: readonly UnitFacts[], settings: Pick<World, 'calendar' | 'register' | 'sensitiveTopics'>): World => {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const city = units.find((unit) => unit.kind === 'cityBureau')
  if (!city) throw new Error('the organisation tree has no city bureau')
  const inCharge = new Map(units.filter((unit) => unit.kind === 'countyBureau' || unit.kind === 'branchBureau').flatMap((unit) => unit.areaCodes.map((code) => [code, unit.id] as const)))
  return {
    ...settings,
    cityUnitId: city.id,
    unit: (id) => (id ? byId.get(id) : undefined),
    units: () => units,
    bureauOfArea: (code) => areaPath(code ?? '').toReversed().map((area) => inCharge.get(area.code)).find(Boolean) ?? city.id,
  }
}
