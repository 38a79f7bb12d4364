import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { has, hashOf, projectFiles, root } from './project.ts'

/** Builds web/ into dist/web when its sources have changed since the last build. In a process of its own: Vite is large. */
export function buildWeb({ force = false } = {}): void {
  const config = CONFIGS.find(has)
  if (!config) return
  const sources = hashOf([...projectFiles(['web/**/*.*', 'contract/**/*.ts']), config, 'package-lock.json'].filter(path => !/\.test\.tsx?$/.test(path)))
  if (!force && existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return
  console.log('正在生成网页（仅源文件变化时）……')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status } = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('网页没有生成成功，请看上面的提示。')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(MARK, sources)
}

const CONFIGS = ['web/vite.config.ts', 'vite.config.ts']
const MARK = join(root, 'dist/web-sources.sha256')
