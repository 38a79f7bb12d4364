import type { z } from 'zod'
import { shopInputs, type ReviewOutcome } from '../../../contract/shops.ts'
import type { Actor } from '../../platform/access.ts'
import { addDays, addMonths, dayOf } from '../../platform/days.ts'
import type { Refusal } from '../../platform/errors.ts'
import { json, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { Action, Decide, Outcome } from '../../platform/lifecycle.ts'
import { forbiddenIn, saidPlainly } from './forbidden-words.ts'
import type { Shop } from './record.ts'
import type { ShopWorld } from './world.ts'

/** 店铺规则 (DOMAIN §8.4): opened with a valid licence, a responsible person and two named people; each step against it with its reason. */
export const shopActions: Readonly<Record<string, Action<Shop, ShopWorld>>> = {
  amend: verb(shopInputs.amend, '改过的内容马上生效，留在经过里。', ({ input, world }) => {
    const { reason, ...said } = input
    const no = objection(said, world)
    return no ?? { set: columnsOf(said, world), facts: { text: reason } }
  }),
  submit: verb(shopInputs.submit, '交司法局审核，通过后对外展示。', ({ record, now, world }) =>
    badStanding(world) ?? objection(record, world) ?? { set: { appeal: null }, facts: { text: '提交审核' }, writes: [tellBureau(record, now, `店铺“${record.name}”提交审核，请审核`, reviewerOf(world))] }),
  approve: verb(shopInputs.approve, '店铺对外展示，居民能问、能订。', ({ record, now, world }) =>
    badStanding(world) ?? { set: { opened_on: dayOf(now), why: null, by_licence: false, returns_to: null, review_due_on: addMonths(dayOf(now), world.rules.reviewMonths) }, facts: { text: '审核通过' }, writes: [tell(record, now, '店铺审核通过，已对外展示')] }),
  sendBack: verb(shopInputs.sendBack, '退回机构修改。', ({ record, input, now }) => ({ set: { why: input.reason }, facts: { text: input.reason }, writes: [tell(record, now, `店铺审核退回：${input.reason}`)] })),
  warn: verb(shopInputs.warn, '提醒。', ({ record, input, now }) => ({ set: { warned_at: now }, facts: { text: input.reason }, writes: [tell(record, now, `店铺答复超时提醒：${input.reason}`)] })),
  limit: against(shopInputs.limit, '还能问，不能订新的产品；理由对外说明，机构可以申诉。', '限流', () => 'open'),
  close: against(shopInputs.close, '不能问、不能订；理由对外说明，机构可以申诉。', '关店', (shop) => (shop.state === 'suspended' ? shop.returnsTo ?? 'open' : shop.state)),
  suspend: against(shopInputs.suspend, '暂停期间不能问、不能订；理由对外说明。', '暂停', (shop) => shop.state),
  resume: verb(shopInputs.resume, '恢复。', ({ record, input, now, world }) => badStanding(world) ?? back(record, input.reason, now)),
  takeBack: verb(shopInputs.takeBack, '恢复到处理以前。', ({ record, input, now, world }) => badStanding(world) ?? back(record, input.reason, now)),
  appeal: verb(shopInputs.appeal, '交给作出处理的人以外的人裁定；裁定以前，处理照旧。', ({ record, input, actor, now, world }) =>
    ({ set: { appeal: json({ text: input.text, by: actor.id, byName: actor.name, at: now.toISOString() }) }, facts: { text: input.text }, writes: [tellBureau(record, now, `店铺“${record.name}”提出申诉，请裁定`, world.atCity ? 'cityHead' : 'countyHead')] }), (shop) => !shop.appeal || shop.appeal.ruling !== undefined),
  ruleOnAppeal: verb(shopInputs.ruleOnAppeal, '支持的，恢复到处理以前；不支持的，处理照旧，说明理由。', ({ record, input, actor, now, world }) => {
    if (record.decidedBy === actor.id) return { kind: 'notAllowed', message: '这个处理是您作的，申诉要由别人裁定。' }
    const ruled = json({ ...record.appeal, ruling: input.reason })
    if (!input.granted) return { to: record.state, set: { appeal: ruled }, facts: { text: `不支持：${input.reason}` }, writes: [tell(record, now, `店铺申诉没有得到支持：${input.reason}`)] }
    const no = badStanding(world)
    if (no) return no
    const restored = back(record, `支持申诉：${input.reason}`, now)
    return { ...restored, set: { ...restored.set, appeal: ruled } }
  }, (shop) => shop.appeal !== null && shop.appeal.ruling === undefined),
  yearlyReview: verb(shopInputs.yearlyReview, '通过的，下一次复核的日子往后推；要整改的，限期再看；不通过的，店铺暂停，机构可以申诉。结果和理由对外说明。', reviewed),
  remindReview: verb(shopInputs.remindReview, '提醒。', ({ record, now, world }) => {
    const due = record.reviewDueOn !== null && record.reviewDueOn <= dayOf(now)
    const text = due ? `年度复核到期（${record.reviewDueOn}）` : `年度复核将在 ${record.reviewDueOn} 到期`
    return {
      set: { review_warned_on: record.reviewDueOn, ...(due ? { review_reminded_on: record.reviewDueOn } : {}) }, facts: { text },
      writes: [tell(record, now, `店铺“${record.name}”${text}，请核对证照、专人、产品和收费`), tellBureau(record, now, `店铺“${record.name}”${text}，请复核`, reviewerOf(world))],
    }
  }),
}

/** Refusals of what a shop says of itself and whom it names; the same when it is opened and when it is amended. */
export const objection = (said: Said, { people, rules }: ShopWorld): Refusal | undefined => {
  const fields: Record<string, string> = {}
  if (!people.some((one) => one.id === said.answererId)) fields['answererId'] = '须是本机构在岗的人'
  if (!people.some((one) => one.id === said.deputyId)) fields['deputyId'] = '须是本机构在岗的人'
  if (said.answererId === said.deputyId) fields['deputyId'] = '替补专人不能是同一个人'
  for (const found of forbiddenIn({ name: said.name, intro: said.intro, specialities: said.specialities }, rules.forbidden)) fields[found.field] ??= saidPlainly([found])
  return Object.keys(fields).length ? { kind: 'invalid', message: '有的内容不行，请按提示修改。', fields } : undefined
}

export const badStanding = ({ standing }: ShopWorld): Refusal | undefined => (standing.good ? undefined : { kind: 'invalid', message: `机构现在不能开店：${standing.says}。` })

export const columnsOf = (said: Said, { people }: ShopWorld): Record<string, unknown> => {
  const name = (id: string): string => people.find((one) => one.id === id)?.name ?? ''
  return {
    name: said.name, intro: said.intro, specialities: said.specialities, hours: said.hours, responsible: said.responsible,
    answerer_id: said.answererId, answerer_name: name(said.answererId), deputy_id: said.deputyId, deputy_name: name(said.deputyId),
  }
}

/** What is done against a shop: where it came from is kept, so that it can be undone; an old appeal is no appeal against this. */
function against(input: z.ZodType<{ reason: string }>, next: string, name: string, from: (shop: Shop) => string): Action<Shop, ShopWorld> {
  return verb(input, next, ({ record, input: { reason }, actor, now, world }) => ({
    set: { returns_to: from(record), why: reason, decided_by: actor.id, by_licence: actor.kind === 'system' && !world.standing.good, appeal: null }, facts: { text: reason }, writes: [tell(record, now, `店铺${name}：${reason}。不服可以申诉`)],
  }))
}

function back(shop: Shop, reason: string, now: Date): Outcome {
  const to = shop.state === 'limited' || shop.returnsTo !== 'limited' ? 'open' : 'limited'
  return { to, set: { why: to === 'open' ? null : shop.why, returns_to: to === 'limited' ? 'open' : null, by_licence: false }, facts: { text: reason }, writes: [tell(shop, now, `店铺恢复：${reason}`)] }
}

function reviewed({ record, input: { outcome, note }, actor, now, world }: Decide<Shop, ShopWorld, { outcome: ReviewOutcome; note: string }>): Refusal | Outcome {
  const no = badStanding(world)
  if (no) return no
  const text = `年度复核${outcome === 'pass' ? '通过' : outcome === 'correct' ? `要整改，${world.rules.fixDays} 天后再复核` : '不通过'}：${note}`
  const kept = { last_review: json({ on: dayOf(now), outcome, note, by: actor.name }), review_warned_on: null, review_reminded_on: null }
  const told = { facts: { text }, writes: [tell(record, now, `店铺“${record.name}”${text}${outcome === 'fail' ? '。不服可以申诉' : ''}`)] }
  if (outcome === 'fail') return { to: 'suspended', set: { ...kept, returns_to: record.state, why: `年度复核不通过：${note}`, decided_by: actor.id, by_licence: false, appeal: null }, ...told }
  return { to: record.state, set: { ...kept, review_due_on: outcome === 'pass' ? addMonths(dayOf(now), world.rules.reviewMonths) : addDays(dayOf(now), world.rules.fixDays) }, ...told }
}

const tell = (shop: Shop, now: Date, text: string): Write => noticeOf(now, text, `/shops/${shop.id}`, shop.unitId, null)
/** Those at the bureau whose turn it is now. */
const tellBureau = (shop: Shop, now: Date, text: string, role: string): Write => noticeOf(now, text, `/shops/${shop.id}`, shop.bureauId, role)
export const reviewerOf = (world: ShopWorld): string => (world.atCity ? 'cityDispatcher' : 'countyDispatcher')
export const noticeOf = (now: Date, text: string, path: string, unitId: string, role: string | null): Write =>
  ({ insert: 'notice', row: { id: newId(now), at: now, unit_id: unitId, account_id: null, role, order_id: null, kind: 'shop', text, path } })

function verb<I>(input: z.ZodType<I>, next: string, decide: (call: Decide<Shop, ShopWorld, I>) => Refusal | Outcome, offer?: (shop: Shop, actor: Actor) => boolean): Action<Shop, ShopWorld> {
  return { input, next: () => next, decide, ...(offer ? { offer } : {}) } as unknown as Action<Shop, ShopWorld>
}

type Said = { name: string; intro: string; specialities: string; hours: string; responsible: string; answererId: string; deputyId: string }
