import type { BasicService, CellWay } from '../../../contract/coverage.ts'
import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import type { Site } from './sites.ts'

/**
 * Writes what has changed and a line of history each, as one batch. `version` says what the writer had before his eyes: where
 * somebody else has been quicker the cell stays and is named. A cell without `version` (import, demonstration) is as it stands.
 */
export const writeCells = async (tx: Tx, { actor, now, how, cells, demo = false }: Wish): Promise<Written> => {
  await oneWriter(tx)
  const known = await lockCells(tx, cells.map(({ site }) => site.id))
  const before = (one: WishedCell): Known | undefined => known.get(`${one.site.id} ${one.service}`)
  const conflicts = cells.filter((one) => one.version !== undefined && one.version !== (before(one)?.version ?? 0) && before(one)?.way !== one.way)
  const rest = cells.filter((one) => !conflicts.includes(one))
  const changed = rest.filter((one) => !sameAs(before(one), one))
  const batchId = newId(now)
  const rows = changed.map((one) => ({
    id: newId(now), site_id: one.site.id, service: one.service, from_way: before(one)?.way ?? null, way: one.way, note: maskNumbers(one.note ?? null), bureau_id: one.site.bureauId, unit_id: one.site.unitId,
  }))
  if (rows.length) await putBatch(tx, rows, { batchId, how, demo, at: now, by: actor.id, name: actor.name })
  return { batchId: rows.length ? batchId : null, changed, same: rest.length - changed.length, conflicts }
}

/** A cell that nobody has filled is no row that could be locked. */
export const oneWriter = (tx: Tx): Promise<unknown> => tx.rows(`select pg_advisory_xact_lock(hashtext('coverage-cells'))`)

/** Both tables in one statement: a cell without its history cannot be. */
export const putBatch = (tx: Tx, rows: readonly object[], { batchId, how, demo, at, by, name }: Batch): Promise<unknown> => tx.rows(
  `with given as (select * from jsonb_to_recordset($1::jsonb) as g(id uuid, site_id uuid, service text, from_way text, way text, note text, bureau_id uuid, unit_id uuid)),
   cells as (insert into coverage_cell (site_id, service, way, note, version, batch_id, bureau_id, unit_id, demo, entered_at, entered_by, entered_name)
     select site_id, service, way, note, 1, $2, bureau_id, unit_id, $4, $5, $6, $7 from given
     on conflict (site_id, service) do update set way = excluded.way, note = excluded.note, version = coverage_cell.version + 1, batch_id = excluded.batch_id, demo = excluded.demo, entered_at = excluded.entered_at, entered_by = excluded.entered_by, entered_name = excluded.entered_name)
   insert into coverage_change (id, batch_id, site_id, service, from_way, way, note, how, bureau_id, unit_id, at, by_id, by_name) select id, $2, site_id, service, from_way, way, note, $3, bureau_id, unit_id, $5, $6, $7 from given`,
  [JSON.stringify(rows), batchId, how, demo, at, by, name])

/** In one order, so that two batches over the same cells cannot wait for each other. */
async function lockCells(tx: Tx, siteIds: readonly string[]): Promise<Map<string, Known>> {
  const rows = await tx.rows<Known & { siteId: string; service: string }>('select site_id as "siteId", service, way, note, version from coverage_cell where site_id = any($1) order by site_id, service for update', [[...new Set(siteIds)]])
  return new Map(rows.map((row) => [`${row.siteId} ${row.service}`, row]))
}

const sameAs = (known: Known | undefined, { way, note }: WishedCell): boolean => known !== undefined && known.way === way && (known.note ?? null) === maskNumbers(note ?? null)

type Known = { way: CellWay | null; note: string | null; version: number }
export type WishedCell = { site: Pick<Site, 'id' | 'bureauId' | 'unitId'>; service: BasicService; way: CellWay | null; note?: string | null | undefined; version?: number }
type Wish = { actor: Pick<Actor, 'id' | 'name'>; now: Date; how: string; cells: readonly WishedCell[]; demo?: boolean }
type Batch = { batchId: string; how: string; demo: boolean; at: Date; by: string; name: string }
export type Written = { batchId: string | null; changed: WishedCell[]; same: number; conflicts: WishedCell[] }
