import type { BasicService, CellWay, MatrixReport, MatrixVerdict } from '../../../contract/coverage.ts'
import { cityReach, within, type Reach } from '../../platform/access.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { flush, type Write } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { oneFile } from '../../platform/one-file.ts'
import { noRecord } from './asked.ts'
import { judgeMatrix, type JudgedLine, type KnownMatrix } from './judge-matrix.ts'
import { coverageSight } from './lifecycle.ts'
import { mostRows, readMatrix } from './matrix-file.ts'
import { roomRow, whoseVillage, type Whose } from './rooms.ts'
import { settleTasks } from './settle.ts'
import { findSites } from './sites.ts'
import { writeCells, type WishedCell } from './write-cells.ts'

/** 导入: the preview changes nothing; with run=yes the good rows count, as one batch that can be taken back. Sent twice it finds everything the same. */
export const importMatrix = async (call: Call, { run }: { run: 'yes' | 'no' }): Promise<MatrixReport> => {
  const { name, bytes } = await oneFile(call.request)
  const raws = await readMatrix(name, bytes)
  const report = await inContext(call.pool, coverageSight(call.actor), async (tx) => {
    await tx.rows(`select pg_advisory_xact_lock(hashtext('coverage-import'))`)
    const whose = await whoseVillage(tx, call.reach)
    const lines = judgeMatrix(raws, await knownMatrix(tx, call.reach, whose))
    const batchId = run === 'yes' ? await takeIn(tx, call, lines, whose) : null
    await flush(tx, [auditWrite({ actor: call.actor, at: call.now, act: `coverage.import.${run === 'yes' ? 'run' : 'check'}`, object: batchId ?? noRecord, purpose: null, result: 'ok' })])
    return reportOf(name, run === 'yes', batchId, lines)
  })
  if (run === 'yes') await settleTasks(call)
  return report
}

async function knownMatrix(tx: Tx, reach: Reach, whose: (code: string) => Whose | undefined): Promise<KnownMatrix> {
  // Codes of everywhere are known, so that somebody else's is refused as such; what stands in their cells is not shown (row-level security).
  const sites = await findSites(tx, cityReach, {}, { page: 1, size: mostRows * 2 })
  const rooms = new Set((await tx.rows<{ id: string }>('select id from village_room')).map(({ id }) => id))
  const cells = new Map((await tx.rows<{ key: string; way: CellWay | null }>(`select site_id || ' ' || service as key, way from coverage_cell`)).map(({ key, way }) => [key, way]))
  const byCode = new Map(sites.map((site) => [site.code, { ...site, room: rooms.has(site.id), mine: within(reach, { ownerIds: [], unitIds: [site.unitId], bureauIds: [site.bureauId] }) }]))
  return { site: (code) => byCode.get(code), way: (siteId: string, service: BasicService) => cells.get(`${siteId} ${service}`) ?? null, place: whose }
}

async function takeIn(tx: Tx, { actor, now }: Call, lines: readonly JudgedLine[], whose: (code: string) => Whose | undefined): Promise<string | null> {
  const writes: Write[] = []
  const cells: WishedCell[] = []
  for (const line of lines.filter(({ verdict }) => verdict === 'new' || verdict === 'changed')) {
    const place = line.site ?? { ...whose(line.code)!, id: newId(now) }
    if (!line.site) writes.push(roomRow({ id: place.id, code: line.code, name: line.name, whose: whose(line.code)!, point: line.point }, actor, now))
    else if (line.renamed || line.moved) writes.push({ update: 'village_room', set: { name: line.name, ...(line.moved ? { latitude: line.point!.latitude, longitude: line.point!.longitude } : {}), entered_at: now, entered_by: actor.id, entered_name: actor.name }, where: { id: line.site.id } })
    for (const { service, way } of line.ways) cells.push({ site: place, service, way, note: line.note })
  }
  for (let at = 0; at < writes.length; at += 300) await flush(tx, writes.slice(at, at + 300))
  return (await writeCells(tx, { actor, now, how: '表格导入', cells })).batchId
}

function reportOf(file: string, done: boolean, batchId: string | null, lines: readonly JudgedLine[]): MatrixReport {
  const counts = Object.fromEntries((['new', 'changed', 'same', 'refused'] as const).map((verdict) => [verdict, lines.filter((line) => line.verdict === verdict).length])) as Record<MatrixVerdict, number>
  const shown = lines.filter(({ verdict }) => verdict !== 'same').map(({ line, code, name, verdict, says }) => ({ line, code, name, verdict, says }))
  // What needs a look stands first; lines that change nothing, and thousands of them, help nobody on a screen.
  const first = shown.toSorted((a, b) => Number(b.verdict === 'refused') - Number(a.verdict === 'refused') || a.line - b.line)
  return { file: file.slice(0, 120), done, batchId, counts, cells: lines.reduce((sum, { ways }) => sum + ways.length, 0), lines: first.slice(0, 300) }
}

