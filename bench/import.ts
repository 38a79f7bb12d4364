import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/lib/project.ts'
import { importFile } from '../server/rooms/knowledge/import/import-file.ts'
import { figure } from './lib.ts'
import { openDatabase } from '../server/platform/database.ts'
import { newId } from '../server/platform/ids.ts'
import { openHouse } from './parts/house.ts'

// The whole library from a file, into an empty database, and the same file once more: `--file F` takes another file.
const at = process.argv.indexOf('--file')
const file = at > 0 ? process.argv[at + 1]! : join(root, '../shared/data/statutes.jsonl.gz')
if (!existsSync(file)) {
  console.log(`There is no file ${file}. Name one with --file.`)
  process.exit(0)
}
const house = await openHouse()
try {
  await house.serve()
  // The production house has its three officers only: somebody of the city must hold the right.
  const account = newId()
  await house.owner.query(`insert into account (id, login, name, demo, created_at) values ($1, 'bench-head', '基准', false, now())`, [account])
  await house.owner.query(`insert into appointment (id, account_id, unit_id, role, from_on) select $1, $2, id, 'cityHead', '2020-01-01' from unit where kind = 'cityBureau'`, [newId(), account])
  const { pool, close } = openDatabase({ appUrl: house.appUrl, max: 4 })
  const run = async () => importFile({ pool, now: new Date() }, { name: file, bytes: createReadStream(file) })
  const [first, again] = [await run(), await run()]
  console.log(`first: ${JSON.stringify(first.counts)} in ${first.seconds} s; again: ${JSON.stringify(again.counts)} in ${again.seconds} s`)
  figure('import_s', first.seconds, 's')
  figure('import_rows', first.rows)
  figure('import_second_s', again.seconds, 's')
  await close()
  figure('import_second_changed', (again.counts.new ?? 0) + (again.counts.changed ?? 0))
} finally {
  await house.close()
}
