import { siteEndpoints as e } from '../../../contract/site.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { route, type AnyRoute, type Call, type TxCall } from '../../platform/http.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { askForCheck } from './check-asked.ts'
import { lookAtHealth } from './health-view.ts'
import { lookAtSite } from './overview.ts'
import { handOverPage, handleFinding, reviewPage } from './page-deeds.ts'
import { listFindings, listPages } from './page-views.ts'
import { sitePermissions as rows } from './permissions.ts'
import { setRules } from './rules.ts'
import { asNobody } from './sight.ts'
import { setSystem } from './systems.ts'
import { lookAtTeam, setNeed, setRota } from './team.ts'
import { lookAtVisits } from './visits-view.ts'

const may = (action: string) => ({ rows, action })
const nothing = { reads: 'nothing' } as const
const ownEntry = { reads: 'ownEntry' } as const

/** Endpoint → function. Nothing here shows a resident. `calendar` is always the present one. */
export const siteRoutes = (calendar: () => WorkCalendar): readonly AnyRoute[] => [
  route({ endpoint: e.site, permission: may('seeSite'), audit: nothing, run: { own: (call) => look(call, (tx) => lookAtSite(tx, call.actor, calendar(), call.now)) } }),
  route({ endpoint: e.pages, permission: may('seeOwnPages'), audit: nothing, run: { own: (call, input) => look(call, (tx) => listPages(tx, call.actor, input, call.now)) } }),
  route({ endpoint: e.review, permission: may('keepPages'), audit: ownEntry, run: { own: (call, input) => act(call, (tx) => reviewPage(tx, input)) } }),
  route({ endpoint: e.handOver, permission: may('keepPages'), audit: ownEntry, run: { own: (call, input) => act(call, (tx) => handOverPage(tx, input)) } }),
  route({ endpoint: e.findings, permission: may('seeOwnPages'), audit: nothing, run: { own: (call, input) => look(call, (tx) => listFindings(tx, call.actor, input)) } }),
  route({ endpoint: e.finding, permission: may('keepPages'), audit: ownEntry, run: { own: (call, input) => act(call, (tx) => handleFinding(tx, input)) } }),
  route({ endpoint: e.check, permission: may('runSite'), audit: ownEntry, run: { own: (call) => act(call, askForCheck) } }),
  route({ endpoint: e.health, permission: may('seeSite'), audit: nothing, run: { own: (call, { page }) => look(call, (tx) => lookAtHealth(tx, page, new Date())) } }),
  route({ endpoint: e.system, permission: may('keepSystems'), audit: ownEntry, run: { own: (call, input) => act(call, (tx) => setSystem(tx, input)) } }),
  route({ endpoint: e.visits, permission: may('seeSite'), audit: nothing, run: { own: (call, input) => look(call, (tx) => lookAtVisits(tx, input, call.now)) } }),
  route({ endpoint: e.team, permission: may('seeSite'), audit: nothing, run: { own: (call, { on }) => look(call, (tx) => lookAtTeam(tx, on ?? dayOf(call.now), calendar())) } }),
  route({ endpoint: e.need, permission: may('runSite'), audit: ownEntry, run: { own: (call, input) => act(call, (tx) => setNeed(tx, input)) } }),
  route({ endpoint: e.rota, permission: may('runSite'), audit: ownEntry, run: { own: (call, input) => act(call, (tx) => setRota(tx, input)) } }),
  route({ endpoint: e.rules, permission: may('runSite'), audit: ownEntry, run: { own: (call, input) => act(call, (tx) => setRules(tx, input)) } }),
]

const look = <T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(call.pool, asNobody(call.actor), work)
const act = <T>(call: Call, work: (call: TxCall) => Promise<T>): Promise<T> => inContext(call.pool, asNobody(call.actor), (tx) => work({ ...call, tx }))
