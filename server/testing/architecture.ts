import { dirname, join } from 'node:path/posix'
import { parseSync } from 'vite'

/** The floors of the house, as rows: who may import what. `files` maps a path to its text; the answer names each breach. */
export function findBreaches(files: Map<string, string>): string[] {
  return [...files].flatMap(([path, text]) => {
    const imports = importsOf(path, text)
    const row = FLOORS.find(floor => path.startsWith(floor.folder))
    const breaches = row ? imports.filter(one => !mayImport(row, path, one)).map(one => `${path} must not import ${one.to}${one.typeOnly ? '' : row.typesOnly?.some(t => one.to.startsWith(t)) ? ' except as a type' : ''}`) : []
    return [...breaches, ...portalReaders(path, imports), ...weighty(path, imports), ...impure(path, text), ...doorBreaches(path, text), ...stateWrites(path, text)]
  })
}

/** A room leans only on rooms beneath it. */
export const ROOM_FLOORS: readonly (readonly string[])[] = [
  ['security'],
  ['knowledge', 'citizens', 'institutions', 'service-items', 'settings', 'data-centre'],
  ['work-orders', 'advisers', 'training', 'indicators'],
  ['hotline', 'centres', 'cases', 'supervision', 'service-files', 'finding', 'limitation', 'printing', 'coverage', 'shops', 'residents'],
  ['finance', 'exchange', 'push-packs', 'site'],
  ['portal'],
]

const DOOR_LIMIT = 12

/** The first row whose folder matches counts. A test may import the testing tools besides; packages are listed where limited. */
const FLOORS: Floor[] = [
  { folder: 'contract/', ours: ['contract/'], packages: ['zod'] },
  { folder: 'server/platform/', ours: ['server/platform/'] },
  { folder: 'server/rules/', ours: ['contract/', 'server/rules/', 'server/platform/'], typesOnly: ['server/platform/'], notPackages: ['pg', 'kysely', 'fastify', 'node:http'] },
  { folder: 'server/rooms/', ours: ['contract/', 'server/platform/', 'server/rules/'], rooms: true },
  { folder: 'web/portal/', ours: ['contract/', 'web/portal/', 'web/face/'], packages: [] },
  { folder: 'web/face/', ours: ['web/face/', 'contract/'], packages: [] },
  { folder: 'web/', ours: ['contract/', 'web/'], notOurs: ['web/portal/'] },
]

function mayImport(floor: Floor, path: string, { to, typeOnly, ours }: Import): boolean {
  if (isTest(path) && testTool(to)) return true
  if (!ours) return (floor.packages?.includes(packageOf(to)) ?? true) && !floor.notPackages?.includes(packageOf(to))
  if (floor.notOurs?.some(folder => to.startsWith(folder))) return false
  if (floor.typesOnly?.some(folder => to.startsWith(folder))) return typeOnly || ARITHMETIC.includes(to) || isTest(path)
  if (floor.ours.some(folder => to.startsWith(folder))) return true
  return floor.rooms === true && mayEnterRoom(path, to)
}

function mayEnterRoom(path: string, to: string): boolean {
  const room = roomOf(path)
  if (to.startsWith('web/portal/') || to.startsWith('web/face/')) return room === 'portal'
  const other = roomOf(to)
  if (!other || !room) return false
  if (other === room) return true
  return to === `server/rooms/${other}/index.ts` && floorOf(other) < floorOf(room)
}

/** Other folders (seeds, e2e, scripts) have no row, yet the citizens' pages are rendered by their own room alone. */
function portalReaders(path: string, imports: Import[]): string[] {
  if (FLOORS.some(floor => path.startsWith(floor.folder)) || isTest(path)) return []
  return imports.filter(({ to }) => to.startsWith('web/portal/')).map(({ to }) => `${path} must not import ${to}`)
}

/** What weighs more than the rest of the server together comes with the first file that needs it (`await import`), not with the start. */
function weighty(path: string, imports: Import[]): string[] {
  if (!path.startsWith('server/') || isTest(path)) return []
  return imports.filter(one => !one.late && !one.typeOnly && HEAVY.includes(packageOf(one.to))).map(({ to }) => `${path} imports ${to} at the start`)
}

/** web/portal is a function of the view: no clock, no environment, no network. Its assets run in the browser. */
function impure(path: string, text: string): string[] {
  if (!path.startsWith('web/portal/') || path.includes('/assets/') || isTest(path)) return []
  const found = /\b(Date\.now\(|new Date\(\)|process\.|fetch\(|Math\.random\(|document\.|window\.)/.exec(withoutComments(text))
  return found ? [`${path} must stay pure, but uses ${found[1]}`] : []
}

function doorBreaches(path: string, text: string): string[] {
  if (!/^server\/rooms\/[^/]+\/index\.ts$/.test(path)) return []
  const { module } = parseSync(path, text)
  // Types are no way in: they name what the functions of the door take and give.
  const all = module.staticExports.flatMap(one => one.entries)
  const entries = all.filter(entry => !entry.isType)
  const starred = all.some(entry => /^All/.test(entry.importName.kind) && entry.exportName.kind === 'None')
  return [
    ...(starred ? [`${path} is a door and must name its exports`] : []),
    ...(entries.length > DOOR_LIMIT ? [`${path} has ${entries.length} exports, a door has at most ${DOOR_LIMIT}`] : []),
  ]
}

/** A lifecycle's state is written by the one flush of `act` and by nothing else. */
function stateWrites(path: string, text: string): string[] {
  if (!path.startsWith('server/') || isTest(path) || STATE_WRITERS.includes(path)) return []
  const code = withoutComments(text)
  const sql = /\bupdate\s+(only\s+)?["\w.]+(\s+(as\s+)?\w+)?\s+set\b(?:(?!\bwhere\b)[^;`])*?(?<![\w.])"?state"?\s*=/i
  const builder = /\.updateTable\([^)]*\)[\s\S]{0,200}?\.set\(\s*\{[^}]*\bstate\b\s*[:,}]/
  // A write as data is no way round: only act() makes the one that moves a record.
  const asData = /\bupdate:\s*['"`][^}]*\bset:\s*\{[^}]*\bstate\b\s*[:,}]/
  return sql.test(code) || builder.test(code) || asData.test(code) ? [`${path} writes a state outside act()`] : []
}

const HEAVY = ['read-excel-file', 'mammoth', 'file-type']

/** Platform files that a rule may call: counting days, nothing else. */
const ARITHMETIC = ['server/platform/days.ts', 'server/platform/workdays.ts']

const STATE_WRITERS = ['server/platform/act.ts', 'server/platform/flush.ts']

function importsOf(path: string, text: string): Import[] {
  const { module } = parseSync(path, text)
  const fixed = [...module.staticImports.map(one => ({ from: one.moduleRequest.value, typeOnly: one.entries.length > 0 && one.entries.every(entry => entry.isType) })),
    ...module.staticExports.flatMap(one => one.entries).filter(entry => entry.moduleRequest).map(entry => ({ from: entry.moduleRequest!.value, typeOnly: entry.isType }))]
  const late = [...text.matchAll(/\bimport\(\s*(['"])([^'"]+)\1/g)].map(match => ({ from: match[2]!, typeOnly: false, late: true }))
  return [...fixed.map(one => ({ ...one, late: false })), ...late].map(({ from, ...how }) => from.startsWith('.')
    ? { to: join(dirname(path), from), ...how, ours: true }
    : { to: from, ...how, ours: false })
}

function testTool(to: string): boolean {
  return !to.includes('/') || /^(node:|scripts\/lib\/|server\/testing\/|server\/seeds\/|fast-check|playwright-core|axe-core|acorn)/.test(to)
}

/** A test, or what several tests share: test-….ts, server/testing/, server/proof/. */
function isTest(path: string): boolean {
  return /^server\/(testing|proof)\//.test(path) || path.endsWith('.test.ts') || /\/test-[^/]+\.ts$/.test(path)
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name
  return name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')
}

function roomOf(path: string): string | undefined {
  return /^server\/rooms\/([^/]+)\//.exec(path)?.[1]
}

function floorOf(room: string): number {
  const floor = ROOM_FLOORS.findIndex(rooms => rooms.includes(room))
  if (floor < 0) throw new Error(`room ${room} has no floor: add it to ROOM_FLOORS`)
  return floor
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

type Import = { to: string; typeOnly: boolean; late: boolean; ours: boolean }
type Floor = {
  folder: string
  ours: string[]
  typesOnly?: string[]
  notOurs?: string[]
  /** the only packages allowed; left out: any */
  packages?: string[]
  notPackages?: string[]
  rooms?: true
}
