import { fork } from 'node:child_process'
import { connect } from 'node:net'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'

/**
 * The load: a process of its own that speaks HTTP over keep-alive sockets by hand, so that on two cores the generator
 * takes as little as it can. A script is a list of requests done in order on one connection; `{uuid}`, `{n}`,
 * `{name}`, `{phone}` and `{0}`, `{1}` … (a column of the subject) are filled in anew each time.
 */
export const openLoad = (): Load => {
  const child = fork(fileURLToPath(import.meta.url), ['child'], { stdio: 'inherit', execArgv: [] })
  return {
    run: (order) => new Promise((resolve, reject) => {
      const done = (answer: LoadAnswer): void => { child.off('exit', died); resolve(answer) }
      const died = (): void => reject(new Error('the load generator died'))
      child.once('message', done as (message: unknown) => void)
      child.once('exit', died)
      child.send(order)
    }),
    stop: () => void child.kill(),
  }
}

if (process.argv[2] === 'child') process.on('message', (order: LoadOrder) => void perform(order).then((answer) => process.send!(answer)))

async function perform(order: LoadOrder): Promise<LoadAnswer> {
  const answer: LoadAnswer = { done: 0, seconds: 0, perSecond: 0, failed: 0, statuses: {}, sample: '', ms: [] }
  const begun = performance.now()
  let taken = 0
  const more = (): number | undefined => (performance.now() - begun < (order.ms ?? Infinity) && taken < (order.count ?? Infinity) ? taken++ : undefined)
  const lines = await Promise.all(Array.from({ length: order.connections }, () => openLine(order.port)))
  await Promise.all(lines.map(async (line) => {
    for (let turn = more(); turn !== undefined; turn = more()) {
      const subject = order.subjects?.[order.random ? Math.floor(Math.random() * order.subjects.length) : turn] ?? []
      for (const step of order.script) {
        const at = performance.now()
        const { status, text } = await line.ask(requestOf(step, subject, turn))
        answer.ms.push(performance.now() - at)
        answer.done += 1
        if (status !== 200) {
          answer.failed += 1
          answer.sample ||= `${status} ${text()}`
        }
        answer.statuses[status] = (answer.statuses[status] ?? 0) + 1
      }
    }
  }))
  for (const line of lines) line.close()
  answer.seconds = (performance.now() - begun) / 1000
  answer.perSecond = answer.done / answer.seconds
  return answer
}

const digits = (count: number): string => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0')
const one = (letters: string): string => letters[Math.floor(Math.random() * letters.length)]!
const drawn: Record<string, () => string> = {
  uuid: randomUUID, phone: () => `139${digits(8)}`, name: () => one('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗') + one('伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞') + one('英华玉平红文斌波辉刚健俊帆凯浩亮政谦亨奇'),
}

function requestOf(step: Step, subject: readonly string[], turn: number): string {
  const fill = (text: string): string => text.replace(/\{(uuid|n|phone|name|\d+)\}/g, (_, name: string) => (name === 'n' ? String(turn) : (drawn[name]?.() ?? subject[Number(name)]!)))
  const body = step.body === undefined ? '' : fill(step.body)
  const headers = Object.entries(step.headers ?? {}).map(([name, value]) => `${name}: ${fill(value)}\r\n`).join('')
  const length = step.body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  return `${step.method} ${fill(step.path)} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}${length}\r\n${body}`
}

/** One keep-alive connection; answers bear a content-length. */
async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let heard: Buffer = Buffer.alloc(0)
  let tell: ((reply: Reply) => void) | undefined
  let fail: ((error: Error) => void) | undefined
  socket.on('data', (chunk) => {
    heard = heard.length ? Buffer.concat([heard, chunk]) : chunk
    const end = heard.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = heard.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (heard.length < end + 4 + length) return
    const body = heard.subarray(end + 4, end + 4 + length)
    heard = heard.subarray(end + 4 + length)
    tell?.({ status: Number(head.slice(9, 12)), text: () => body.toString() })
  })
  socket.on('close', () => fail?.(new Error('connection closed')))
  socket.on('error', (error) => fail?.(error))
  return {
    ask: (request) => new Promise((resolve, reject) => { [tell, fail] = [resolve, reject]; socket.write(request) }),
    close: () => socket.destroy(),
  }
}

type Reply = { status: number; text: () => string }
type Line = { ask(request: string): Promise<Reply>; close(): void }
export type Step = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }
export type LoadOrder = { port: number; connections: number; ms?: number; count?: number; script: readonly Step[]; subjects?: readonly (readonly string[])[]; random?: boolean }
export type LoadAnswer = { done: number; seconds: number; perSecond: number; failed: number; statuses: Record<string, number>; sample: string; ms: number[] }
export type Load = { run(order: LoadOrder): Promise<LoadAnswer>; stop(): void }
