import type { TopicId } from '../../../contract/topics.ts'
import type { Day } from '../../platform/days.ts'

/**
 * A period that the law sets a resident: by when he must claim, sue, appeal or apply. Three natures, which the law treats
 * differently: `limitation` (时效) can be interrupted and suspended; `procedural` (期限: appeal, suit, application) never is, it is
 * at most extended by a court or does not count time lost; `exclusion` (除斥期间) stands still for nothing; `exempt` has no end.
 */
export type PeriodRow = {
  readonly code: string
  readonly zh: string
  readonly nature: 'limitation' | 'procedural' | 'exclusion' | 'exempt'
  readonly length: Length
  /** The fact from whose day it runs; the day itself is not counted (民法典 201). */
  readonly starts: FactCode
  readonly basis: Article
  /** First day of the text that `basis` numbers; facts before it are shown as a transition, not decided. */
  readonly since: Day
  /** Last day on which this text was in force, where a later one is known that the house does not hold. */
  readonly until?: Day
  readonly interruption?: Interruption
  readonly suspension?: Suspension
  /** Outer ends that nothing moves, each from a fact of its own. */
  readonly caps?: readonly Cap[]
  /** After an obstacle has gone one may ask for more time; whether it is given another decides. */
  readonly leave?: Leave
  /** Does not run while this holds. */
  readonly openWhile?: { readonly flag: FlagCode; readonly says: string }
  /** What is done within it: completes 请在……前. */
  readonly toDo: string
  readonly topics: readonly TopicId[]
  /** Lay words by which it is suggested. */
  readonly hints: RegExp
  readonly note?: string
}

export type Length = { readonly years: number } | { readonly months: number } | { readonly days: number }
export type Article = { readonly law: string; readonly number: number; /** Short, as the text has it. */ readonly says: string }
export type Interruption = { readonly basis: Article; readonly grounds: readonly InterruptionGround[] }
/**
 * `sixMonths`: an obstacle in the last six months; ends six months after it has gone (民法典 194). `lastSixMonths`: the same
 * window, but the rest runs on (国家赔偿法 39). `runsOn`: at any time, the time lost is not counted.
 */
export type Suspension = { readonly how: 'sixMonths' | 'lastSixMonths' | 'runsOn'; readonly basis: Article; readonly grounds: string }
export type Cap = { readonly length: Length; readonly starts: FactCode; readonly basis: Article }
export type Leave = { readonly days: number; readonly basis: Article; readonly who: string }

/** Days that a person enters, as he asks for them. */
export const factNames = {
  knew: '知道或者应当知道权利受损害以及对方是谁的日子', harmed: '权利受到损害的日子', lastInstalmentDue: '最后一期履行期限届满的日子',
  graceEnded: '催告给对方的宽限期届满的日子（对方当场明确拒绝的，填拒绝的日子）', turned18: '受害人年满十八周岁的日子', delivered: '产品交付最初消费者的日子',
  employmentEnded: '劳动关系终止的日子', awardReceived: '收到裁决书的日子', injured: '事故伤害发生，或者被诊断、鉴定为职业病的日子', appraisalReceived: '收到鉴定结论的日子',
  judgmentServed: '判决书送达（收到）的日子', rulingServed: '裁定书送达（收到）的日子', inForce: '判决、裁定发生法律效力的日子', performanceEnded: '法律文书规定的履行期间最后一日（分期的，最后一期届满；未规定的，文书生效日）',
  knewAct: '知道或者应当知道该行政行为的日子', knewContent: '知道或者应当知道行政行为内容的日子', actMade: '行政行为作出的日子', reviewReceived: '收到复议决定书的日子（逾期不决定的，复议期满日）',
  agreementEffective: '调解协议生效的日子', orderReceived: '收到支付令的日子', knewCause: '知道或者应当知道撤销事由的日子', actDone: '民事法律行为发生的日子', duressEnded: '胁迫行为终止（恢复人身自由）的日子',
  debtDue: '主债务履行期限届满的日子', knewBequest: '知道受遗赠的日子', resolved: '决议作出的日子', knewResolution: '知道或者应当知道决议作出的日子', goodsReceived: '收到商品的日子', breachEnded: '违法行为发生的日子（有连续、继续状态的，终了的日子）',
} as const
export type FactCode = keyof typeof factNames

export const interruptionGrounds = {
  demand: '向对方提出履行请求', promise: '对方同意履行', proceedings: '提起诉讼或者申请仲裁', equal: '与起诉、仲裁同等效力的其他情形（如申请支付令、申请调解）', relief: '向有关部门请求权利救济',
} as const
export type InterruptionGround = keyof typeof interruptionGrounds

export const flagNames = {
  employmentGoesOn: '劳动关系还在存续', preservation: '需要立即申请财产保全、证据保全', advance: '需要立即申请先予执行', notTold: '作出行政行为时没有告知申请复议（起诉）的权利、机关和期限',
} as const
export type FlagCode = keyof typeof flagNames

/** What is known of an order, entered by a person: days, and what has happened since. */
export type Facts = {
  readonly days: { readonly [F in FactCode]?: Day }
  readonly flags?: readonly FlagCode[]
  readonly events?: readonly PeriodEvent[]
}
export type PeriodEvent =
  | { readonly kind: 'interrupted'; readonly ground: InterruptionGround; readonly on: Day; /** Last day of the proceedings; absent while they go on. */ readonly ended?: Day }
  | { readonly kind: 'obstacle'; readonly says?: string; readonly on: Day; readonly ended?: Day }
