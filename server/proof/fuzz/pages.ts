import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createDraft } from '../../rooms/portal/drafts.ts'
import { tokenFor } from '../../rooms/portal/guard.ts'
import type { Asking, ProofHouse } from '../house.ts'
import { hostile, resolve, type Pools } from './values.ts'

/** A citizens' page as a case: what is typed, how the form travels, and which cookies come along. */
export const pageCase = (): fc.Arbitrary<PageCase> => fc.oneof(
  { weight: 60, arbitrary: fc.tuple(typed, fc.nat()).map(([t]): PageCase => ({ kind: 'valid', typed: t, how: 'form' })) },
  { weight: 22, arbitrary: fc.tuple(typed, fc.constantFrom(...fieldNames), hostile()).map(([t, name, value]): PageCase => ({ kind: 'near', typed: { ...t, [name]: typeof value === 'string' ? value : JSON.stringify(value) }, how: 'form' })) },
  { weight: 18, arbitrary: fc.tuple(typed, fc.constantFrom(...hows)).map(([t, how]): PageCase => ({ kind: 'travel', typed: t, how })) },
)

const fieldNames = ['forWhom', 'authority', 'need', 'kind', 'topic', 'county', 'township', 'place', 'helperName', 'helperPhone', 'name', 'anonymous', 'phone', 'idNumber', 'idConsent', 'replyBy', 'unsafeToCall', 'truthful', 'code', 'text', 'reason', 'grade', 'words', 'requestId', 'remove', 'edition', 'contrast', 'said', '__proto__', '_csrf'] as const
const hows = ['multipart', 'multipartFile', 'multipartLiar', 'multipartTwoFiles', 'multipartBroken', 'json', 'noToken', 'noCookies', 'strangeCookies', 'foreign', 'twice', 'huge', 'binary', 'noBody', 'editionSwitch', 'bigUrl'] as const

const typed: fc.Arbitrary<Record<string, string>> = fc.record({
  forWhom: fc.constantFrom('self', 'family', 'other'), authority: fc.constantFrom('kin', 'guardian', 'oral'), need: fc.nat(1e6).map((n) => `第 ${n} 件：邻居盖房挡光，请求调解。`), kind: fc.constantFrom('question', 'task'), topic: fc.constantFrom('', 'housing', 'labour'),
  county: fc.constantFrom('340403', '340422', 'unknown'), township: fc.constantFrom('', '340403001'), place: fc.constantFrom('', '洞山路 1 号'), helperName: fc.constant('代办人'), helperPhone: fc.constant('13800001111'), name: fc.constantFrom('周明', '欧阳测试'), phone: fc.constantFrom('13800001234', '0554-6681234'),
  replyBy: fc.constantFrom('', 'phone', 'online'), truthful: fc.constant('yes'), code: fc.nat(30).map((n) => `@queryCode:${n}`), text: fc.constant('补充一张照片和工资条。'), reason: fc.constant('还没有解决'), grade: fc.constantFrom('satisfied', 'veryDissatisfied'), words: fc.constantFrom('', '谢谢'), requestId: fc.uuid({ version: 4 }),
})

/** The request of a case, with the visitor's cookie, his token, his draft and the order he follows. */
export const pageAsking = async (house: ProofHouse, route: { method: string; path: string }, one: PageCase, at: { pools: Pools; codes: readonly { code: string; phone: string }[]; ip: string; n: number }): Promise<Asking> => {
  const visitor = randomBytes(16).toString('base64url')
  const token = tokenFor(house.desk.vault, visitor)
  const words = resolve(one.typed, at.pools) as Record<string, string>
  const opening = route.path === '/follow' && at.codes.find(({ code }) => code === words.code)
  if (opening) words.phone = opening.phone
  const cookies = [`visitor=${visitor}`, ...(await draftCookie(house, route.path, words)), ...followCookie(house, route.path, at)]
  const ids = at.pools.publication!()
  const path = route.path.replace(':id', one.kind === 'near' ? encodeURIComponent((words.need ?? 'x').toWellFormed().slice(0, 400)) || 'x' : ids[at.n % ids.length]!)
  const base: Asking = { method: route.method, url: path, cookie: cookies.join('; '), ip: at.ip, headers: { 'sec-fetch-site': 'same-origin' } }
  if (route.method === 'GET') return { ...base, url: `${path}${getQuery(one, at.n)}`, ...(one.how === 'noCookies' ? { cookie: '' } : one.how === 'strangeCookies' ? { cookie: strange } : {}) }
  const fields = { _csrf: token, ...words }
  return { ...base, ...form(fields), ...twists[one.how]?.(fields, base) }
}

const form = (fields: Record<string, string>): Partial<Asking> => ({ payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })

/** Of the pages that go on with a draft, every second one has come to the last step. */
async function draftCookie(house: ProofHouse, path: string, words: Record<string, string>): Promise<string[]> {
  if (!path.startsWith('/ask') && path !== '/') return []
  const whole = { ...words, forWhom: 'self', kind: 'question', county: '340403', township: '', name: '周明', phone: '13800001234', need: words.need || '求助', idNumber: '', anonymous: '', topic: '', replyBy: '' }
  const draft = await createDraft({ pool: house.database.pool, vault: house.desk.vault }, path.includes('send') || path.includes('check') ? whole : { need: '先写的一句话' }, house.clock.now())
  return [`draft=${house.desk.vault.seal(draft.id, 'portal-draft-cookie')}`]
}

function followCookie(house: ProofHouse, path: string, { pools, n }: { pools: Pools; n: number }): string[] {
  const orders = pools.order!()
  return path.startsWith('/follow/') ? [`following=${house.desk.vault.seal(`${orders[n % orders.length]}.${house.clock.now().getTime() + 600_000}`, 'portal-following')}`] : []
}

const getQuery = (one: PageCase, n: number): string => {
  if (one.how === 'editionSwitch') return ['?edition=elder', '?edition=x&contrast=on', '?contrast=on&edition=elder&edition=normal', '?edition[]=1'][n % 4]!
  if (one.how === 'bigUrl') return `?county=${'9'.repeat(4000)}&said=${'%E9'.repeat(300)}`
  if (one.kind === 'near') return `?${new URLSearchParams(Object.fromEntries(Object.entries(one.typed).slice(-2).map(([k, v]) => [k, v.toWellFormed().slice(0, 1500)]))).toString()}`
  return ['', '?wrong', '?county=340403', '?said=urged', '?county=340422&said=__proto__', '?said=constructor'][n % 6]!
}

const part = (name: string, value: string, file?: string): string => `--x\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\ncontent-type: image/png`}\r\n\r\n${value}\r\n`
const multipart = (fields: Record<string, string>, tail: string): Partial<Asking> => ({ payload: Buffer.from(`${Object.entries(fields).map(([k, v]) => part(k.replace(/["\r\n]/g, ''), v)).join('')}${tail}`, 'utf8'), headers: { 'content-type': 'multipart/form-data; boundary=x' } })
const strange = 'visitor=../../x; draft=%00; following=AAAA.BBBB; look=elder.contrast.<b>; look=x'

const twists: Partial<Record<PageCase['how'], (fields: Record<string, string>, base: Asking) => Partial<Asking>>> = {
  multipart: (f) => multipart(f, '--x--\r\n'), multipartFile: (f) => multipart(f, `${part('files', '我的工资三个月没有发。\n', '工资.txt')}--x--\r\n`), multipartLiar: (f) => multipart(f, `${part('files', 'MZ\u0000\u0001', '../../a.png\u0000.exe')}--x--\r\n`),
  multipartTwoFiles: (f) => multipart(f, `${part('files', '', 'empty.txt')}${Array.from({ length: 12 }, (_, i) => part('files', `第 ${i} 段文字`, `${i}.txt`)).join('')}--x--\r\n`), multipartBroken: (f) => multipart(f, part('files', 'cut off', 'a.txt').slice(0, -12)),
  json: (f) => ({ payload: JSON.stringify(f), headers: { 'content-type': 'application/json' } }), noToken: (f) => form({ ...f, _csrf: '' }), noCookies: () => ({ cookie: '' }), strangeCookies: () => ({ cookie: strange }), foreign: () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }),
  twice: (f) => ({ payload: `${new URLSearchParams(f).toString()}&${new URLSearchParams({ ...f, need: '第二个' }).toString()}` }), huge: (f) => form({ ...f, need: '长'.repeat(100_000) }), binary: () => ({ payload: Buffer.from([0xff, 0xfe, 0, 0x26, 0x3d, 0xc3, 0x28]) }), noBody: () => ({ payload: '' }),
  editionSwitch: (_f, base) => ({ url: `${base.url}?edition=elder` }), bigUrl: (_f, base) => ({ url: `${base.url}?x=${'y'.repeat(5000)}` }),
}

export type PageCase = { kind: 'valid' | 'near' | 'travel'; typed: Record<string, string>; how: (typeof hows)[number] | 'form' }
