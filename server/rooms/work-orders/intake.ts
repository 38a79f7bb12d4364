import type { IntakeInput, IntakeReceipt } from '../../../contract/intake.ts'
import type { Door } from '../../../contract/work-order-states.ts'
import type { Actor } from '../../platform/access.ts'
import { birth, once, outboxWrite, requestWrite, type Answered, type House, type RequestKey } from '../../platform/act.ts'
import { auditWrite } from '../../platform/audit.ts'
import type { Sight, Tx } from '../../platform/context.ts'
import { sm3, type Vault } from '../../platform/crypto.ts'
import { Refused } from '../../platform/errors.ts'
import type { Write } from '../../platform/flush.ts'
import { newId, queryCode } from '../../platform/ids.ts'
import { keepNumbers, numbersNamed, withoutCodes } from '../../platform/narrative-tokens/index.ts'
import { together, type Worked } from '../../platform/together.ts'
import { areaOfText } from '../../rules/area-of-text.ts'
import { levelOf } from '../../rules/sensitivity/index.ts'
import { keysOf, maskName, matterWrite, personAgain, personWrite, plainPhone } from '../citizens/index.ts'
import { limitWords } from './action.ts'
import { attachTo } from './attachments.ts'
import { workOrders } from './lifecycle.ts'
import type { Order } from './order.ts'
import { sensitiveTitle, titleOf } from './titles.ts'
import type { World } from './world.ts'

/**
 * The one intake behind every door: person, matter, contact and order in one transaction and one statement. Idempotent by
 * `requestId`. The same words from the same person while the earlier order is open join it: nobody is served twice.
 */
export const takeIn = async (house: IntakeHouse, facts: IntakeFacts): Promise<IntakeReceipt> => {
  const key: RequestKey = { actor: facts.actor, sight: facts.sight, id: 'intake', action: facts.door, input: { ...facts.input, answer: facts.answer, source: facts.source }, requestId: facts.input.requestId, now: facts.now }
  const bureauId = bureauOf(house.world, facts)
  const number = await house.giveNumber(house.world.unit(bureauId)?.code.toUpperCase() ?? 'HN', facts.now)
  const attempt = (): Promise<Answered> => once(house.pool, key, () => together(house.pool, facts.sight, (tx) => takeInWith(tx, house, facts, key, { bureauId, number })))
  // Two doors may bring the same new person (or the same foreign number) at the same moment: the second finds what the first made.
  const answered = await attempt().catch((error: { constraint?: string }) => (error.constraint === 'person_id_number' || error.constraint === 'work_order_foreign' ? attempt() : Promise.reject(error)))
  if ('refusal' in answered) throw new Refused(answered.refusal)
  const receipt = answered.answer as IntakeReceipt
  house.committed?.([{ ownerIds: [], unitIds: [facts.unitId], bureauIds: [bureauId], recordId: receipt.orderId }])
  return { ...receipt, queryCode: receipt.queryCode && house.vault.open(receipt.queryCode, 'query-code') }
}

async function takeInWith(tx: Tx, house: IntakeHouse, typed: IntakeFacts, key: RequestKey, place: { bureauId: string; number: string }): Promise<Worked<Answered>> {
  const { now, actor } = typed
  // The same words to another body of his choice are another request.
  const alikeHash = alikeOf(`${typed.input.need}${typed.chosen ? typed.unitId + typed.input.kind : ''}`)
  const { known, checked, said } = await whoAsks(tx, house.vault, typed, alikeHash)
  const matterId = known?.matterId ?? newId(now)
  const { facts, writes } = withTokens(said, matterId)
  const { input } = facts
  let receipt: IntakeReceipt
  if (known?.orderId) {
    receipt = { outcome: 'joined', orderId: known.orderId, number: known.number!, queryCode: null, state: known.state!, dueAt: known.dueAt?.toISOString() ?? null, promise: `您已经反映过同一件事（${known.number}），正在办理，不用重复提交；可以用原来的查询码查看进度或催办。` }
    writes.push(contactWrite(facts, house.vault, { orderId: known.orderId, matterId: known.matterId!, personId: known.personId, kind: 'repeat' }))
    writes.push(...attachTo(known.orderId, input.attachmentIds, actor))
    writes.push(outboxWrite(now, 'workOrder.repeated', 'workOrder', known.orderId, { door: facts.door }))
  } else {
    const born = bear(house, facts, { ...place, matterId, personId: known?.personId ?? newId(now), returning: known !== undefined, alikeHash })
    if (!known) writes.push(personWrite(born.order.personId, input, house.vault, now, checked))
    writes.push(...born.writes)
    receipt = born.receipt
  }
  const again = known ? personAgain(known.personId, input, house.vault, facts.identityVerified === true, now) : []
  writes.push(...again)
  writes.push(auditWrite({ actor, at: now, act: `intake.${facts.door}`, object: receipt.orderId, purpose: null, result: 'ok' }), requestWrite(key, { answer: receipt }))
  // A file is bound to an order born in this very statement, and a person is met whose record is beyond the asker's sight.
  return { answer: { answer: receipt }, writes, beyond: input.attachmentIds.length + again.length > 0 }
}

/**
 * Papers seen at the window, questions answered on the telephone, or another system that knows its people. On the telephone nobody
 * is verified by a tick: it counts for the person whose file stands open there, and for nobody else.
 */
async function whoAsks(tx: Tx, vault: Vault, typed: IntakeFacts, alikeHash: string): Promise<{ known: Known | undefined; checked: boolean; said: IntakeFacts }> {
  const checked = typed.identityVerified === true || typed.source !== undefined
  const known = await findKnown(tx, vault, typed.input, alikeHash, typed.source, checked)
  if (!typed.identityVerified || !typed.openTo || (known && typed.openTo.includes(known.personId))) return { known, checked, said: typed }
  return whoAsks(tx, vault, { ...typed, identityVerified: false }, alikeHash)
}

/** Numbers in the words become tokens of the matter; those in fields of their own are sealed where they belong. */
function withTokens(facts: IntakeFacts, matterId: string): { facts: IntakeFacts; writes: Write[] } {
  const { input, answer, noticeMaterials } = facts
  const { kept, writes } = keepNumbers({ input, answer, noticeMaterials }, matterId, facts.now)
  return { facts: writes.length ? { ...facts, ...kept } : facts, writes }
}

/** A new order with its matter, contact and first story line. */
function bear(house: IntakeHouse, facts: IntakeFacts, at: { bureauId: string; number: string; matterId: string; personId: string; returning: boolean; alikeHash: string }): { order: Order; writes: Write[]; receipt: IntakeReceipt } {
  const { input, now, vault = house.vault } = { ...facts, vault: house.vault }
  const { matterId } = at
  const [id, code] = [newId(now), queryCode()]
  const level = levelOf({ topic: input.topic, text: `${input.title ?? ''} ${input.need}` }, house.world.sensitiveTopics)
  const title = level.sensitiveClass ? sensitiveTitle : withoutCodes(input.title ?? titleOf(input.need))
  const { chosen } = facts
  const state = stateOf(facts)
  const row = {
    number: at.number, state, person_id: at.personId, matter_id: matterId, kind: input.kind, door: facts.door, title, need: input.need, topic: input.topic ?? null,
    area_code: input.areaCode ?? null, place: input.place ?? null, asker: input.anonymous ? '匿名' : maskName(input.person.name), for_whom: input.forWhom, authority: input.authority ?? null,
    helper_name: input.helperName ?? null, helper_phone_sealed: input.helperPhone ? vault.seal(plainPhone(input.helperPhone), 'phone') : null, anonymous: input.anonymous, reply_by: input.replyBy ?? null,
    bureau_id: at.bureauId, intake_unit_id: facts.unitId, created_by: facts.actor.id, query_code_hash: vault.blindIndex(code, 'query-code'), alike_hash: at.alikeHash, sensitive: level.sensitiveClass !== null,
    ...(chosen ? { unit_id: facts.unitId, ...(state === 'toSign' ? { assigned_at: now } : { handler_id: chosen.handlerId }) } : {}),
    ...(facts.answer ? { closed_at: now, public_reply: facts.answer.publicReply, basis: facts.answer.basis ?? null, solved: true } : {}),
    ...(facts.noticeMaterials ? { material: facts.noticeMaterials } : {}),
    ...(facts.source ? { source_system: facts.source.system, foreign_number: facts.source.number, foreign_due_at: facts.source.dueAt ? new Date(facts.source.dueAt) : null } : {}),
  }
  const starts = state === 'done' ? ['WO-RATE', 'WO-REOPEN', 'WO-ARCHIVE', ...(facts.source ? ['WO-RECEIPT'] : [])] : startsIn[state] ?? [input.kind === 'question' ? 'CS-MSG' : 'WO-ACCEPT']
  const told = facts.noticeMaterials ? `已一次性告知需要的材料：${facts.noticeMaterials}` : ''
  const text = `${facts.answer ? `当场答复：${facts.answer.publicReply}` : `您说的事${input.attachmentIds.length ? `和 ${input.attachmentIds.length} 个文件` : ''}，我们收到了。${chosen ? `已经直接交给您选的${chosen.named}。` : ''}`}${told}`
  const born = birth(workOrders, { id, row, as: 'submit', starts, facts: { public: true, text, door: facts.door, title } }, facts.actor, now, house.world)
  const receipt: IntakeReceipt = { outcome: facts.answer ? 'answered' : 'created', orderId: id, number: at.number, queryCode: vault.seal(code, 'query-code'), state, dueAt: born.record.dueAt ? new Date(born.record.dueAt).toISOString() : null, promise: promiseOf(house.world, state, input.kind, now) }
  return {
    order: born.record, receipt,
    writes: [
      matterWrite({ id: matterId, personId: at.personId, title, topic: input.topic ?? null, areaCode: input.areaCode ?? null, level }, now), ...born.writes,
      contactWrite(facts, vault, { orderId: id, matterId, personId: at.personId, kind: 'intake', returning: at.returning }), ...attachTo(id, input.attachmentIds, facts.actor),
    ],
  }
}

/** A body that the resident chose himself has it at once, a question in the hands of its named person; nobody dispatches it. */
function stateOf({ answer, accepted, chosen, input }: IntakeFacts): 'done' | 'inHand' | 'toSign' | 'toAssign' | 'toAccept' {
  if (answer) return 'done'
  if (chosen) return input.kind === 'question' ? 'inHand' : 'toSign'
  return accepted && input.kind === 'task' ? 'toAssign' : 'toAccept'
}
const startsIn: Readonly<Record<string, readonly string[]>> = { toAssign: ['WO-ASSIGN'], toSign: ['WO-SIGN', 'WO-DONE', 'WO-OBJ'], inHand: ['CS-MSG', 'WO-OBJ'] }

function contactWrite(facts: IntakeFacts, vault: Vault, of: { orderId: string; matterId: string; personId: string; kind: string; returning?: boolean }): Write {
  // One who is known already may have another number by now: the one he gave this time opens this order, the known one stays.
  const number = facts.callerNumber ?? (of.returning ? facts.input.person.phone : undefined)
  return {
    insert: 'contact',
    row: {
      id: newId(facts.now), order_id: of.orderId, matter_id: of.matterId, person_id: of.personId, at: facts.now, door: facts.door, kind: of.kind, said: facts.input.need,
      answer: facts.answer?.publicReply ?? null, basis: facts.answer?.basis ?? null, told_rights: facts.answer?.toldRights ?? null, identity_verified: facts.identityVerified ?? false, taken_by: facts.actor.id, unit_id: facts.unitId,
      caller_index: number ? vault.blindIndex(plainPhone(number), 'phone') : null, dialect: facts.dialect ?? null, window_no: facts.windowNo ?? null,
      id_consent_at: facts.input.idConsent && facts.input.person.idNumber ? facts.now : null,
    },
  }
}

/** The order of the same foreign number, or the person, if certainly known, with an equal request of his that is still open. */
async function findKnown(tx: Tx, vault: Vault, input: IntakeInput, alikeHash: string, source: IntakeFacts['source'], checked: boolean): Promise<Known | undefined> {
  const keys = input.anonymous ? { idNumbers: [], phones: [], name: null } : keysOf(checked ? input.person : { ...input.person, idNumber: undefined }, vault)
  if (!source && keys.idNumbers.length + keys.phones.length === 0) return undefined
  return tx.one<Known>(
    'select person_id as "personId", order_id as "orderId", matter_id as "matterId", number, state, due_at as "dueAt" from find_known($1, $2, $3, $4, $5, $6)',
    [keys.idNumbers, keys.phones, keys.name, alikeHash, source?.system ?? null, source?.number ?? null], 'find_known')
}

function bureauOf(world: World, facts: IntakeFacts): string {
  if (facts.bureauId) return facts.bureauId
  const { areaCode, place, need } = facts.input
  if (areaCode && areaCode.length >= 6) return world.bureauOfArea(areaCode)
  const guess = areaOfText(`${place ?? ''} ${need}`)
  if (guess?.certain) return world.bureauOfArea(guess.area.code)
  return facts.door === 'window' ? (world.unit(facts.unitId)?.bureauId ?? world.cityUnitId) : world.cityUnitId
}

function promiseOf(world: World, state: string, kind: string, now: Date): string {
  if (state === 'done') return '已当场答复。您可以评价；不满意可以申请重办。'
  if (state === 'inHand') return `已经直接交给您选的机构，${limitWords(world, 'CS-MSG', now)}内答复您。`
  if (kind === 'question') return `我们在 ${limitWords(world, 'CS-MSG', now)}内答复您。`
  if (state === 'toSign') return `已经直接交给您选的机构，${limitWords(world, 'WO-SIGN', now)}内接手、${limitWords(world, 'WO-DONE', now)}内办结并答复您。它在店里写明更快的，您可以按它写的催。`
  if (state === 'toAssign') return `已经受理。我们在 ${limitWords(world, 'WO-ASSIGN', now)}内派给承办单位，派出后 ${limitWords(world, 'WO-DONE', now)}内办结并答复您。`
  return `我们在 ${limitWords(world, 'WO-ACCEPT', now)}内受理，派出后 ${limitWords(world, 'WO-DONE', now)}内办结并答复您。`
}

/** Letters and digits only: punctuation, blanks and line breaks do not make another request. */
const alikeOf = (need: string): string => sm3(numbersNamed(need).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).slice(0, 32)

export type IntakeHouse = House<World> & { readonly vault: Vault; readonly giveNumber: (prefix: string, now: Date) => Promise<string> }
export type IntakeFacts = {
  door: Door; actor: Actor; sight: Sight; now: Date; input: IntakeInput; unitId: string
  /** Entered by staff who may accept: a task goes straight to dispatch. */
  accepted?: boolean
  /** The resident chose `unitId` himself (a shop): it is the first to have it, and who answers there is named. */
  chosen?: { handlerId: string | null; named: string }
  /** In charge whatever the place: the bureau over a chosen body, and over one that is complained of. */
  bureauId?: string
  answer?: { publicReply: string; basis?: string | undefined; toldRights: boolean } | undefined
  identityVerified?: boolean; /** Whose files stand open to who takes the call; elsewhere it is not asked. */ openTo?: readonly string[]; callerNumber?: string | undefined; dialect?: string | undefined; windowNo?: string | undefined
  /** 一次性告知: what was said at the window to be brought; kept, so that the notice can be printed again. */
  noticeMaterials?: string | undefined
  source?: { system: string; number: string; dueAt?: string | undefined } | undefined
}
type Known = { personId: string; orderId: string | null; matterId: string | null; number: string | null; state: string | null; dueAt: Date | null }
