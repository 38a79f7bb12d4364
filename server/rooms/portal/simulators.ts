import type { FastifyInstance } from 'fastify'
import { simulatedIdentityPage, simulatedPhonePage } from '../../../web/portal/index.ts'
import type { Problems } from '../../../web/portal/views.ts'
import { readIdNumber } from '../../rules/papers/index.ts'
import { SIMULATOR, type DemoPerson } from '../residents/index.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import type { Typed } from './drafts.ts'
import { readForm } from './forms.ts'
import { attemptOf, originOf, type SignInDeps } from './signed-in.ts'

/** Of the demonstration alone: the telephone that receives, and the stand-in for the government's sign-in. */
export function mountSimulators(app: FastifyInstance, portal: Portal): void {
  const { signIn } = portal.deps
  if (!signIn?.simulators) return
  const simulators = signIn.simulators
  app.get('/simulator/phone', (request, reply) => phone({ portal, request, reply }, signIn))
  app.get(`${SIMULATOR}/authorize`, (request, reply) => ask({ portal, request, reply }, simulators, request.query as Record<string, unknown>, {}, {}))
  app.post(`${SIMULATOR}/choose`, (request, reply) => choose({ portal, request, reply }, simulators))
  app.get(`${SIMULATOR}/choose`, (request, reply) => goTo({ portal, request, reply }, '/sign-in'))
}

/** Only what this very browser has asked for. */
async function phone(visit: Visit, { residents }: SignInDeps): Promise<unknown> {
  const id = attemptOf(visit)
  const message = id ? await residents.simulatedSms(id) : null
  return page(visit, simulatedPhonePage({ frame: frame(visit), message: message && { text: message.text, at: message.at.toISOString() } }))
}

async function ask(visit: Visit, { identity, people }: Simulators, asked: Readonly<Record<string, unknown>>, typed: Typed, problems: Problems): Promise<unknown> {
  if (!identity.read(originOf(visit), asked)) return wrongPage(visit, 400, '登录请求不对，请从登录页重新开始。', '/sign-in')
  const carried = Object.fromEntries(CARRIED.map((name) => [name, String(asked[name] ?? '')]))
  const shown = (await people()).map((one) => ({ name: one.name, shown: [`${one.idNumber.slice(0, 6)}********${one.idNumber.slice(-4)}`, one.phone].filter(Boolean).join('，') }))
  return page(visit, simulatedIdentityPage({ frame: frame(visit, '/sign-in'), typed, problems, asked: carried, people: shown }), Object.keys(problems).length ? 422 : 200)
}

async function choose(visit: Visit, simulators: Simulators): Promise<unknown> {
  const { typed } = await readForm(visit)
  const asked = simulators.identity.read(originOf(visit), typed)
  if (!asked) return wrongPage(visit, 400, '登录请求不对，请从登录页重新开始。', '/sign-in')
  if (typed['answer'] === 'no') return goTo(visit, simulators.identity.refuse(asked))
  const person = chosen(typed, await simulators.people())
  return person ? goTo(visit, simulators.identity.grant(asked, person)) : ask(visit, simulators, typed, typed, { person: '请选一个人，或者填姓名和对的证件号码' })
}

function chosen(typed: Typed, people: readonly DemoPerson[]): DemoPerson | undefined {
  const idNumber = readIdNumber(typed['idNumber'] ?? '')
  if (typed['name']?.trim() && idNumber.ok) return { name: typed['name'].trim().slice(0, 60), idNumber: idNumber.value.number, phone: typed['phone']?.trim() || undefined }
  return /^\d{1,2}$/.test(typed['person'] ?? '') ? people[Number(typed['person'])] : undefined
}

type Simulators = NonNullable<SignInDeps['simulators']>
const CARRIED = ['client_id', 'redirect_uri', 'response_type', 'code_challenge', 'code_challenge_method', 'scope', 'state', 'nonce'] as const
