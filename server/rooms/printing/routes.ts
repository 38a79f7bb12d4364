import { workOrderEndpoints, type OrderDetail } from '../../../contract/work-orders.ts'
import { word } from '../../../contract/glossary.ts'
import { topicName } from '../../../contract/topics.ts'
import type { Actor } from '../../platform/access.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { downloadHeaders } from '../../platform/files.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { orderRecords, permissions, type Desk, type World } from '../work-orders/index.ts'
import { docxType, NoFont, oneTimeNoticeDocx, oneTimeNoticePdf, workOrderDocx, workOrderPdf, type OneTimeNotice, type PrintableOrder } from './print.ts'

export const printRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: workOrderEndpoints.print, permission: { rows: permissions, action: 'print' }, audit: { reads: 'ownEntry' }, run: { own: async (call, input) => (await print(desk, call, input)) as unknown as Blob } }),
]

/** The record as paper, masked as on the screen. It is drawn after the transaction: a font takes longer than a query. */
async function print(desk: Desk, call: Call, { id, format, paper }: { id: string; format: 'docx' | 'pdf'; paper: 'order' | 'notice' }): Promise<Buffer> {
  const { actor, now } = call
  const { world } = desk.house
  const detail = await inContext(desk.pool, call.sight, async (tx) => {
    await orderRecords.get(tx, id, actor, 'print')
    await auditEntry(tx, { actor, at: now, act: 'workOrder.print', object: id, purpose: paper === 'order' ? '打印工单' : '打印一次性告知书', result: 'ok' })
    return orderRecords.detail(tx, { id, actor, world, vault: desk.vault, now })
  })
  const by = printer(actor, world, now)
  const bytes = await drawn(() => paper === 'order'
    ? (format === 'pdf' ? workOrderPdf : workOrderDocx)(printable(detail, by))
    : (format === 'pdf' ? oneTimeNoticePdf : oneTimeNoticeDocx)(noticeOf(detail, world, by)))
  const name = `${paper === 'order' ? '工单' : '一次性告知书'}${detail.number}.${format}`
  call.reply.headers(downloadHeaders({ name, mediaType: format === 'pdf' ? 'application/pdf' : docxType, bytes: bytes.length }))
  return bytes
}

const drawn = (draw: () => Promise<Buffer>): Promise<Buffer> =>
  draw().catch((error: unknown) => { if (error instanceof NoFont) return refuse('conflict', error.message); throw error })

function printer(actor: Actor, world: World, now: Date): Printer {
  const unit = world.unit(actor.appointments[0]?.unitId)
  return { issuer: unit?.name ?? '公共法律服务中心', phone: unit?.phone ?? null, name: actor.name, printedBy: `${actor.name}${unit ? `（${unit.name}）` : ''}`, printedAt: now }
}

function printable(detail: OrderDetail, by: Printer): PrintableOrder {
  const place = [detail.areaName, detail.placeDetail].filter(Boolean).join(' ')
  const assisting = detail.parts.filter((part) => part.part === 'assist' && part.unitName).map((part) => ({ part: '协办' as const, name: part.unitName!, handler: null }))
  return {
    issuer: by.issuer, number: detail.number, title: detail.title, state: word('state', detail.state), door: word('door', detail.door), topic: detail.topic ? topicName(detail.topic) : null,
    createdAt: new Date(detail.createdAt), forWhom: [detail.forWhom, detail.authority, detail.helperName].filter(Boolean).join(' · '), person: { ...detail.person, phone: detail.person.safeToCall ? detail.person.phone : `${detail.person.phone ?? '未留'}（可能不安全，不要打）` }, place: place || null, need: detail.need,
    bodies: [...(detail.unitName ? [{ part: detail.part === 'main' ? '主办' as const : '协办' as const, name: detail.unitName, handler: detail.handlerName }] : []), ...assisting],
    deadlines: detail.clocks.map((c) => ({ name: c.zh, startedAt: new Date(c.startedAt), dueAt: new Date(c.dueAt), status: c.missedAt ? '超期' : c.stoppedAt ? '按时完成' : c.paused ? '暂停' : c.left })),
    account: detail.account, publicReply: detail.publicReply, rating: detail.rating ? [orderRecords.gradeWords[detail.rating.grade as keyof typeof orderRecords.gradeWords], detail.rating.words].filter(Boolean).join('：') : null,
    story: detail.story.map((line) => ({ at: new Date(line.at), by: [line.unit, line.by].filter(Boolean).join(' '), text: line.text ? `${line.label}：${line.text}` : line.label })),
    signatures: [{ label: '承办人', name: detail.handlerName }, { label: '审核人' }, { label: '单位负责人' }, { label: '当事人' }], printedBy: by.printedBy, printedAt: by.printedAt,
  }
}

function noticeOf(detail: OrderDetail, world: World, by: Printer): OneTimeNotice {
  if (!detail.material) return refuse('wrongState', '还没有要求补充材料，没有可告知的内容。请先“要求补充”，再打印一次性告知书。', { state: detail.state })
  const asked = detail.story.findLast((line) => line.action === 'askForMaterial')
  const clock = detail.clocks.findLast((c) => c.code === 'WO-SUPP')
  const unit = world.units().find((u) => u.name === asked?.unit)
  return {
    issuer: by.issuer, number: detail.number, addressee: detail.person.name, title: detail.title, door: word('door', detail.door), createdAt: new Date(detail.createdAt), at: new Date(asked?.at ?? by.printedAt),
    missing: detail.material.split(/[\n；;]+/u).map((name) => ({ name: name.trim(), requirement: null })).filter(({ name }) => name !== ''),
    dueAt: clock ? new Date(clock.dueAt) : null, afterwards: '到期没有补齐的，我们先与您联系，再按现有材料继续办理；补充期间办理时限暂停计算。',
    ways: ['网上凭查询码和手机号补交', '到任一公共法律服务中心、司法所（工作站）当面提交', '拨打 12348 口头补充'], basis: clock ? [detail.clocks.find((c) => c.code === 'WO-SUPP')!.basis] : [],
    contact: `${unit?.name ?? by.issuer}${unit?.phone ?? by.phone ? ` ${unit?.phone ?? by.phone}` : ''}，公共法律服务热线 12348`, clerk: asked?.by ?? by.name, printedBy: by.printedBy, printedAt: by.printedAt,
  }
}

type Printer = { issuer: string; phone: string | null; name: string; printedBy: string; printedAt: Date }
