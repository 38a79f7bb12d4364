import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { has, root } from './lib/project.ts'

// npm run docs writes docs/generated/ from the tables in the code; with --check it only says what is stale.
const folder = join(root, 'docs/generated')
const check = process.argv.includes('--check')
const pages = await readPages()
const present = existsSync(folder) ? readdirSync(folder) : []
const gone = present.filter(name => !(name in pages))
const stale = Object.keys(pages).filter(name => !present.includes(name) || readFileSync(join(folder, name), 'utf8') !== pages[name])

if (check && (stale.length || gone.length)) {
  console.error(`stale: ${[...stale, ...gone].join(', ')}. Run npm run docs and commit the result.`)
  process.exit(1)
}
if (!check) {
  mkdirSync(folder, { recursive: true })
  for (const name of stale) writeFileSync(join(folder, name), pages[name]!)
  for (const name of gone) rmSync(join(folder, name))
  console.log(stale.length || gone.length ? `written: ${stale.join(', ')}${gone.length ? `; removed: ${gone.join(', ')}` : ''}` : 'nothing was stale')
}
// Rooms may hold timers or pools open; this command has nothing to wait for.
process.exit(0)

/** server/generated-docs.ts exports `generatedDocs`: file name → text, or a function that makes it. */
async function readPages(): Promise<Record<string, string>> {
  const source = 'server/generated-docs.ts'
  if (!has(source)) return {}
  const { generatedDocs } = await import(join(root, source)) as { generatedDocs: Record<string, string | (() => string | Promise<string>)> }
  const entries = Object.entries(generatedDocs).map(async ([name, page]) => [name, typeof page === 'function' ? await page() : page] as const)
  return Object.fromEntries(await Promise.all(entries))
}
