import type { CellStory, coverageEndpoints, Entered, Undone } from '../../../contract/coverage.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { within } from '../../platform/access.ts'
import { inContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { askedOnce, noRecord } from './asked.ts'
import { coverageSight } from './lifecycle.ts'
import { settleTasks } from './settle.ts'
import { sitesById } from './sites.ts'
import { oneWriter, putBatch, writeCells } from './write-cells.ts'

/** 成批填: one way for many cells. Cells that somebody else changed meanwhile stay and are named; the rest counts. */
export const enterCells = async (call: Call, input: InputOf<typeof coverageEndpoints.enter>): Promise<Entered> => {
  const { actor, now, reach } = call
  const entered = await askedOnce<Entered>(call, { id: noRecord, action: 'enter', input, requestId: input.requestId }, async (tx) => {
    const sites = new Map((await sitesById(tx, reach, input.cells.map(({ siteId }) => siteId))).map((site) => [site.id, site]))
    if (input.cells.some(({ siteId }) => !sites.has(siteId))) return { kind: 'notAllowed', message: '有的中心、站、室不在您的管理范围内。' }
    const wanted = [...new Map(input.cells.map((cell) => [`${cell.siteId} ${cell.service}`, cell])).values()]
    const { batchId, changed, same, conflicts } = await writeCells(tx, { actor, now, how: '填写', cells: wanted.map(({ siteId, service, version }) => ({ site: sites.get(siteId)!, service, version, way: input.way, note: input.note })) })
    return { answer: { batchId, changed: changed.length, same, conflicts: conflicts.map(({ site, service }) => ({ siteId: site.id, service, says: '您打开之后，别人改过这一格，没有动它' })) } }
  })
  await settleTasks(call)
  return entered
}

/** 撤销这一批: each cell goes back to what it was, unless somebody has changed it since. */
export const undoBatch = async (call: Call, input: InputOf<typeof coverageEndpoints.undo>): Promise<Undone> => {
  const { actor, now, reach } = call
  const undone = await askedOnce<Undone>(call, { id: input.id, action: 'undo', input, requestId: input.requestId }, async (tx) => {
    await oneWriter(tx)
    const lines = await tx.rows<ChangeRow>(
      `select g.site_id, g.service, g.from_way as way, c.way as from_way, null as note, g.bureau_id, g.unit_id, c.batch_id = g.batch_id as untouched from coverage_change g
       join coverage_cell c on c.site_id = g.site_id and c.service = g.service where g.batch_id = $1 order by g.site_id, g.service for update of c`, [input.id])
    if (lines.length === 0) return { kind: 'notFound', message: '没有这一批，或不在您的权限范围内。' }
    if (lines.some((line) => !within(reach, { ownerIds: [], unitIds: [line.unit_id], bureauIds: [line.bureau_id] }))) return { kind: 'notAllowed', message: '这一批里有不归您管的。' }
    const back = lines.filter(({ untouched }) => untouched)
    if (back.length) await putBatch(tx, back.map((line) => ({ ...line, id: newId(now) })), { batchId: newId(now), how: '撤销', demo: false, at: now, by: actor.id, name: actor.name })
    return { answer: { restored: back.length, skipped: lines.length - back.length } }
  })
  await settleTasks(call)
  return undone
}

export const cellStory = (call: Call, { id, service }: InputOf<typeof coverageEndpoints.story>): Promise<{ lines: CellStory[] }> => inContext(call.pool, coverageSight(call.actor), async (tx) => {
  if ((await sitesById(tx, call.reach, [id])).length === 0) return refuse('notFound', '没有找到，或不在您的权限范围内。')
  const lines = await tx.rows<Omit<CellStory, 'at'> & { at: Date }>(`select at, by_name as by, from_way as "from", way, note, how from coverage_change where site_id = $1 and service = $2 order by at desc, id desc limit 50`, [id, service])
  return { lines: lines.map((line) => ({ ...line, at: new Date(line.at).toISOString() })) }
})

type ChangeRow = { site_id: string; service: string; way: string | null; from_way: string | null; note: null; bureau_id: string; unit_id: string | null; untouched: boolean }
