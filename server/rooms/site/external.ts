import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Links to other sites: each asked once, the same host again only after a pause, nobody but the link's own host, no redirect
 * followed. What cannot be known (no network, too slow, a fault over there) is 未能检查, not broken.
 */
export const checkExternal = async (urls: readonly string[], options: ExternalOptions): Promise<Map<string, LinkFate>> => {
  const fates = new Map<string, LinkFate>()
  const lastAsked = new Map<string, number>()
  for (const url of urls) {
    if (options.signal?.aborted || fates.size >= mostAtOnce) { fates.set(url, { fate: 'unknown', says: '这次没有轮到' }); continue }
    const host = new URL(url).host
    const wait = (lastAsked.get(host) ?? 0) + options.politeMs - Date.now()
    if (wait > 0) await sleep(wait)
    fates.set(url, await askOne(url, options))
    lastAsked.set(host, Date.now())
  }
  // Without any network every name is unknown: then an unknown name proves nothing.
  const reached = [...fates.values()].some(({ fate }) => fate === 'good' || fate === 'gone')
  for (const [url, fate] of fates) if (fate.fate === 'noName') fates.set(url, reached ? { fate: 'gone', says: '没有这个网站' } : { fate: 'unknown', says: '连不上外网，未能检查' })
  return fates
}

async function askOne(url: string, { timeoutMs, alsoPrivate = false, signal }: ExternalOptions): Promise<LinkFate> {
  const { hostname } = new URL(url)
  try {
    const name = hostname.replace(/^\[|\]$/g, '')
    const addresses = isIP(name) ? [name] : (await lookup(name, { all: true })).map(({ address }) => address)
    // A resident cannot open an address of the office's own network, and we do not knock there on a page's word.
    if (!alsoPrivate && addresses.some(isPrivate)) return { fate: 'gone', says: '这是内部网络的地址，居民打不开' }
    return judged(await statusOf(url, timeoutMs, signal))
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOTFOUND') return { fate: 'noName', says: '没有这个网站' }
    return { fate: 'unknown', says: code === 'TimeoutError' ? '对方太慢，未能检查' : '连不上，未能检查' }
  }
}

/** Some sites know no HEAD; then the page itself is begun, and not read. */
async function statusOf(url: string, timeoutMs: number, signal: AbortSignal | undefined): Promise<number> {
  const within = (): AbortSignal => AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])])
  const head = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: within(), headers })
  if (![403, 405, 501].includes(head.status)) return head.status
  const get = await fetch(url, { redirect: 'manual', signal: within(), headers })
  await get.body?.cancel()
  return get.status
}

const judged = (status: number): LinkFate => {
  if (status === 404 || status === 410) return { fate: 'gone', says: `对方说没有这一页（${status}）` }
  return status < 400 ? { fate: 'good', says: '' } : { fate: 'unknown', says: `对方没有正常应答（${status}），未能检查` }
}

/** Why a connection failed, in the words of the system: ENOTFOUND, ECONNREFUSED, TimeoutError. */
export const codeOf = (error: unknown): string => {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: { code?: string } }
  return code && typeof code === 'string' ? code : cause?.code ?? name ?? ''
}

const isPrivate = (address: string): boolean => inner.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
const inner = new BlockList()
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16]] as const) inner.addSubnet(net, bits)
for (const [net, bits] of [['::', 127], ['fc00::', 7], ['fe80::', 10]] as const) inner.addSubnet(net, bits, 'ipv6')
const headers = { 'user-agent': 'santai-link-check', accept: 'text/html,*/*;q=0.1' }
const mostAtOnce = 200

export type LinkFate = { fate: 'good' | 'gone' | 'unknown' | 'noName'; says: string }
export type ExternalOptions = { politeMs: number; timeoutMs: number; /** Tests reach a server of their own. */ alsoPrivate?: boolean; signal?: AbortSignal | undefined }
