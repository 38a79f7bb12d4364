import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { has, projectFiles, root } from './lib/project.ts'

// npm run bench -- NAME [ARGUMENTS]: runs bench/NAME.ts. Without a name, lists them.
const [name, ...args] = process.argv.slice(2)
const known = projectFiles('bench/*.ts').map(path => basename(path, '.ts')).filter(file => file !== 'lib')

if (!name || !has(`bench/${name}.ts`)) {
  console.log(`npm run bench -- NAME\n${known.map(file => `  ${file}`).join('\n')}`)
  process.exit(name ? 1 : 0)
}
const { status } = spawnSync(process.execPath, [join(root, 'bench', `${name}.ts`), ...args], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
