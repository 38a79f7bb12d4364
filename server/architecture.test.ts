import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFiles, root } from '../scripts/lib/project.ts'
import { findBreaches } from './testing/architecture.ts'

const paths = projectFiles(['contract/**/*.ts', 'server/**/*.ts', 'web/**/*.{ts,tsx,js}', 'e2e/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'])
const house = new Map(paths.map(path => [path, readFileSync(join(root, path), 'utf8')]))

test('the house stands: no import goes up, no state is written outside act()', () => {
  assert.ok(house.size > 50, 'the test must see the sources')
  assert.deepEqual(findBreaches(house), [])
})

// Each guard must catch what it guards against, else it guards nothing.
const PLANTED: [string, string, string, RegExp][] = [
  ['contract imports a package besides zod', 'contract/x.ts', `import pg from 'pg'`, /contract\/x\.ts must not import pg/],
  ['contract imports the server', 'contract/x.ts', `import { a } from '../server/platform/ids.ts'`, /must not import server\/platform/],
  ['platform imports the contract', 'server/platform/x.ts', `import type { A } from '../../contract/intake.ts'`, /must not import contract/],
  ['platform imports a rule', 'server/platform/x.ts', `import { a } from '../rules/areas.ts'`, /must not import server\/rules/],
  ['platform imports a room', 'server/platform/x.ts', `const a = await import('../rooms/security/index.ts')`, /must not import server\/rooms/],
  ['platform imports the configuration', 'server/platform/x.ts', `import { readConfig } from '../config.ts'`, /must not import server\/config/],
  ['a rule uses platform code', 'server/rules/x.ts', `import { uuid } from '../platform/ids.ts'`, /except as a type/],
  ['a rule speaks SQL', 'server/rules/x.ts', `import pg from 'pg'`, /must not import pg/],
  ['a rule speaks HTTP', 'server/rules/x.ts', `import Fastify from 'fastify'`, /must not import fastify/],
  ['a room leans on a higher room', 'server/rooms/citizens/x.ts', `import { a } from '../work-orders/index.ts'`, /must not import server\/rooms\/work-orders/],
  ['a room leans on a room of its own floor', 'server/rooms/citizens/x.ts', `export { a } from '../knowledge/index.ts'`, /must not import/],
  ['a room goes past the door of a lower room', 'server/rooms/work-orders/x.ts', `import { a } from '../citizens/sql.ts'`, /must not import server\/rooms\/citizens\/sql/],
  ['a room other than portal renders citizens\' pages', 'server/rooms/work-orders/x.ts', `import { page } from '../../../web/portal/page.ts'`, /must not import web\/portal/],
  ['a script renders citizens\' pages', 'scripts/x.ts', `import { page } from '../web/portal/page.ts'`, /must not import web\/portal/],
  ['the workbench imports the server', 'web/workbench/x.tsx', `import type { A } from '../../server/platform/act.ts'`, /must not import server/],
  ['the workbench imports citizens\' pages', 'web/workbench/x.tsx', `import { a } from '../portal/html.ts'`, /must not import web\/portal/],
  ['a citizens\' page imports a package', 'web/portal/x.ts', `import React from 'react'`, /must not import react/],
  ['a citizens\' page reads the clock', 'web/portal/x.ts', `export const f = () => Date.now()`, /must stay pure/],
  ['a door with a star', 'server/rooms/security/index.ts', `export * from './accounts.ts'`, /must name its exports/],
  ['a door with 13 exports', 'server/rooms/security/index.ts', Array.from({ length: 13 }, (_, i) => `export const a${i} = 1`).join('\n'), /13 exports/],
  ['SQL writes a state', 'server/rooms/work-orders/x.ts', 'const q = `update work_order set state = $1 where id = $2`', /writes a state outside act/],
  ['SQL with an alias and other columns writes a state', 'server/rooms/work-orders/x.ts', 'const q = `update work_order as w\n set due_at = now(),\n state = \'done\'`', /writes a state outside act/],
  ['a subquery does not hide it', 'server/rooms/work-orders/x.ts', 'const q = `update work_order set state = (select s from t where id = 1)`', /writes a state outside act/],
  ['a write as data moves a record', 'server/rooms/work-orders/actions/x.ts', `const w = [{ update: 'work_order', set: { state: 'done' }, where: { id } }]`, /writes a state outside act/],
  ['a heavy library is loaded at the start', 'server/rooms/coverage/x.ts', `import { readSheet } from 'read-excel-file/node'`, /imports read-excel-file\/node at the start/],
  ['the query builder writes a state', 'server/rooms/work-orders/x.ts', `db.updateTable('work_order').set({ state: 'done' })`, /writes a state outside act/],
]

for (const [what, path, text, breach] of PLANTED) {
  test(`planted: ${what}`, () => {
    const breaches = findBreaches(new Map([[path, text]]))
    assert.equal(breaches.length, 1, breaches.join('; '))
    assert.match(breaches[0]!, breach)
  })
}

// And let pass what is right.
const ALLOWED: [string, string, string][] = [
  ['contract imports zod', 'contract/x.ts', `import { z } from 'zod'\nimport { a } from './intake.ts'`],
  ['a rule uses a platform type', 'server/rules/x.ts', `import type { A } from '../platform/deadlines.ts'`],
  ['a rule counts days', 'server/rules/x.ts', `import { addDays } from '../platform/days.ts'`],
  ['a room uses the door of a lower room', 'server/rooms/work-orders/x.ts', `import { a } from '../citizens/index.ts'`],
  ['a heavy library comes with the first file', 'server/platform/x.ts', `export const f = async () => (await import('read-excel-file/node')).readSheet`],
  ['portal renders its pages', 'server/rooms/portal/x.ts', `import { page } from '../../../web/portal/page.ts'`],
  ['a test in the platform uses the testing tools', 'server/platform/x.test.ts', `import { testDatabase } from '../testing/postgres.ts'`],
  ['SQL reads a state', 'server/rooms/work-orders/x.ts', 'const q = `update clock set missed = true where exists (select from work_order where state = $1)`'],
]

for (const [what, path, text] of ALLOWED) {
  test(`allowed: ${what}`, () => assert.deepEqual(findBreaches(new Map([[path, text]])), []))
}
