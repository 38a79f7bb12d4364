import { coverageEndpoints as ends } from '../../../contract/coverage.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { downloadHeaders } from '../../platform/files.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { cellStory, enterCells, undoBatch } from './cells.ts'
import { lookAtCounties, setPeople } from './counties.ts'
import { importMatrix } from './import-matrix.ts'
import { actOnTask, coverageSight } from './lifecycle.ts'
import { matrixBook } from './matrix-file.ts'
import { lookAtMatrix } from './matrix.ts'
import { openTasks } from './open-tasks.ts'
import { coveragePermissions } from './permissions.ts'
import { lookAtPresence } from './presence.ts'
import { addPlace, setPlan, setPresence } from './set-presence.ts'
import type { SiteQuestion } from './sites.ts'
import { listTasks, lookAtTask } from './task-views.ts'

const may = (action: string) => ({ rows: coveragePermissions, action })
const nothing = { reads: 'nothing' } as const
const ownEntry = { reads: 'ownEntry' } as const
const seen = <T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(call.pool, coverageSight(call.actor), work)

/** Endpoint → function. No person of the public stands anywhere in this room. */
export const coverageRoutes: readonly AnyRoute[] = [
  route({ endpoint: ends.matrix, permission: may('seeCoverage'), audit: nothing, run: { own: (call, ask) => seen(call, (tx) => lookAtMatrix(tx, call, ask)) } }),
  route({ endpoint: ends.story, permission: may('seeCoverage'), audit: nothing, run: { own: cellStory } }),
  route({ endpoint: ends.enter, permission: may('enterCoverage'), audit: ownEntry, run: { own: enterCells } }),
  route({ endpoint: ends.undo, permission: may('enterCoverage'), audit: ownEntry, run: { own: undoBatch } }),
  route({ endpoint: ends.workbook, permission: may('seeCoverage'), audit: nothing, run: { own: book } }),
  route({ endpoint: ends.import, permission: may('enterCoverage'), audit: ownEntry, run: { own: importMatrix } }),
  route({ endpoint: ends.counties, permission: may('seeCoverage'), audit: nothing, run: { own: (call) => seen(call, (tx) => lookAtCounties(tx, call)) } }),
  route({ endpoint: ends.setPeople, permission: may('setPeople'), audit: ownEntry, run: { own: setPeople } }),
  route({ endpoint: ends.tasks, permission: may('seeCoverage'), audit: nothing, run: { own: (call, ask) => seen(call, (tx) => listTasks(tx, call, ask)) } }),
  route({ endpoint: ends.task, permission: may('seeCoverage'), audit: nothing, run: { own: (call, { id }) => seen(call, (tx) => lookAtTask(tx, call, id)) } }),
  route({ endpoint: ends.openTasks, permission: may('openTask'), audit: ownEntry, run: { own: (call, input) => openTasks(call, input) } }),
  route({ endpoint: ends.act, permission: { byAction: true }, audit: ownEntry, run: { own: (call, asked) => actOnTask(call, asked) } }),
  route({ endpoint: ends.presence, permission: may('seeCoverage'), audit: nothing, run: { own: (call, ask) => seen(call, (tx) => lookAtPresence(tx, call, ask)) } }),
  route({ endpoint: ends.setPresence, permission: may('setPresence'), audit: ownEntry, run: { own: setPresence } }),
  route({ endpoint: ends.addPlace, permission: may('setPresence'), audit: ownEntry, run: { own: addPlace } }),
  route({ endpoint: ends.setPlan, permission: may('setPresencePlan'), audit: ownEntry, run: { own: setPlan } }),
]

async function book(call: Call, ask: SiteQuestion): Promise<unknown> {
  const bytes = await seen(call, (tx) => matrixBook(tx, call.reach, ask))
  call.reply.headers(downloadHeaders({ name: '覆盖矩阵.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: bytes.length }))
  return bytes
}
