import { z } from 'zod'
import type { OrderState } from './work-order-states.ts'

/** How a resident has signed in, and what that lets him see. */
export const signInWays = { phone: '手机验证码', identity: '统一身份认证' } as const
export type SignInWay = keyof typeof signInWays

/** Who is signed in, as his own pages show it. */
export type ResidentView = { way: SignInWay; /** 138****1234; with a verified identity also the name. */ shown: string; name: string | null }

export type MyMatter = { id: string; number: string; title: string; asker: string; state: OrderState; turnWords: string; createdAt: string; wanted: Wanted | null; unread: number }
/** What the resident himself has to do, or may do now. */
export type Wanted = 'supplement' | 'rate'
export type MyMatters = {
  who: ResidentView; matters: MyMatter[]; total: number; page: number; pages: number; unread: number
  wanted: { id: string; title: string; number: string; what: Wanted }[]
  /** So many people use this number that it proves nothing. */ shared: boolean
}

/** 站内消息: a public line in the story of an order of his, written by somebody else. */
export type Message = { orderId: string; number: string; title: string; at: string; by: string | null; text: string; unread: boolean; wanted: Wanted | null }
export type MyMessages = { who: ResidentView; messages: Message[]; unread: number; page: number; more: boolean }

/** The numbers of signing in, each with what it may be at least and at most: one home for the form, the store and the reader. */
export const signInBounds = {
  codeMinutes: { zh: '验证码有效（分钟）', least: 1, most: 30 }, codeTries: { zh: '一个验证码可试（次）', least: 3, most: 10 }, againSeconds: { zh: '隔多久可再要（秒）', least: 30, most: 600 },
  perPhoneDay: { zh: '一个号码一天可要（次）', least: 3, most: 50 }, perAddressHour: { zh: '一个网络一小时可要（次）', least: 5, most: 5000 }, perCityDay: { zh: '全市一天最多（条）', least: 10, most: 1_000_000 },
  idleMinutes: { zh: '不动就退出（分钟）', least: 5, most: 120 }, sessionMinutes: { zh: '一次登录最长（分钟）', least: 10, most: 720 }, nameTries: { zh: '姓名可试（次）', least: 3, most: 10 }, sharedBy: { zh: '几个人用的号码不再凭它列事（人）', least: 2, most: 50 },
  resumeDays: { zh: '写了一半、领了接续码的留（天）', least: 1, most: 30 },
} as const
export type SignInNumber = keyof typeof signInBounds
export type SignInNumbers = { [N in SignInNumber]: number }

const bounded = ({ zh, least, most }: { zh: string; least: number; most: number }) => z.coerce.number({ error: `${zh}请填数字` }).int(`${zh}请填整数`).min(least, `${zh}至少 ${least}`).max(most, `${zh}最多 ${most}`).meta({ label: zh, widget: 'number' })
type Bounded = ReturnType<typeof bounded>
export const signInInput = z.object(Object.fromEntries(Object.entries(signInBounds).map(([name, of]) => [name, bounded(of)])) as { [N in SignInNumber]: Bounded })
