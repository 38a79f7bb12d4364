import type pg from 'pg'
import { loadCityRules, type CityRules } from '../settings/index.ts'
import { buildWorld, type UnitFacts, type World } from './world.ts'

/** The present world from the tables. Cheap (some hundred rows): loaded at the start and whenever a unit or a setting changes. `rules`: for rooms above that need more of them. */
export const loadWorld = async (pool: pg.Pool): Promise<(World & { readonly rules: CityRules }) | undefined> => {
  const rules = await loadCityRules(pool)
  const { rows } = await pool.query<UnitFacts>(
    `select id, code, name, kind, bureau_id as "bureauId", parent_id as "parentId", area_codes as "areaCodes", suspended_at is not null as suspended,
      main_duty_id as "mainDutyId", deputy_duty_id as "deputyDutyId", phone from unit order by path`)
  return rows.some((unit) => unit.kind === 'cityBureau') ? { ...buildWorld(rows, rules), rules } : undefined
}
