import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib/project.ts'

// Everything that can be found without running the product. Each is also a command of its own.
const checks: [string, string[]][] = [
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--quiet']],
  ['generated docs', ['scripts/docs.ts', '--check']],
  ['sizes', ['scripts/sizes.ts']],
]

const failed = checks.filter(([name, [file, ...args]]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, file!), ...args], { cwd: root, encoding: 'utf8' })
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`)
  if (status !== 0 || name === 'sizes') console.log(`${stdout}${stderr}`.trimEnd().replace(/^/gm, '  '))
  return status !== 0
})
process.exit(failed.length ? 1 : 0)
