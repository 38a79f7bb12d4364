import { orderInputs } from '../../../../contract/work-order-inputs.ts'
import { json } from '../../../platform/flush.ts'
import { atWork, limitWords, orderAction } from '../action.ts'
import { attachTo } from '../attachments.ts'
import { closed } from '../closing.ts'
import { maskPhone } from '../../citizens/index.ts'
import { findParts } from '../sql.ts'

/**
 * 办结: internal account and public reply apart (DOMAIN §3.2). The main order waits for its assisting bodies; an assisting
 * order is finished by itself and reports to the main one.
 */
export const finish = orderAction({
  input: orderInputs.finish,
  touches: async (_input, orderId, tx) => findParts(tx, orderId),
  offer: atWork('finish'),
  next: (order, world, now) => order.part === 'assist' ? '协办单办结，主办单位可见协办结果。' : `转入“待审核”，${limitWords(world, 'WO-REVIEW', now)}内审核，然后回访当事人。`,
  decide: ({ input, record, others, actor, now }) => {
    const waiting = others.filter((o) => o.parentId === record.id && o.part === 'assist' && o.closedAt === null)
    if (waiting.length) return { kind: 'wrongState', message: `还有 ${waiting.length} 张协办单没有办结（${waiting.map((o) => o.number).join('、')}），请先催办或撤回协办。` }
    const { account, publicReply, basis, attachmentIds, solved, ...told } = input
    // The number that was called is the person's, kept sealed there: here its ends are proof enough.
    const closing = told.contactPhone ? { ...told, contactPhone: maskPhone(told.contactPhone) } : told
    const set = { account, public_reply: publicReply, basis: basis ?? null, solved, closing: json({ ...closing, finishedBy: actor.id }), finished_at: now, pending_extension: null }
    const common = { writes: attachTo(record.id, attachmentIds, actor) }
    if (record.part === 'assist') return { ...common, to: 'done', set: { ...set, ...closed(now) }, starts: ['WO-ARCHIVE'], facts: { text: `协办结果：${account}`, solved } }
    return { ...common, to: 'toReview', set, starts: ['WO-REVIEW'], facts: { public: true, text: '办好了，正在检查，查完就答复您。', account, publicReply, solved, contacted: input.contacted } }
  },
})
