import { availableParallelism, loadavg } from 'node:os'
import { inContext, type Sight } from '../server/platform/context.ts'
import { createVault, newKeyring } from '../server/platform/crypto.ts'
import { openDatabase } from '../server/platform/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { newId } from '../server/platform/ids.ts'
import { migrate } from '../server/platform/migrate.ts'
import { findSame, type Found } from '../server/rooms/citizens/same-person/find-same.ts'
import { figure, percentile, temporaryData } from './lib.ts'
import { makeWorld, pointsOf, type Arrival } from './parts/residents.ts'
import { storeResidents } from './parts/store-residents.ts'

// 100,000 residents in PostgreSQL; then those who come again, with slips, and strangers who look like somebody. `--dev` draws
// another world with fewer kinds of slips together: for building; the plain run has combinations never seen there.
const flag = (name: string, otherwise: number): number => Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const has = (name: string): boolean => process.argv.includes(`--${name}`)
const residents = flag('residents', has('quick') ? 20_000 : 100_000)
const world = makeWorld({ residents, doubles: flag('doubles', has('quick') ? 3_000 : 12_000), strangers: flag('strangers', has('quick') ? 1_000 : 4_000), seed: flag('seed', has('dev') ? 20_261 : 7_340_400), heldOut: !has('dev') })
const vault = createVault(newKeyring())
// Like a clerk at a window: no city, no unit, only the purpose of looking somebody up.
const clerk: Sight = { actor: { kind: 'staff', id: newId(), name: '基准', appointments: [] }, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null }, purpose: 'lookUpPerson' }

/** Points from which two records can be told from anybody else's: say a name and a telephone of one's own. */
const enough = 4
const least = flag('least', 25)
const misses: string[] = []
const patterns: [right: boolean, bits: number, levels: string][] = []
const bearers = new Map<string, Set<string>>()

const { folder, remove } = temporaryData()
const postgres = await startEmbeddedPostgres({ dataFolder: folder })
const owner = openDatabase({ appUrl: postgres.url('santai_owner'), max: 2, onError: () => {} })
const app = openDatabase({ appUrl: postgres.url('santai_app'), max: 2, onError: () => {} })
try {
  await migrate({ ownerUrl: postgres.url('santai_owner') })
  const begun = performance.now()
  const ids = await storeResidents(owner.pool, app.pool, vault, world.base)
  console.log(`load of the machine ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`)
  console.log(`${residents} residents stored with their keys in ${((performance.now() - begun) / 1000).toFixed(0)} s; ${world.arrivals.length} arrivals`)
  await report(ids)
} finally {
  await Promise.all([owner.close(), app.close()])
  await postgres.stop()
  await removeEmbeddedPostgres(folder).catch(() => {})
  remove()
}

async function report(ids: readonly string[]): Promise<void> {
  const indexOf = new Map(ids.map((id, i) => [id, i]))
  for (const arrival of world.arrivals.slice(0, 200)) await look(arrival)
  const ms: number[] = []
  const classes = new Map<string, Count>()
  const wrong: string[] = []
  for (const arrival of world.arrivals) {
    const at = performance.now()
    const found = await look(arrival)
    ms.push(performance.now() - at)
    count(classes, arrival, found.map(({ personId, verdict, reasons, bits, evidence }) => ({ who: indexOf.get(personId)!, verdict, reasons, bits, levels: evidence.map((e) => `${e.field}=${e.level}`).toSorted().join(' ') })), wrong)
  }
  print(classes, wrong)
  for (let bits = 12; patterns.length && bits < 30; bits++) console.log(`likely at ${bits}: ${patterns.filter(([right, b]) => right && Math.floor(b) === bits).length} right, ${patterns.filter(([right, b]) => !right && Math.floor(b) === bits).length} wrong`)
  for (const [levels, list] of [...Map.groupBy(patterns, ([, , levels]) => levels)].toSorted(([, a], [, b]) => b.filter(([r]) => !r).length - a.filter(([r]) => !r).length).slice(0, 40)) console.log(`${levels}: ${list.filter(([r]) => r).length} right, ${list.filter(([r]) => !r).length} wrong`)
  figure('same_person_p50_ms', percentile(ms, 0.5), 'ms')
  figure('same_person_p99_ms', percentile(ms, 0.99), 'ms')
}

function look(arrival: Arrival): Promise<Found[]> {
  return inContext(app.pool, clerk, (tx) => findSame(tx, vault, arrival.known))
}

function count(classes: Map<string, Count>, { known, truth, kind, points }: Arrival, found: { who: number; verdict: string; reasons: string[]; bits: number; levels: string }[], wrong: string[]): void {
  const said = truth === null ? 0 : points || pointsOf(world.base[truth]!, known, (phone) => namesAt(phone) > 6, (phone) => namesAt(phone) > 1)
  const name = truth !== null && said < enough ? `too little said: ${kind.split(' + ').length > 1 ? 'several slips' : kind}` : kind
  const to = classes.get(name) ?? { pairs: 0, certain: 0, likely: 0, missed: 0, falseCertain: 0, falseLikely: 0, decidable: said >= enough && truth !== null, stranger: truth === null }
  classes.set(name, to)
  const right = found.find(({ who }) => who === truth)
  const others = found.filter(({ who }) => who !== truth)
  to.pairs += 1
  if (truth !== null) to[right ? (right.verdict as 'certain' | 'likely') : 'missed'] += 1
  to.falseCertain += others.filter(({ verdict }) => verdict === 'certain').length
  to.falseLikely += others.filter(({ verdict }) => verdict === 'likely').length
  if (has('bits')) for (const one of found) if (one.verdict === 'likely') patterns.push([one.who === truth, one.bits, one.levels])
  for (const other of others) if (other.verdict === 'certain') wrong.push(`${kind}: ${JSON.stringify(known)} taken for ${JSON.stringify(world.base[other.who])}: ${other.reasons.join('; ')}`)
  if (truth !== null && !right && said >= enough && wrong.length < 500) misses.push(`${said} ${kind}: ${JSON.stringify(known)} / ${JSON.stringify(world.base[truth])}`)
}

function print(classes: ReadonlyMap<string, Count>, wrong: readonly string[]): void {
  console.log('\nclass (what went wrong between the two visits) · pairs · certain · likely · missed · taken for another: certain, likely')
  for (const [name, c] of [...classes].toSorted(([, a], [, b]) => b.pairs - a.pairs)) {
    if (c.pairs >= least || c.missed || c.falseCertain) console.log(`${name} · ${c.pairs}${c.stranger ? '' : ` · ${c.certain} · ${c.likely} · ${c.missed}`} · ${c.falseCertain}, ${c.falseLikely}`)
  }
  for (const line of wrong.slice(0, 20)) console.log(`wrongly certain: ${line}`)
  if (has('misses')) for (const line of misses.slice(0, 60)) console.log(`missed: ${line}`)
  const sum = (of: (c: Count) => number, which: (c: Count) => boolean = () => true): number => [...classes.values()].filter(which).reduce((total, c) => total + of(c), 0)
  const met = (c: Count): number => c.certain + c.likely
  const [known, enoughSaid] = [(c: Count) => !c.stranger, (c: Count) => c.decidable]
  const [certain, falseCertain] = [sum((c) => c.certain), sum((c) => c.falseCertain)]
  console.log(`\n${sum((c) => c.pairs, known)} came again, ${sum((c) => c.pairs, enoughSaid)} of them with enough in common with their record to be told from others; ${sum((c) => c.pairs, (c) => c.stranger)} strangers`)
  console.log(`certain: ${certain} right, ${falseCertain} wrong; likely: ${sum((c) => c.likely)} right, ${sum((c) => c.falseLikely)} to be refused by a person`)
  figure('same_person_precision', certain / (certain + falseCertain))
  figure('same_person_recall', sum(met, enoughSaid) / sum((c) => c.pairs, enoughSaid))
  figure('same_person_recall_of_all', sum(met, known) / sum((c) => c.pairs, known))
  figure('same_person_false_likely_share', sum((c) => c.falseLikely) / (sum((c) => c.likely) + sum((c) => c.falseLikely)))
}

function namesAt(phone: string): number {
  if (bearers.size === 0) for (const { phone: number, name } of world.base) if (number) bearers.set(number, (bearers.get(number) ?? new Set()).add(name!))
  return bearers.get(phone)?.size ?? 0
}

type Count = { pairs: number; certain: number; likely: number; missed: number; falseCertain: number; falseLikely: number; decidable: boolean; stranger: boolean }
