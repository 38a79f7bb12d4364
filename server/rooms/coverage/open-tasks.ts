import { coverageWord, type coverageEndpoints } from '../../../contract/coverage.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import { within } from '../../platform/access.ts'
import { birth } from '../../platform/act.ts'
import { dayOf } from '../../platform/days.ts'
import type { Write } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { askedOnce, noRecord } from './asked.ts'
import { coverageTasks, noWorld } from './lifecycle.ts'
import { sitesById, type Site } from './sites.ts'
import { tell } from './task-actions.ts'
import { isLive } from './states.ts'

/** 缺口转为任务: every chosen cell that is missing, with one date. What already has a live task is left to it. */
export const openTasks = (call: Opener, input: InputOf<typeof coverageEndpoints.openTasks>, demo = false): Promise<{ created: string[]; existing: number }> =>
  askedOnce<{ created: string[]; existing: number }>(call, { id: noRecord, action: 'openTask', input, requestId: input.requestId }, async (tx) => {
    const { now, reach } = call
    if (input.dueOn < dayOf(now)) return { kind: 'invalid', message: '期限不能早于今天。', fields: { dueOn: '不能早于今天' } }
    const siteIds = input.cells.map(({ siteId }) => siteId)
    const sites = new Map((await sitesById(tx, reach, siteIds)).map((site) => [site.id, site]))
    if (input.cells.some(({ siteId }) => !within(reach, { ownerIds: [], unitIds: [], bureauIds: [sites.get(siteId)?.bureauId ?? null] }))) return { kind: 'notAllowed', message: '有的缺口不在您的管理范围内。' }
    // Held first, looked at after: of two who open the same gap at once the second finds the first's task.
    await tx.rows('select 1 from coverage_cell where site_id = any($1) order by site_id, service for update', [siteIds])
    const gaps = await tx.rows<{ siteId: string; service: string; live: boolean }>(
      `select c.site_id as "siteId", c.service, exists (select from coverage_task t where t.site_id = c.site_id and t.service = c.service and t.state ${isLive}) as live
       from coverage_cell c where c.site_id = any($1) and c.way = 'missing' order by c.site_id, c.service`, [siteIds])
    const chosen = gaps.filter((gap) => input.cells.some((cell) => cell.siteId === gap.siteId && cell.service === gap.service))
    const missing = new Set(input.cells.map(({ siteId, service }) => `${siteId} ${service}`)).size - chosen.length
    if (missing > 0) return { kind: 'invalid', message: `有 ${missing} 格不是“${coverageWord('cellWay', 'missing')}”，不能转为任务，请刷新后再选。` }
    const born = chosen.filter(({ live }) => !live).map((gap) => taskOf(call, sites.get(gap.siteId)!, gap.service, input, demo))
    return { answer: { created: born.map(({ id }) => id), existing: chosen.length - born.length }, writes: born.flatMap(({ writes }) => writes) }
  })

function taskOf({ actor, now }: Opener, site: Site, service: string, { dueOn, ask }: { dueOn: string; ask: string }, demo: boolean): { id: string; writes: readonly Write[] } {
  const id = newId(now)
  // A room without a station of its own answers through its bureau.
  const unitId = site.unitId ?? site.bureauId
  const { writes } = birth(coverageTasks, { id, as: 'openTask', facts: { text: `${ask}（${dueOn} 前）` }, row: { state: 'open', created_by: actor.id, bureau_id: site.bureauId, unit_id: unitId, site_id: site.id, service, site_name: site.name, due_on: dueOn, ask, demo } }, actor, now, noWorld)
  return { id, writes: [...writes, tell(now, `${dueOn} 前补上：${site.name}的${itemClassName(service as never)}`, { unit_id: unitId })] }
}

type Opener = Pick<Call, 'pool' | 'actor' | 'now' | 'reach'>
