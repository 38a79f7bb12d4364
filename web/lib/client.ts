import type { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint.ts'

/** Calls an endpoint of the contract; answers its view or throws a `Refusal`. */
export const call = async <I extends z.ZodType, V>(row: Endpoint<I, V>, input: z.input<I>, options: CallOptions = {}): Promise<V> => {
  const { url, body } = requestOf(row, input as Record<string, unknown>)
  const init: RequestInit = { method: row.method, headers: headersOf(body), credentials: 'same-origin', keepalive: options.keepalive ?? false }
  if (body !== undefined) init.body = body
  if (options.signal) init.signal = options.signal
  return (await answerOf(await send(url, init))) as V
}

/** Sends files as multipart to an endpoint whose path carries the record. */
export const upload = async <V>(row: Endpoint<z.ZodType, V>, input: Record<string, unknown>, files: readonly File[]): Promise<V> => {
  const form = new FormData()
  for (const file of files) form.append('files', file)
  return (await answerOf(await send(requestOf({ ...row, method: 'GET' }, input).url, { method: row.method, headers: { 'x-santai': '1' }, body: form, credentials: 'same-origin' }))) as V
}

/** Fetches a file and hands it to the browser to keep; a refusal is thrown like any other, not saved as a file. */
export const saveFile = async (row: Pick<Endpoint, 'method' | 'path'>, input: Record<string, unknown>, name: string): Promise<void> => {
  const response = await send(addressOf(row, input), { headers: { 'x-santai': '1' }, credentials: 'same-origin' })
  if (!response.ok) await answerOf(response)
  const url = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The address of a GET endpoint, for links that open or download. */
export const addressOf = (row: Pick<Endpoint, 'method' | 'path'>, input: Record<string, unknown>): string => requestOf({ ...row, method: 'GET' }, input).url

/** Path params are taken out of the input; what is left goes into the query (GET, DELETE) or into a JSON body. */
export const requestOf = (row: Pick<Endpoint, 'method' | 'path'>, input: Record<string, unknown>): { url: string; body: string | undefined } => {
  const rest = { ...input }
  const path = row.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (row.method !== 'GET' && row.method !== 'DELETE') return { url: path, body: JSON.stringify(rest) }
  const query = new URLSearchParams(Object.entries(rest).flatMap(([name, value]) => (value === undefined || value === null || value === '' ? [] : [[name, String(value)]])))
  return { url: query.size ? `${path}?${query}` : path, body: undefined }
}

/** Every refusal that can reach a screen. `message` says what happened and what to do next. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly fields: Readonly<Record<string, string>>
  readonly state: string | undefined
  readonly possible: readonly string[]
  constructor(shape: RefusalShape) {
    super(shape.message)
    this.kind = shape.state === 'signedOut' ? 'signedOut' : shape.kind
    this.fields = shape.fields ?? {}
    this.state = shape.state
    this.possible = shape.possible ?? []
  }
}

export const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal({ kind: 'defect', message: '页面出了差错，您填的内容还在；请重试一次，仍不行请刷新页面。' })

/** Who wants to know that the session has ended (the shell shows a sign-in over the page, which keeps what was typed). */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** A repeat with the same id is harmless. `randomUUID` is missing on plain http outside this machine. */
export const newRequestId = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((b, i) => (i === 6 ? (b & 0x0f) | 0x40 : i === 8 ? (b & 0x3f) | 0x80 : b).toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const signedOutListeners = new Set<() => void>()

function headersOf(body: string | undefined): Record<string, string> {
  return body === undefined ? { 'x-santai': '1', accept: 'application/json' } : { 'x-santai': '1', accept: 'application/json', 'content-type': 'application/json' }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refusal({ kind: 'network', message: '连接不上服务器。您填的内容还在，网络恢复后再点一次即可，不会重复提交。' })
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body
  const shape = (body as { error?: RefusalShape } | null)?.error
  const refusal = new Refusal(shape?.message ? shape : { kind: 'defect', message: `服务器没有正常答复（${response.status}）。您填的内容还在，请稍后再试。` })
  if (refusal.kind === 'signedOut') for (const listener of signedOutListeners) listener()
  throw refusal
}

export type RefusalKind = 'notAllowed' | 'notFound' | 'wrongState' | 'invalid' | 'conflict' | 'defect' | 'network' | 'signedOut'
type RefusalShape = { kind: RefusalKind; message: string; fields?: Record<string, string>; state?: string; possible?: string[] }
type CallOptions = { signal?: AbortSignal; keepalive?: boolean }
