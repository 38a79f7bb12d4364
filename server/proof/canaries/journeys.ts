import { newId } from '../../platform/ids.ts'
import { Resident, signInByPhone } from '../../rooms/portal/testing/resident.ts'
import { samples } from '../../testing/sample-files.ts'
import { injected, cookieOf, randomIp, type Asking } from '../house.ts'
import type { Built } from '../../app.ts'
import { canary, typed, type Canary } from './numbers.ts'

/**
 * One person after another goes through one of the doors and the whole house behind it, with numbers of his own in every
 * place where one can be typed: own fields, stories, drafts, titles, closing fields, names of files, searches, purposes.
 */
export async function playCanaries(built: Built, people: People, count: number): Promise<Canary[]> {
  const client = await newClient(built, people)
  const all: Canary[] = []
  for (let i = 0; i < count; i++) {
    const one = canary(i)
    all.push(one)
    await play(built, people, client, one, i)
  }
  return all
}

async function play(built: Built, people: People, bearer: string, one: Canary, i: number): Promise<void> {
  const ask = async (login: string, method: string, url: string, body?: unknown) => answered(built, { method, url, cookie: await people.as(login), body })
  const doors = [byNet, byPhone, atWindow, byApi] as const
  const id = await doors[i % doors.length]!({ built, ask, bearer, one, i })
  if (!id) return
  await ask('city-dispatch', 'GET', `/api/orders?queue=all&q=${encodeURIComponent(one.phone)}`)
  await ask('city-dispatch', 'POST', '/api/saved-views', { name: `找${typed(one.phone, i)}`, query: { q: one.idNumber } })
  await ask('city-dispatch', 'PUT', `/api/drafts/reply:${id}`, { body: { text: `回${typed(one.phone, i)}，证号${one.idNumber}` } })
  const act = (login: string, action: string, input: object) => ask(login, 'POST', `/api/orders/${id}/act`, { requestId: newId(), action, input })
  await act('city-dispatch', 'note', { text: `他留的卡${typed(one.card, i)}，电话${typed(one.phone, i + 1)}`, visibleToResident: true })
  await act('city-dispatch', 'assign', { unitId: people.units.get('TJA-F1'), instruction: `打${typed(one.phone, i + 2)}`, crossReason: `近，电话${one.phone}` })
  await act('tja-lawyer', 'sign', {})
  await upload(built, await people.as('tja-lawyer'), id, `${one.phone}的证${one.idNumber}.txt`)
  await act('tja-lawyer', 'finish', {
    account: `转账到${typed(one.card, i + 3)}`, publicReply: `请打${typed(one.phone, i)}`, basis: `证号${typed(one.idNumber, i)}`, isTrue: true, beyondDuty: false, contacted: true, contactPhone: one.phone,
    contactedAt: built.clock.now().toISOString(), solved: false, unsolvedReason: `卡号${one.card}不对`,
  })
  await ask('city-dispatch', 'POST', `/api/orders/${id}/reveal`, { purpose: `核对${one.phone}` })
  await ask('city-hotline1', 'POST', '/api/intake/who', { phone: one.phone, idNumber: one.idNumber, name: '黄一', verified: true })
}

type Door = { built: Built; ask: (login: string, method: string, url: string, body?: unknown) => Promise<Answer>; bearer: string; one: Canary; i: number }
const need = ({ one, i }: Door): string => `我叫黄一，电话${typed(one.phone, i)}，身份证${typed(one.idNumber, i)}，卡${typed(one.card, i)}，老板欠钱${i}`
const intake = (door: Door) => ({
  requestId: newId(), person: { name: `黄一${typed(door.one.phone, 0)}`, phone: door.one.phone, idNumber: door.one.idNumber, address: `人民路${door.one.phone}号` }, forWhom: 'family', authority: 'kin', helperName: `黄二${door.one.phone}`, helperPhone: door.one.phone,
  kind: 'task', title: `欠薪 ${typed(door.one.phone, door.i + 2)}`, need: need(door), areaCode: '340403001', place: `门口贴着${typed(door.one.phone, door.i + 1)}`,
})

async function byNet({ built, one, i }: Door): Promise<string | undefined> {
  const who = new Resident(built.app)
  const words = `网上说：电话${typed(one.phone, i)}，身份证${typed(one.idNumber, i)}，卡${typed(one.card, i)}，邻居占道${i}`
  await who.open('/')
  await who.submit('/ask', { need: words })
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  await who.submit('/ask/need', { need: words, kind: 'task', topic: 'housing' })
  await who.submit('/ask/place', { county: '340403' })
  await who.submit('/ask/township', { township: '340403007' })
  await who.submit('/ask/contact', { name: '黄一', phone: one.phone })
  await who.submit('/ask/send', { truthful: 'yes' })
  const code = /class="figure">([^<]+)</u.exec(who.page)?.[1] ?? ''
  await who.open('/follow')
  await who.submit('/follow', { code, phone: one.phone })
  const number = /工单编号 ([\w-]+)/u.exec(who.text())?.[1]
  await who.open('/follow/add')
  await who.upload('/follow/add', { text: `补充：打${typed(one.phone, i + 1)}` }, [{ name: `卡${one.card}.png`, content: samples.png }])
  await who.open(`/search?q=${encodeURIComponent(one.phone)}`)
  await signInByPhone(who, one.phone)
  await who.open('/me/messages')
  return (await built.desk.pool.query<{ id: string }>('select 1')).rowCount ? idOf(built, number) : undefined
}

async function byPhone(door: Door): Promise<string | undefined> {
  const taken = await door.ask('city-hotline1', 'POST', '/api/intake/hotline', { intake: intake(door), callerNumber: door.one.phone, identityVerified: true })
  await door.ask('city-hotline1', 'POST', '/api/intake/hotline', { intake: { ...intake(door), kind: 'question', need: `问：${need(door)}`, areaCode: undefined }, answer: { publicReply: `可打${typed(door.one.phone, door.i)}`, basis: `卡${door.one.card}`, toldRights: true } })
  return taken.body.orderId as string
}

async function atWindow(door: Door): Promise<string | undefined> {
  return (await door.ask('tja-window', 'POST', '/api/intake/window', { intake: intake(door), windowNo: '3', identityVerified: true, noticeMaterials: `身份证${typed(door.one.idNumber, door.i)}复印件` })).body.orderId as string
}

async function byApi(door: Door): Promise<string | undefined> {
  const body = { foreignNumber: `W-${door.i}`, intake: intake(door) }
  return (await answered(door.built, { method: 'POST', url: '/open/v1/requests', bearer: door.bearer, body })).body.orderId as string
}

async function idOf(built: Built, number: string | undefined): Promise<string | undefined> {
  const client = await built.desk.pool.connect()
  try {
    await client.query(`begin; select set_config('app.city', 'on', true)`)
    const { rows } = await client.query<{ id: string }>('select id from work_order where number = $1', [number])
    await client.query('commit')
    return rows[0]?.id
  } finally {
    client.release()
  }
}

async function upload(built: Built, cookie: string, id: string, name: string): Promise<void> {
  const mark = 'canary-part'
  const payload = Buffer.concat([Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`), Buffer.from(`内容也有${name}`), Buffer.from(`\r\n--${mark}--\r\n`)])
  await built.app.inject(injected({ method: 'POST', url: `/api/orders/${id}/attachments`, cookie, payload, headers: { 'content-type': `multipart/form-data; boundary=${mark}` } }) as never)
}

async function answered(built: Built, asked: Asking): Promise<Answer> {
  const answer = await built.app.inject(injected({ ip: randomIp(), ...asked }) as never) as unknown as { statusCode: number; json: () => Record<string, unknown> }
  if (answer.statusCode >= 500) throw new Error(`${asked.url} answered ${answer.statusCode}`)
  return { status: answer.statusCode, body: answer.statusCode < 300 ? answer.json() : {} }
}

async function newClient(built: Built, people: People): Promise<string> {
  const made = await answered(built, { method: 'POST', url: '/api/clients', cookie: await people.as('city-system'), body: { name: '省平台', sourceSystem: '省平台', scopes: ['intake', 'status', 'receipt'], intakeUnitId: people.units.get('HN') } })
  const token = await answered(built, { method: 'POST', url: '/oauth/token', body: { grant_type: 'client_credentials', client_id: made.body.clientId, client_secret: made.body.secret } })
  return `Bearer ${String(token.body.access_token)}`
}

export async function peopleOf(built: Built, ids: (sql: string) => Promise<Map<string, string>>): Promise<People> {
  const accounts = await ids('select login as key, id from account')
  const jars = new Map<string, string>()
  return {
    units: await ids('select code as key, id from unit'),
    as: async (login) => {
      const known = jars.get(login) ?? cookieOf(await built.app.inject(injected({ method: 'POST', url: '/api/demo/sign-in', body: { accountId: accounts.get(login) } }) as never) as never)
      jars.set(login, known)
      return known
    },
  }
}

export type People = { units: ReadonlyMap<string, string>; as: (login: string) => Promise<string> }
type Answer = { status: number; body: Record<string, unknown> }
