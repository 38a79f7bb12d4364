import { connect } from 'node:net'
import type { Probe } from '../../../contract/site.ts'
import { codeOf } from './external.ts'

/** One look at a system we are connected to. `up` null: there is nothing to look at. */
export const probe = async (kind: Probe, address: string | null, timeoutMs = 5000): Promise<{ up: boolean | null; ms: number; says: string }> => {
  if (kind === 'none' || !address) return { up: null, ms: 0, says: '没有登记地址，未检查' }
  const began = performance.now()
  const says = await looks[kind](address, timeoutMs).catch(whyOf)
  return { up: says === null, ms: Math.round(performance.now() - began), says: says ?? '正常' }
}

const looks: Readonly<Record<Exclude<Probe, 'none'>, (address: string, timeoutMs: number) => Promise<string | null>>> = {
  // Whoever answers at all, even that we may not enter, is there.
  http: async (address, timeoutMs) => {
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    await answer.body?.cancel()
    return answer.status < 500 ? null : `对方出错（${answer.status}）`
  },
  oidc: async (address, timeoutMs) => {
    const answer = await fetch(`${address.replace(/\/$/, '')}/.well-known/openid-configuration`, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    if (answer.status !== 200) { await answer.body?.cancel(); return `读不到公开说明（${answer.status}）` }
    const told = (await answer.json().catch(() => null)) as { issuer?: unknown; authorization_endpoint?: unknown } | null
    return told?.issuer && told.authorization_endpoint ? null : '公开说明不完整'
  },
  tcp: (address, timeoutMs) => new Promise((resolve, reject) => {
    const [, host = '', port = ''] = /^\[?([^\]]+)\]?:(\d+)$/.exec(address) ?? []
    const socket = connect({ host, port: Number(port), timeout: timeoutMs })
    socket.once('connect', () => { socket.destroy(); resolve(null) })
    socket.once('timeout', () => { socket.destroy(); resolve('太久没有应答') })
    socket.once('error', reject)
  }),
}

function whyOf(error: unknown): string {
  const why = codeOf(error)
  return why === 'TimeoutError' ? '太久没有应答' : why === 'ENOTFOUND' ? '找不到这个地址' : why === 'ECONNREFUSED' ? '对方没有开' : '连不上'
}
