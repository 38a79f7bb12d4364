import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { bodyDigest, sign } from '../../platform/request-signature.ts'
import { smsTemplates, type Handed, type SmsProvider, type SmsReceipt, type SmsTemplate } from './sms-templates.ts'

/**
 * A gateway that speaks JSON over HTTP: `POST …/messages` and `POST …/receipts`, signed like requests to our own open interface. Which
 * gateway the city has, and how its fields are called, is not known here (待核实): then this file is the one to change.
 */
export const createGateway = (options: GatewayOptions): SmsProvider => ({
  name: 'gateway',
  simulated: false,
  lacks: (Object.keys(smsTemplates) as SmsTemplate[]).filter((template) => !options.templates[template]),
  send: async ({ id, to, template, values }) => {
    const answer = await call(options, 'messages', { id, to, sign: options.sign, template: options.templates[template], values })
    return answer === null ? { taken: false, again: true, why: 'unreachable' } : handed(answer)
  },
  receipts: async (ids) => {
    const answer = await call(options, 'receipts', { ids })
    const read = receiptsShape.safeParse(answer?.body)
    return read.success ? read.data.receipts.flatMap(({ id, status, why }): SmsReceipt[] => (status === 'unknown' ? [] : [{ id, ended: status, why }])) : []
  },
})

/** Taken, or taken already; refused for good; anything that cannot be understood is tried again under the same id. */
function handed({ status, body }: Answer): Handed {
  const { data: said } = messageShape.safeParse(body)
  if (status === 200 && (said?.status === 'accepted' || said?.status === 'duplicate')) return { taken: true, ref: said.ref }
  const why = said?.why ?? `http${status}`
  // Our own fault with key, address or template is mended by people: nothing is thrown away for it while it is of use.
  return { taken: false, why, again: !(said?.status === 'refused' && (status === 200 || status === 422)) }
}

/** Null: not reached, too slow, or more than an answer needs. No redirect is followed: it would carry the number elsewhere. */
async function call({ url, keyId, secret, clock, timeoutMs = 5000 }: GatewayOptions, what: string, content: unknown): Promise<Answer | null> {
  const target = new URL(`${url.replace(/\/+$/u, '')}/${what}`)
  const body = JSON.stringify(content)
  const [stamp, nonce] = [String(Math.floor(clock.now().getTime() / 1000)), randomUUID()]
  const signature = sign({ method: 'POST', path: target.pathname + target.search, stamp, nonce, digest: bodyDigest(body, 'sm3') }, secret, 'sm3')
  try {
    const answer = await fetch(target, {
      method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json', 'x-key-id': keyId, 'x-timestamp': stamp, 'x-nonce': nonce, 'x-signature': signature },
    })
    return { status: answer.status, body: await readSmall(answer) }
  } catch {
    return null
  }
}

async function readSmall(answer: Response): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > 65_536) throw new Error('the answer is too long')
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    return null
  }
}

const messageShape = z.object({ status: z.enum(['accepted', 'duplicate', 'refused', 'busy']), ref: z.string().max(200).optional(), why: z.string().max(200).optional() })
const receiptsShape = z.object({ receipts: z.array(z.object({ id: z.string(), status: z.enum(['delivered', 'failed', 'unknown']), why: z.string().max(200).optional() })).max(1000) })

type Answer = { status: number; body: unknown }
export type GatewayOptions = {
  readonly url: string; readonly keyId: string; readonly secret: string
  /** 签名: who writes, as the gateway puts it before the text. */
  readonly sign: string
  /** The gateway's numbers of our templates. */
  readonly templates: Readonly<Record<SmsTemplate, string | undefined>>
  readonly clock: Clock
  readonly timeoutMs?: number
}
