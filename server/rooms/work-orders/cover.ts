import type { OrderDetail } from '../../../contract/work-orders.ts'
import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { findTokens, withMasked } from '../../platform/narrative-tokens/index.ts'
import { levelName, sensitiveTopics, type Level } from '../../rules/sensitivity/index.ts'
import type { Order } from './order.ts'
import { sensitiveTitle } from './titles.ts'
import type { World } from './world.ts'

/**
 * The record as this person may see it now: numbers in the texts masked; of a sensitive matter nothing that was said or
 * written, until he has opened it for a purpose (`open`), which holds for a working day.
 */
export const asSeen = async (tx: Tx, detail: Bare, order: Order, call: { actor: Actor; now: Date; world: World }): Promise<OrderDetail> => {
  const level = (await tx.one<LevelRow>(levelSql, [order.matterId, call.actor.id, call.now], 'level_of_matter'))!
  const topics = [...sensitiveTopics, ...(call.world.sensitiveTopics ?? [])]
  const sensitivity = {
    level: level.level, grade: level.grade, zh: levelName(level.level, level.grade), sensitiveClass: level.sensitiveClass, classZh: topics.find((t) => t.id === level.sensitiveClass)?.zh ?? level.sensitiveClass,
    because: level.because, setBy: level.setBy, setAt: level.at?.toISOString() ?? null, openUntil: level.until?.toISOString() ?? null, covered: order.sensitive && level.until === null,
  }
  const seen = sensitivity.covered ? { ...covered(detail), sensitivity: { ...sensitivity, because: null, classZh: null, sensitiveClass: null } } : { ...detail, sensitivity }
  return withMasked(seen, await findTokens(tx, order.matterId, seen))
}

/** Whether this person has the matter open now: what files, print and other rooms ask. */
export const isOpenTo = async (tx: Tx, order: Pick<Order, 'matterId' | 'sensitive'>, actor: Actor, now: Date): Promise<boolean> =>
  !order.sensitive || (await tx.one('select 1 from matter_opening where matter_id = $1 and account_id = $2 and until > $3 limit 1', [order.matterId, actor.id, now], 'is_open_to')) !== undefined

export const coveredFirst = '这是敏感事项：请先在工单页写明查看目的，打开后再操作。'
export const coveredText = '（敏感事项，写明目的后查看）'

/** Facts of the handling stay (state, time limits, who does what); words, places, names of files and of people go. */
function covered(detail: Bare): Bare {
  const text = <T extends string | null>(value: T): T => (value === null ? value : coveredText as T)
  const { pendingReturn, pendingExtension, consult, press, rating, foreign } = detail
  return {
    ...detail, title: sensitiveTitle, need: coveredText, place: null, placeDetail: null, topic: null, asker: '当事人', helperName: text(detail.helperName), authority: null,
    person: { ...detail.person, name: '当事人', phone: null, idNumber: null, address: null, groups: [], masked: true },
    account: text(detail.account), publicReply: text(detail.publicReply), basis: text(detail.basis), material: text(detail.material),
    pendingReturn: pendingReturn && { ...pendingReturn, reason: coveredText }, pendingExtension: pendingExtension && { ...pendingExtension, reason: coveredText },
    consult: consult && { ...consult, question: coveredText, answer: text(consult.answer) }, press: press && { ...press, demand: coveredText, answer: text(press.answer) },
    rating: rating && { ...rating, words: text(rating.words) }, foreign: foreign && { ...foreign, number: '' },
    story: detail.story.map((line) => ({ ...line, text: line.text ? coveredText : '', facts: {} })), attachments: detail.attachments.map((file, i) => ({ ...file, name: `附件${i + 1}` })), alike: [],
  }
}

const levelSql = `
  select m.sensitivity as level, m.sensitivity_grade as grade, m.sensitive_class as "sensitiveClass", m.sensitivity_because as because, m.sensitivity_at as at,
    (select a.name from account a where a.id = m.sensitivity_by) as "setBy", (select max(o.until) from matter_opening o where o.matter_id = m.id and o.account_id = $2 and o.until > $3) as until
  from matter m where m.id = $1`

type Bare = Omit<OrderDetail, 'sensitivity'>
type LevelRow = { level: Level; grade: number; sensitiveClass: string | null; because: string | null; at: Date | null; setBy: string | null; until: Date | null }
