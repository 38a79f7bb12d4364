import { securityEndpoints as security, type DemoPerson } from '../../contract/security.ts'
import { workOrderEndpoints as orders } from '../../contract/work-orders.ts'
import { demoSession, talk, type Answer, type Talk } from './replay-talk.ts'
import { askAsResident } from './replay-resident.ts'
import type { Message } from './replay-message.ts'

/** Opens one of the public doors of a running server. Staff and credentials come from the demonstration, or from the environment. */
export async function openDoor(name: string, url: string): Promise<Door> {
  const open = DOORS[name]
  if (!open) throw new Error(`没有入口 ${name}，可选：${Object.keys(DOORS).join('、')}。`)
  try {
    await fetch(url)
    return await open(url)
  } catch (error) {
    if ((error as Error).message === 'fetch failed') throw new Error(`${url} 没有应答。请先执行 npm start，或用 --url 指定地址。`)
    throw error
  }
}

const DOORS: Record<string, (url: string) => Promise<Door>> = {
  network: async url => ({ send: message => askAsResident(url, message.intake('network')) }),
  hotline: async url => {
    const session = await demoSession(url, 'hotlineAgent')
    return { send: async message => outcomeOf(await session(orders.hotline.path, { intake: message.intake('hotline'), callerNumber: message.intake('hotline').person.phone, calledAt: message.sentAt })) }
  },
  window: async url => {
    const session = await demoSession(url, 'windowClerk')
    return { send: async message => outcomeOf(await session(orders.window.path, { intake: message.intake('window'), windowNo: '1' })) }
  },
  api: async url => {
    const hand = await clientOf(url)
    return { send: async message => outcomeOf(await hand(orders.apiIntake.path, { intake: message.intake('api'), foreignNumber: message.id, sourceName: '留言回放', registeredAt: message.sentAt })) }
  },
}

/** A client of the API door: named by SANTAI_CLIENT_ID and SANTAI_CLIENT_SECRET, else made by the demonstration's system officer. */
async function clientOf(url: string): Promise<Talk> {
  const { SANTAI_CLIENT_ID: id, SANTAI_CLIENT_SECRET: secret } = process.env
  const client = id && secret ? { clientId: id, secret } : await newClient(url)
  const { body } = await talk(url)(security.token.path, { grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.secret })
  if (!body.access_token) throw new Error(`没有取得令牌：${JSON.stringify(body)}`)
  return talk(url, { authorization: `Bearer ${body.access_token}` })
}

async function newClient(url: string): Promise<{ clientId: string; secret: string }> {
  const session = await demoSession(url, 'systemOfficer')
  const { body: people } = await talk(url)(security.demoPeople.path) as { body: DemoPerson[] }
  const desk = people.find(person => person.role === 'cityDispatcher') ?? people[0]!
  const { status, body } = await session(security.createClient.path, { name: `留言回放 ${new Date().toISOString().slice(0, 16)}`, sourceSystem: '留言回放', scopes: ['intake', 'status'], intakeUnitId: desk.unitId })
  if (status !== 200) throw new Error(`没有建成接口账号：${JSON.stringify(body)}`)
  return body as { clientId: string; secret: string }
}

function outcomeOf({ status, body }: Answer): Outcome {
  if (status === 200 || status === 201) return { kind: body.outcome, order: body.orderId }
  const error = body.error ?? {}
  const fields = Object.values((error.fields ?? {}) as Record<string, string>)
  return { kind: status >= 500 ? 'failed' : 'refused', why: fields.length ? fields.join('；') : error.message ?? `${status}` }
}

export type Outcome = { kind: 'created' | 'joined' | 'answered' | 'refused' | 'failed'; order?: string; why?: string }
export type Door = { send(message: Message): Promise<Outcome> }
