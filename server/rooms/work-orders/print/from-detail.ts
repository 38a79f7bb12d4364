import { word } from '../../../../contract/glossary.ts'
import { topicName } from '../../../../contract/topics.ts'
import type { ClockView, OrderDetail } from '../../../../contract/work-orders.ts'
import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import type { OneTimeNotice } from './one-time-notice.ts'
import type { PrintableOrder } from './printable-order.ts'

/** The printed work order says what the record page says, masked as there. */
export function printableOrder(order: OrderDetail, by: PrintedBy): PrintableOrder {
  return {
    ...by, number: order.number, title: order.title, state: word('state', order.state), door: word('door', order.door), topic: order.topic === null ? null : topicName(order.topic),
    createdAt: new Date(order.createdAt), forWhom: order.forWhom,
    person: { name: order.anonymous ? '匿名' : order.person.name, phone: order.person.phone, idNumber: order.person.idNumber },
    place: [order.areaName, order.placeDetail].filter(Boolean).join(' · ') || null, need: order.need,
    bodies: bodiesOf(order), deadlines: order.clocks.map(deadline),
    account: order.account, publicReply: order.publicReply, rating: ratingWords(order),
    story: order.story.map(({ at, by: who, label, text }) => ({ at: new Date(at), by: who, text: text && text !== label ? `${label}：${text}` : label })),
    signatures: [{ label: '承办人', name: order.handlerName }, { label: '审核人' }, { label: '单位负责人' }, { label: '当事人' }],
  }
}

/** The one-time notice for what an order waits for; null when nothing is missing. */
export function oneTimeNotice(order: OrderDetail, by: PrintedBy, how: Pick<OneTimeNotice, 'ways' | 'contact' | 'basis'>): OneTimeNotice | null {
  const missing = (order.material ?? '').split(/[\n；;]+/u).map((name) => name.replace(/^\s*(?:\d+[.、．)）]|[（(]\d+[)）])\s*/u, '').trim()).filter(Boolean)
  if (missing.length === 0) return null
  const asked = order.story.findLast(({ action }) => action === 'askForMaterial')
  return {
    ...by, ...how, number: order.number, addressee: order.anonymous ? '当事人' : order.person.name, title: order.title, door: word('door', order.door),
    createdAt: new Date(order.createdAt), at: asked ? new Date(asked.at) : by.printedAt, missing: missing.map((name) => ({ name })),
    dueAt: dueOf(order.clocks), afterwards: null, clerk: asked?.by ?? null,
  }
}

function bodiesOf(order: OrderDetail): PrintableOrder['bodies'] {
  const main = order.unitName === null ? [] : [{ part: order.part === 'assist' ? '协办' as const : '主办' as const, name: order.unitName, handler: order.handlerName }]
  const assisting = order.parts.filter(({ part, unitName }) => part === 'assist' && unitName !== null)
  return [...main, ...assisting.map(({ unitName }) => ({ part: '协办' as const, name: unitName ?? '', handler: null }))]
}

// A miss stays on the paper as it stays in the record, whether or not the step was done later.
function deadline({ zh, startedAt, dueAt, stoppedAt, missedAt, paused, left }: ClockView): PrintableOrder['deadlines'][number] {
  const status = missedAt ? `已超期${stoppedAt ? '，后已完成' : ''}` : stoppedAt ? '按时完成' : paused ? '已暂停计时' : left
  return { name: zh, startedAt: new Date(startedAt), dueAt: new Date(dueAt), status }
}

function dueOf(clocks: readonly ClockView[]): Date | null {
  const waiting = clocks.find(({ code, stoppedAt }) => code === 'WO-SUPP' && stoppedAt === null)
  return waiting ? new Date(waiting.dueAt) : null
}

function ratingWords({ rating }: OrderDetail): string | null {
  if (rating === null) return null
  const { choices } = orderInputs.rate.shape.grade.meta() as { choices: Record<string, string> }
  return `${choices[rating.grade] ?? rating.grade}${rating.words ? `：${rating.words}` : ''}`
}

export type PrintedBy = { issuer: string; printedBy: string; printedAt: Date }
