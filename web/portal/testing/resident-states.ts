import type { Message, MyMatter, MyMatters, MyMessages } from '../../../contract/residents.ts'
import * as portal from '../index.ts'
import type { Frame } from '../views.ts'

export function residentStates(frame: Frame): Readonly<Record<string, string>> {
  const step = { frame, typed: {}, problems: {} }
  const offers = { phone: true, identity: true }
  const mine = (more: Partial<MyMatters> = {}): MyMatters => ({ who: WHO, matters: Array.from({ length: 10 }, (_, n) => ({ ...MATTER, ...KINDS[n % KINDS.length] })), total: 23, page: 2, pages: 3, unread: 3, shared: false, wanted: [{ id: ID, title: MATTER.title, number: MATTER.number, what: 'supplement' }, { id: ID, title: '邻居占了我家的地', number: MATTER.number, what: 'rate' }], ...more })
  const news = (more: Partial<MyMessages> = {}): MyMessages => ({ who: WHO, messages: Array.from({ length: 20 }, (_, n) => ({ ...MESSAGE, unread: n < 3, wanted: n === 0 ? 'supplement' : null })), unread: 3, page: 2, more: true, ...more })
  return {
    'sign-in': portal.signInPage({ ...step, offers, back: '/me', said: null }),
    'sign-in-phone-only': portal.signInPage({ ...step, offers: { phone: true, identity: false }, back: '/me', said: '时间长了没有动，已经自动退出。请再登录一次，写了一半的内容都还在。' }),
    'sign-in-none': portal.signInPage({ ...step, offers: { phone: false, identity: false }, back: '/me', said: null }),
    'sign-in-error': portal.signInPage({ ...step, typed: { phone: '0554-2671234' }, problems: { phone: '座机收不到短信，请填手机号码；没有手机的，请用查询码查。' }, offers, back: '/me', said: null }),
    'sign-in-code': portal.signInCodePage({ ...step, phone: '13855401234', simulator: true, said: '又发了一条，请用最新的那一条。' }),
    'sign-in-code-error': portal.signInCodePage({ ...step, typed: { code: '123456' }, problems: { code: '验证码不对，请对照短信再看一遍。还可以试 3 次' }, phone: '13855401234', simulator: false, said: null }),
    'sign-in-name': portal.signInNamePage({ ...step, shown: '138****1234' }),
    'sign-in-name-error': portal.signInNamePage({ ...step, typed: { name: '王' }, problems: { name: '没有用这个姓名留的事，请看看有没有写错。还可以试 4 次' }, shown: '138****1234' }),
    me: portal.mePage({ frame, mine: mine() }),
    'me-empty': portal.mePage({ frame, mine: mine({ matters: [], wanted: [], total: 0, page: 1, pages: 1, unread: 0 }) }),
    'me-shared': portal.mePage({ frame, mine: mine({ matters: [], wanted: [], total: 0, page: 1, pages: 1, unread: 0, shared: true }) }),
    'me-identity': portal.mePage({ frame, mine: mine({ who: { way: 'identity', shown: '王秀英，138****1234', name: '王秀英' }, page: 1, pages: 1, total: 10 }) }),
    messages: portal.messagesPage({ frame, mine: news(), said: null }),
    'messages-read': portal.messagesPage({ frame, mine: news({ messages: news().messages.map((one) => ({ ...one, unread: false })), unread: 0, page: 1, more: false }), said: '已经全部记为看过' }),
    'messages-none': portal.messagesPage({ frame, mine: news({ messages: [], unread: 0, page: 1, more: false }), said: null }),
    'simulated-phone': portal.simulatedPhonePage({ frame, message: { at: '2026-11-23T06:20:00Z', text: '验证码 123456，5 分钟内有效，用来登录淮南公共法律服务。任何人向您要验证码，都是骗子。' } }),
    'simulated-phone-none': portal.simulatedPhonePage({ frame, message: null }),
    'simulated-identity': portal.simulatedIdentityPage({ ...step, asked: { client_id: 'santai-demo', state: 'x' }, people: [{ name: '王秀英', shown: '340499********1111，13855401234' }, { name: '李建国', shown: '340499********2222' }] }),
    'simulated-identity-error': portal.simulatedIdentityPage({ ...step, problems: { person: '请选一个人，或者填姓名和对的证件号码' }, asked: { client_id: 'santai-demo' }, people: [{ name: '王秀英', shown: '340499********1111' }] }),
  }
}

const ID = '019a0000-0000-7000-8000-000000000001'
const WHO = { way: 'phone', shown: '138****1234', name: null } as const
const MATTER: MyMatter = { id: ID, number: '淮田工单〔2026〕000123', title: '工地拖欠工钱一万四千多元，包工头不接电话', asker: '王某某', state: 'toSupplement', turnWords: '等您补充材料', createdAt: '2026-11-19T02:12:00Z', wanted: 'supplement', unread: 2 }
const KINDS: readonly Partial<MyMatter>[] = [{}, { state: 'inHand', turnWords: '洞山街道司法所正在办', wanted: null, unread: 1 }, { state: 'done', title: '邻居占了我家的地', wanted: 'rate', unread: 0 }, { state: 'archived', wanted: null, unread: 0 }]
const MESSAGE: Message = { orderId: ID, number: MATTER.number, title: MATTER.title, at: '2026-11-20T02:12:00Z', by: '洞山街道司法所', text: '请补充劳动合同，或者能证明在这家干活的东西。\n没有合同的，工友的证言也行。', unread: true, wanted: null }
