import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { progress } from './lib/progress.ts'
import { openDoor, type Outcome } from './lib/replay-doors.ts'
import { readMessage, type Message } from './lib/replay-message.ts'

// npm run replay -- FILE [--limit N] [--door network|hotline|window|api] [--url http://127.0.0.1:3000] [--clients 8]
const { values, positionals } = readArgs()
const [file] = positionals
if (!file || !existsSync(file)) stop(file ? `没有文件 ${file}。` : usage())
for (const name of ['limit', 'clients'] as const) if (values[name] !== undefined && !/^[1-9]\d{0,6}$/.test(values[name])) stop(`--${name} 要写一个大于 0 的整数，您写的是“${values[name]}”。`)
const url = values.url ?? process.env.SANTAI_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`

const messages = await readMessages(file!, Number(values.limit ?? Infinity))
const door = await openDoor(values.door, url).catch(error => stop((error as Error).message))
const outcomes: Outcome[] = []
const begun = performance.now()
const bar = progress(messages.length, basename(file!))
const queue = messages.values()
// All clients draw from one queue.
await Promise.all(Array.from({ length: Number(values.clients) }, async () => {
  for (const message of queue) {
    outcomes.push(await door.send(message).catch(error => ({ kind: 'failed' as const, why: (error as Error).message })))
    bar.step()
  }
}))
bar.end()
report((performance.now() - begun) / 1000)

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { limit: { type: 'string' }, door: { type: 'string', default: 'api' }, url: { type: 'string' }, clients: { type: 'string', default: '8' } },
    })
  } catch {
    return stop(usage())
  }
}

function usage(): string {
  return '用法：npm run replay -- 文件 [--limit N] [--door network|hotline|window|api] [--url http://127.0.0.1:3000] [--clients 8]'
}

async function readMessages(path: string, limit: number): Promise<Message[]> {
  const raw = createReadStream(path)
  const lines = createInterface({ input: path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw })
  const read: Message[] = []
  for await (const line of lines) {
    if (read.length >= limit) break
    if (line.trim()) read.push(readMessage(line))
  }
  raw.destroy()
  return read
}

function report(seconds: number): void {
  const count = (kind: Outcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  const orders = new Set(outcomes.map(outcome => outcome.order).filter(Boolean))
  console.log(`送出 ${outcomes.length} 条（${values.door}），用时 ${seconds.toFixed(1)} 秒，每秒 ${(outcomes.length / seconds).toFixed(0)} 条`)
  console.log(`  成为工单 ${count('created')}，当场答复 ${count('answered')}，判为重复并入原单 ${count('joined')}；共 ${orders.size} 张工单`)
  console.log(`  拒绝 ${count('refused')}，服务出错 ${count('failed')}`)
  const reasons = Map.groupBy(outcomes.filter(outcome => outcome.why), outcome => outcome.why!)
  for (const [why, all] of [...reasons].toSorted((a, b) => b[1].length - a[1].length)) console.log(`    ${all.length} × ${why}`)
  process.exit(count('failed') ? 1 : 0)
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
