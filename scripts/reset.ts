import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { resolve } from 'node:path'
import { removeEmbeddedPostgres, Trouble } from '../server/platform/embedded-postgres.ts'
import { rm } from 'node:fs/promises'
import { root } from './lib/project.ts'

// npm run reset [-- --yes]: deletes the data folder, so that the next start begins anew.
const folder = resolve(root, process.env.SANTAI_DATA ?? '.data')

if (!existsSync(folder)) {
  console.log(`数据目录 ${folder} 不存在，没有可删除的内容。`)
} else if (await agreed()) {
  await remove()
} else {
  console.log('没有删除任何内容。')
  process.exitCode = 1
}

async function agreed(): Promise<boolean> {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY) {
    console.log(`将删除 ${folder} 中的全部数据。确认请执行：npm run reset -- --yes`)
    return false
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await prompt.question(`将永久删除 ${folder} 中的数据库、附件和密钥。输入“删除”确认：`)
  prompt.close()
  return answer.trim() === '删除'
}

async function remove(): Promise<void> {
  try {
    await removeEmbeddedPostgres(folder)
    await rm(folder, { recursive: true, force: true })
    console.log(`已删除 ${folder}。再次执行 npm start 会重新建立。`)
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error)
    process.exitCode = 1
  }
}
