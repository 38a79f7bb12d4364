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
