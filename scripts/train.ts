import { has, root } from './lib/project.ts'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// node scripts/train.ts NAME: trains models/NAME anew from ../shared/data.
const [name, ...args] = process.argv.slice(2)
if (!name || !has(`scripts/train/${name}.ts`)) {
  console.log('node scripts/train.ts NAME\n  statutes')
  process.exit(name ? 1 : 0)
}
const { status } = spawnSync(process.execPath, [join(root, 'scripts/train', `${name}.ts`), ...args], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
