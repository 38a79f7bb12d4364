import type { FastifyInstance } from 'fastify'
import { signInCodePage, signInNamePage, signInPage } from '../../../web/portal/index.ts'
import type { Problems } from '../../../web/portal/views.ts'
import { maskPhone } from '../citizens/index.ts'
import type { Refusal } from '../residents/index.ts'
import { RETURN_PATH } from '../residents/index.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import { cookieIn } from './cookies.ts'
import type { Typed } from './drafts.ts'
import { readForm } from './forms.ts'
import { deviceOf, attemptOf, backOf, keepAttempt, keepSession, originOf, signedIn, type SignInDeps } from './signed-in.ts'

/** Signing in, by a code on the telephone or by the unified identity. Nothing here says whether a number is known. */
export function mountSignIn(app: FastifyInstance, portal: Portal): void {
  const { signIn } = portal.deps
  if (!signIn) return
  const on = (work: (visit: Visit, signIn: SignInDeps) => Promise<unknown>) => (request: Visit['request'], reply: Visit['reply']) => work({ portal, request, reply }, signIn)
  app.get('/sign-in', on(async (visit, deps) => page(visit, entry(visit, deps, { back: query(visit, 'back') }, WHY[query(visit, 'why') ?? ''] ?? null))))
  app.post('/sign-in', on(send))
  app.get('/sign-in/code', on(showCode))
  app.post('/sign-in/code', on(enterCode))
  app.post('/sign-in/again', on(again))
  app.get('/sign-in/again', on(async (visit) => goTo(visit, '/sign-in/code')))
  app.get('/sign-in/name', on(showName))
  app.post('/sign-in/name', on(enterName))
  app.get('/sign-in/identity', on(leaveForIdentity))
  app.get(RETURN_PATH, on(comeBack))
}

async function send(visit: Visit, { residents }: SignInDeps): Promise<unknown> {
  const { typed } = await readForm(visit)
  if (!residents.offers.phone) return goTo(visit, '/follow')
  const back = backOf(typed['back'])
  const sent = await residents.sendCode({ phone: tidy(typed['phone'] ?? ''), address: visit.request.ip, back })
  if (!sent.sent) return page(visit, entry(visit, { residents }, { ...typed, back }, null, { phone: sent.why }), 422)
  keepAttempt(visit, sent.attemptId)
  return goTo(visit, '/sign-in/code')
}

async function showCode(visit: Visit, deps: SignInDeps): Promise<unknown> {
  const attempt = await deps.residents.attempt(attemptOf(visit))
  return attempt ? page(visit, code(visit, deps, attempt.phone, {}, {}, query(visit, 'said') === 'again' ? '又发了一条，请用最新的那一条。' : null)) : goTo(visit, '/sign-in')
}

async function enterCode(visit: Visit, deps: SignInDeps): Promise<unknown> {
  const { typed } = await readForm(visit)
  const [id, { residents }] = [attemptOf(visit), deps]
  const attempt = await residents.attempt(id)
  const told = await residents.checkCode(id, typed['code'] ?? '')
  if (told.fits) {
    keepSession(visit, await residents.open({ way: 'phone', phone: told.phone, name: null, idNumber: null, device: deviceOf(visit.request) }, cookieIn(visit.request, 'resident')))
    return goTo(visit, told.back)
  }
  if (!attempt) return goTo(visit, '/sign-in?why=late')
  return page(visit, code(visit, deps, attempt.phone, typed, { code: wordsOf(told) }), told.over === 'tries' ? 429 : 422)
}

async function again(visit: Visit, deps: SignInDeps): Promise<unknown> {
  await readForm(visit)
  const attempt = await deps.residents.attempt(attemptOf(visit))
  if (!attempt) return goTo(visit, '/sign-in')
  const sent = await deps.residents.sendCode({ phone: attempt.phone, address: visit.request.ip, back: attempt.back })
  if (!sent.sent) return page(visit, code(visit, deps, attempt.phone, {}, { code: sent.why }), 422)
  keepAttempt(visit, sent.attemptId)
  return goTo(visit, '/sign-in/code?said=again')
}

async function showName(visit: Visit): Promise<unknown> {
  const who = await signedIn(visit)
  return who ? page(visit, name(visit, who.session.phone ?? '', {}, {})) : goTo(visit, '/sign-in')
}

async function enterName(visit: Visit): Promise<unknown> {
  const who = await signedIn(visit)
  const { typed } = await readForm(visit)
  if (!who) return goTo(visit, '/sign-in?why=late')
  const typedName = typed['name']?.trim() ?? ''
  if (typedName === '') return page(visit, name(visit, who.session.phone ?? '', typed, { name: '请填写您当时留的姓名' }), 422)
  const { fits, left } = await who.residents.giveName(who.cookie, who.session, typedName)
  if (fits) return goTo(visit, '/me')
  return left > 0 ? page(visit, name(visit, who.session.phone ?? '', typed, { name: `没有用这个姓名留的事，请看看有没有写错。还可以试 ${left} 次` }), 422) : goTo(visit, '/sign-in?why=names')
}

/** A link and not a form: what may be posted to is our own site alone (form-action), and a redirect behind a post counts. */
async function leaveForIdentity(visit: Visit, { residents }: SignInDeps): Promise<unknown> {
  if (!residents.identity) return goTo(visit, '/sign-in')
  const back = backOf(query(visit, 'back'))
  const started = await residents.identity.start({ origin: originOf(visit), back, address: visit.request.ip })
  if (!started.ok) return refused(visit, started.why, back)
  keepAttempt(visit, started.attemptId)
  return goTo(visit, started.url)
}

/** The answer is redeemed and leaves the address line at once, code and state with it. */
async function comeBack(visit: Visit, { residents }: SignInDeps): Promise<unknown> {
  if (!residents.identity) return goTo(visit, '/sign-in')
  const [, search = ''] = visit.request.url.split('?')
  const told = await residents.identity.finish({ attemptId: attemptOf(visit), search, address: visit.request.ip })
  if (!told.ok) return refused(visit, told.why, told.back)
  keepSession(visit, await residents.open({ way: 'identity', ...told.person, device: deviceOf(visit.request) }, cookieIn(visit.request, 'resident')))
  return goTo(visit, told.back)
}

const refused = (visit: Visit, why: Refusal, back: string): unknown => (why === 'tooOften' ? wrongPage(visit, 429, WHY[why], '/sign-in') : goTo(visit, `/sign-in?why=${why}&back=${encodeURIComponent(back)}`))

const entry = (visit: Visit, { residents }: Pick<SignInDeps, 'residents'>, typed: Partial<Typed>, said: string | null, problems: Problems = {}): string =>
  signInPage({ frame: frame(visit, '/sign-in'), typed: { phone: typed['phone'] ?? '' }, problems, offers: residents.offers, back: backOf(typed['back']), said })

const code = (visit: Visit, { simulators }: SignInDeps, phone: string, typed: Typed, problems: Problems, said: string | null = null): string =>
  signInCodePage({ frame: frame(visit, '/sign-in/code'), typed, problems, phone, simulator: simulators !== undefined, said })

const name = (visit: Visit, phone: string, typed: Typed, problems: Problems): string =>
  signInNamePage({ frame: frame(visit, '/sign-in/name'), typed, problems, shown: maskPhone(phone) ?? '' })

function wordsOf({ left, short, over }: { left: number; short?: true; over?: 'time' | 'tries' }): string {
  if (over === 'tries') return '这个验证码试错太多次，不能用了。请按“再发一次”'
  if (over === 'time') return '这个验证码过期了，或者已经用过。请按“再发一次”'
  return short ? '验证码是短信里的六位数字，请再看一遍' : `验证码不对，请对照短信再看一遍。还可以试 ${left} 次`
}

const query = (visit: Visit, field: string): string | undefined => {
  const value = (visit.request.query as Record<string, unknown>)[field]
  return typeof value === 'string' ? value : undefined
}

const tidy = (phone: string): string => phone.normalize('NFKC').replace(/[\s()·.-]/gu, '').replace(/^(\+|00)86/, '')

const WHY: Readonly<Record<string, string>> = Object.assign(Object.create(null) as Record<string, string>, {
  late: '等得太久，已经失效了，请再来一次。写了一半的内容都还在。', expired: '时间长了没有动，已经自动退出。请再登录一次，写了一半的内容都还在。', names: '姓名试错太多次，已经退出。请用查询码查，或者打 12348。',
  out: '已经退出登录。', away: '统一身份认证现在连不上。请用手机验证码，或者用查询码查，也可以打 12348。', tooOften: '这个网络刚才登录得太多，请过一小时再试；急着看的，用查询码查。',
  stale: '这次登录等得太久，或者已经用过了。请再按一次“用统一身份认证登录”。', denied: '您没有同意登录，我们什么也没有收到。可以用手机验证码，或者用查询码查。',
  mismatch: '这次登录没有通过核对，没有登进去。请从这一页重新登录；还是不行，请打 12348。', notVerified: '您的统一身份还没有实名认证。请先实名，或者用手机验证码。',
})
