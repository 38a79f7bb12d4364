import { createHmac, randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'

/**
 * The provincial site and its machine, as far as we know them: a page that frames ours and hands a resident over with a signed token,
 * and a client that pushes and pulls items, matters and ratings. For tests; it listens on this machine only.
 *
 *   const province = createProvince({ base, clientId, secret, signKey })
 *   const token = province.token({ name: '王秀英', phone: '13855401234', item: 'LA-01' })
 *   await province.post('/open/v1/matters', { rows: [...] })
 */
export const createProvince = ({ base, clientId, secret, signKey, send = fetch }: ProvinceKey) => {
  let bearer: string | undefined
  const call = async (method: string, path: string, body?: object) => {
    bearer ??= (await (await send(`${base}/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }) })).json() as { access_token: string }).access_token
    const answer = await send(`${base}${path}`, { method, headers: { authorization: `Bearer ${bearer}`, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) })
    return { status: answer.status, body: await answer.json() as any }
  }
  const token = (claims: object, more: { key?: string; alg?: string; at?: number; life?: number; kid?: string } = {}): string => {
    const iat = more.at ?? Math.floor(Date.now() / 1000)
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const head = part({ alg: more.alg ?? 'HS256', typ: 'JWT', kid: more.kid ?? clientId })
    const body = part({ aud: 'santai', jti: randomBytes(12).toString('hex'), iat, exp: iat + (more.life ?? 600), ...claims })
    return `${head}.${body}.${createHmac(more.alg === 'HSM3' ? 'sm3' : 'sha256', more.key ?? signKey).update(`${head}.${body}`).digest('base64url')}`
  }
  return { token, get: (path: string) => call('GET', path), post: (path: string, body: object) => call('POST', path, body) }
}

/** The front page of the law: whatever is asked for, framed, its height as the frame tells it, and a form that hands over. */
export const provinceSite = (santai: () => string, forms: () => { token: string; need: string }): FastifyInstance => {
  const app = Fastify()
  app.get('/frame', (request, reply) => reply.type('text/html; charset=utf-8').send(`<!doctype html><html lang="zh-CN"><title>省站</title><h1>安徽法网淮南分站（模拟）</h1>
<iframe title="淮南公共法律服务" width="360" height="100" src="${santai()}${String((request.query as { path?: string }).path ?? '/embed/ask').replace(/["<>]/g, '')}"></iframe>
<script>addEventListener('message', function (e) { if (e.origin === '${santai()}' && e.data && e.data.type === 'santai:height') { document.querySelector('iframe').height = e.data.height; document.body.setAttribute('data-height', e.data.height) } })</script>`))
  app.get('/hand-over', (_request, reply) => {
    const { token, need } = forms()
    return reply.type('text/html; charset=utf-8').send(`<!doctype html><html lang="zh-CN"><title>省站</title><h1>去市里办（模拟）</h1><form method="post" action="${santai()}/open/arrive"><input type="hidden" name="token" value="${token}"><textarea name="need">${need.replace(/[<&]/g, '')}</textarea><button>去淮南办</button></form>`)
  })
  return app
}

export type ProvinceKey = { base: string; clientId: string; secret: string; signKey: string; send?: typeof fetch }
