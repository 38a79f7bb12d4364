import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { movableClock } from '../../platform/clock.ts'
import { createVault, newKeyring } from '../../platform/crypto.ts'
import { testDatabase, type TestDatabase } from '../../testing/postgres.ts'
import { idNumber } from '../../seeds/huainan/residents.ts'
import { createIdentity, type Finished } from './identity.ts'
import type { Place } from './place.ts'
import { createIdentityProvider, signed, type IdentityProvider } from './simulator/identity-provider.ts'

/** 统一身份认证，逐条种下毛病：每一条都要被挡住，去掉毛病就能登录。 */
let database: TestDatabase<unknown>
let place: Place
const clock = movableClock(new Date('2026-11-23T02:00:00Z'))
before(async () => { database = await testDatabase(); place = { pool: database.pool, vault: createVault(newKeyring()), clock } })
after(() => database.drop())

const origin = 'http://localhost'
const client = { clientId: 'test', clientSecret: 'a secret of the test' }
const person = { name: '王认证', idNumber: idNumber('34049919700101111'), phone: '13955400001' }
const asked = { origin, back: '/me', address: '127.0.0.1' }

async function signIn(twist: Twist = {}): Promise<Finished> {
  const provider = createIdentityProvider(client)
  const fetch = twisted(provider, twist)
  const identity = createIdentity(place, { ...client, issuer: () => `${origin}/simulator/identity`, fetch: (url, init) => fetch(url, init), insecure: true })
  const started = await identity.start(asked)
  assert.ok(started.ok)
  const request = provider.read(origin, Object.fromEntries(new URL(started.url).searchParams))
  assert.ok(request, 'the request is what the provider expects')
  const answer = new URL(provider.grant(request, { ...person, ...twist.person }))
  twist.answer?.(answer.searchParams)
  return identity.finish({ attemptId: twist.attemptId ?? started.attemptId, search: answer.search.slice(1), address: '127.0.0.1' })
}

/** The provider, with one thing wrong in its token, its metadata or its answers. */
function twisted(provider: IdentityProvider, { token, key, header, metadata, broken }: Twist): IdentityProvider['fetch'] {
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  return async (url, init) => {
    if (broken) throw new TypeError('fetch failed')
    const answer = await provider.fetch(url, init)
    const body = await answer.clone().json() as Record<string, unknown>
    if (url.endsWith('openid-configuration') && metadata) return Response.json({ ...body, ...metadata })
    if (!url.endsWith('/token') || typeof body['id_token'] !== 'string' || !(token || key || header)) return answer
    const claims = JSON.parse(Buffer.from(body['id_token'].split('.')[1]!, 'base64url').toString()) as Record<string, unknown>
    const text = header ? `${[header, { ...claims, ...token }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.` : signed({ ...claims, ...token }, stranger)
    return Response.json({ ...body, id_token: key === 'altered' ? alter(body['id_token']) : text })
  }
}

/** Claims changed, signature kept. */
function alter(token: string): string {
  const [head, body, signature] = token.split('.') as [string, string, string]
  return [head, Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()) as object, name: '别人' })).toString('base64url'), signature].join('.')
}

type Twist = { token?: object; key?: 'stranger' | 'altered'; header?: object; metadata?: object; broken?: boolean; person?: object; answer?: (said: URLSearchParams) => void; attemptId?: string }

test('没有毛病：核实了姓名、证件号码和手机号码', async () => {
  assert.deepEqual(await signIn(), { ok: true, back: '/me', person: { name: person.name, idNumber: person.idNumber, phone: person.phone } })
})

describe('种下毛病，一条一条挡住', () => {
  const wrong: readonly (readonly [string, Twist, string])[] = [
    ['令牌用别人的钥匙签', { key: 'stranger' }, 'mismatch'], ['令牌签好以后改了姓名', { key: 'altered' }, 'mismatch'], ['令牌不签名（alg none）', { header: { alg: 'none' } }, 'mismatch'],
    ['混淆：答复自称是另一家给的', { answer: (said) => said.set('iss', 'https://other.example') }, 'mismatch'], ['混淆：答复没说是哪一家给的', { answer: (said) => said.delete('iss') }, 'mismatch'],
    ['答复的 state 不对', { answer: (said) => said.set('state', 'another') }, 'mismatch'], ['答复没有 state', { answer: (said) => said.delete('state') }, 'mismatch'], ['编造的授权码', { answer: (said) => said.set('code', 'made-up') }, 'mismatch'],
    ['元数据自称是另一家', { metadata: { issuer: 'https://other.example' } }, 'away'], ['不认识的一次登录', { attemptId: '019a0000-0000-7000-8000-000000000001' }, 'stale'],
    ['没有同意', { answer: (said) => { said.delete('code'); said.set('error', 'access_denied') } }, 'denied'], ['没有实名', { person: { level: 'self-declared' } }, 'notVerified'], ['证件号码校验不过', { person: { idNumber: '340499197001011111' } }, 'notVerified'],
  ]
  for (const [name, twist, why] of wrong) {
    test(name, async () => {
      if (twist.metadata) return assert.deepEqual(await startOnly(twist), { ok: false, why })
      const told = await signIn(twist)
      assert.deepEqual({ ok: told.ok, why: 'why' in told ? told.why : '' }, { ok: false, why })
    })
  }

  /** Signed rightly, but saying the wrong thing: the provider's own key, its claims twisted before it signs. */
  for (const [name, claims] of [['令牌是给别的网站的', { aud: 'another' }], ['令牌是另一家发的', { iss: 'https://other.example' }], ['令牌的 nonce 不对（重放）', { nonce: 'another' }], ['令牌没有 nonce', { nonce: undefined }], ['令牌过期', { exp: 1_700_000_000, iat: 1_699_999_000 }]] as const) {
    test(name, async () => {
      const told = await signInWithKey(claims)
      assert.deepEqual({ ok: told.ok, why: 'why' in told ? told.why : '' }, { ok: false, why: 'mismatch' })
      assert.equal((await signInWithKey({})).ok, true, 'the same token without the fault is taken')
    })
  }

  test('别人的授权码塞进自己的登录：PKCE 挡住', async () => {
    const provider = createIdentityProvider(client)
    const identity = createIdentity(place, { ...client, issuer: () => `${origin}/simulator/identity`, fetch: (url, init) => provider.fetch(url, init), insecure: true })
    const [victim, attacker] = [await identity.start(asked), await identity.start(asked)]
    assert.ok(victim.ok && attacker.ok)
    const read = (url: string) => provider.read(origin, Object.fromEntries(new URL(url).searchParams))!
    const stolen = new URL(provider.grant(read(victim.url), person)).searchParams.get('code')!
    const own = new URL(provider.grant(read(attacker.url), { ...person, name: '攻击者' }))
    own.searchParams.set('code', stolen)
    const told = await identity.finish({ attemptId: attacker.attemptId, search: own.search.slice(1), address: '127.0.0.1' })
    assert.equal(told.ok, false)
  })

  test('同一个答复来两次、过了十分钟才来：不收', async () => {
    const provider = createIdentityProvider(client)
    // A careless provider that redeems a code as often as one likes: only our own hand stops the second.
    const told = new Map<string, Response>()
    const identity = createIdentity(place, {
      ...client, issuer: () => `${origin}/simulator/identity`, insecure: true,
      fetch: async (url, init) => {
        const once = url.endsWith('/token') ? String(init.body) : url
        if (!told.has(once)) told.set(once, await provider.fetch(url, init))
        return told.get(once)!.clone()
      },
    })
    const started = await identity.start(asked)
    assert.ok(started.ok)
    const request = provider.read(origin, Object.fromEntries(new URL(started.url).searchParams))!
    const search = new URL(provider.grant(request, person)).search.slice(1)
    const both = await Promise.all([1, 2].map(() => identity.finish({ attemptId: started.attemptId, search, address: '127.0.0.1' })))
    assert.equal(both.filter((one) => one.ok).length, 1, 'two at the same moment: one of them')
    assert.equal((await identity.finish({ attemptId: started.attemptId, search, address: '127.0.0.1' })).ok, false)
    const late = await identity.start(asked)
    assert.ok(late.ok)
    const later = new URL(provider.grant(provider.read(origin, Object.fromEntries(new URL(late.url).searchParams))!, person)).search.slice(1)
    clock.moveTo(new Date(clock.now().getTime() + 11 * 60_000))
    assert.deepEqual(await identity.finish({ attemptId: late.attemptId, search: later, address: '127.0.0.1' }), { ok: false, why: 'stale', back: '/me' })
  })

  test('认证平台连不上：说清楚，恢复以后就能用', async () => {
    assert.deepEqual(await startOnly({ broken: true }), { ok: false, why: 'away' })
    assert.equal((await signIn()).ok, true)
  })
})

test('要去认证的地址里，没有密钥，有 state、nonce 和 PKCE；库里只有摘要和密文', async () => {
  const provider = createIdentityProvider(client)
  const identity = createIdentity(place, { ...client, issuer: () => `${origin}/simulator/identity`, fetch: (url, init) => provider.fetch(url, init), insecure: true })
  const started = await identity.start(asked)
  assert.ok(started.ok)
  const said = new URL(started.url).searchParams
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok((said.get(name) ?? '').length >= 40, name)
  assert.equal(said.get('code_challenge_method'), 'S256')
  assert.ok(!started.url.includes('secret'))
  const { rows: [row] } = await database.ownerPool.query('select * from sign_in_attempt where id = $1', [started.attemptId])
  for (const name of ['state', 'nonce']) assert.ok(!JSON.stringify(row).includes(said.get(name)!), name)
})

async function startOnly(twist: Twist): Promise<unknown> {
  const provider = createIdentityProvider(client)
  const fetch = twisted(provider, twist)
  return createIdentity(place, { ...client, issuer: () => `${origin}/simulator/identity`, fetch: (url, init) => fetch(url, init), insecure: true }).start(asked)
}

/** A provider whose own key signs what the test wants it to say. */
async function signInWithKey(claims: object): Promise<Finished> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = createIdentityProvider(client)
  const identity = createIdentity(place, {
    ...client, issuer: () => `${origin}/simulator/identity`, insecure: true,
    fetch: async (url, init) => {
      if (url.endsWith('/keys')) return Response.json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'demo', alg: 'ES256', use: 'sig' }] })
      const answer = await provider.fetch(url, init)
      if (!url.endsWith('/token')) return answer
      const body = await answer.json() as { id_token: string }
      const said = JSON.parse(Buffer.from(body.id_token.split('.')[1]!, 'base64url').toString()) as object
      return Response.json({ ...body, id_token: signed({ ...said, ...claims }, keys.privateKey) })
    },
  })
  const started = await identity.start(asked)
  assert.ok(started.ok)
  const answer = new URL(provider.grant(provider.read(origin, Object.fromEntries(new URL(started.url).searchParams))!, person))
  return identity.finish({ attemptId: started.attemptId, search: answer.search.slice(1), address: '127.0.0.1' })
}
