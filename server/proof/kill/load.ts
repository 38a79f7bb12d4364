import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../platform/ids.ts'

/**
 * Clients that never give up: each step is sent with its own requestId until it is answered, however often the server dies
 * meanwhile. The ledger has a line before each sending, one when the answer was lost (in doubt), one when it came.
 */
export const startLoad = (given: LoadOptions): Load => {
  const ledger: Step[] = []
  let ending = false
  const write = (line: object): void => appendFileSync(given.ledgerFile, `${JSON.stringify(line)}\n`)
  const attempt = async (step: Step): Promise<void> => {
    for (;;) {
      write({ send: step.requestId, what: step.what })
      const answer = await send(given.port, step)
      if (answer === 'neverSent') await sleep(100)
      else if (answer === 'lost' || answer.status >= 500) {
        step.doubtedAt = Date.now()
        write({ doubt: step.requestId, at: step.doubtedAt })
        await sleep(100)
      } else {
        Object.assign(step, { status: answer.status, answer: answer.body })
        write({ answered: step.requestId, status: answer.status, answer: answer.body.slice(0, 200) })
        return
      }
    }
  }
  const doStep = async (what: string, path: string, headers: Record<string, string>, body: Record<string, unknown>, requestId: string): Promise<Step> => {
    const step: Step = { what, path, headers, body: JSON.stringify(body), requestId, doubtedAt: undefined, status: 0, answer: '' }
    ledger.push(step)
    await attempt(step)
    return step
  }
  const oneOrder = async (): Promise<void> => {
    const requestId = newId()
    const taken = await doStep('intake', '/open/v1/requests', { authorization: given.bearer }, {
      intake: { requestId, person: { name: '周明', phone: `13${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}` }, kind: 'task', need: `拖欠工资三个月，请求帮助。${requestId}`, areaCode: '340403001' }, foreignNumber: requestId,
    }, requestId)
    if (taken.status !== 200) return
    const { orderId } = JSON.parse(taken.answer) as { orderId: string }
    for (const [action, cookie, input] of given.story(requestId)) {
      if (ending) return
      const id = newId()
      const done = await doStep(action, `/api/orders/${orderId}/act`, { cookie, 'x-santai': '1', 'sec-fetch-site': 'same-origin' }, { requestId: id, action, input }, id)
      done.orderId = orderId
      if (done.status !== 200) throw new Error(`${action}: ${done.answer}`)
    }
  }
  const workers = Array.from({ length: given.workers }, async () => { while (!ending) await oneOrder() })
  return { ledger, stop: async () => { ending = true; await Promise.all(workers) } }
}

/** Refused connections were never sent; anything that breaks later may have been done. */
async function send(port: number, { path, headers, body }: Step): Promise<{ status: number; body: string } | 'lost' | 'neverSent'> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, signal: AbortSignal.timeout(15_000) })
    return { status: answer.status, body: await answer.text() }
  } catch (error) {
    return (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED' ? 'neverSent' : 'lost'
  }
}

export type Step = { what: string; path: string; headers: Record<string, string>; body: string; requestId: string; /** When an answer was last lost. */ doubtedAt: number | undefined; status: number; answer: string; orderId?: string }
export type Load = { ledger: readonly Step[]; stop: () => Promise<void> }
type LoadOptions = { port: number; workers: number; bearer: string; ledgerFile: string; story: (mark: string) => readonly (readonly [action: string, cookie: string, input: Record<string, unknown>])[] }
