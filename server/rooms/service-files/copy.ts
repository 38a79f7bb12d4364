import { word } from '../../../contract/glossary.ts'
import { serviceNeeds, type ServiceFileView } from '../../../contract/service-files.ts'
import { paperDocx } from '../../platform/paper/docx.ts'
import { momentShort, momentWords, type Block, type Paper } from '../../platform/paper/paper.ts'
import { paperPdf } from '../../platform/paper/pdf.ts'

/** 复制 (PIPL 45): everything held of the person, readable by him (docx, PDF) and by a machine (JSON). */
export const copyOf = async (view: ServiceFileView, format: 'pdf' | 'docx' | 'json', by: { issuer: string; now: Date }): Promise<{ bytes: Buffer; mediaType: string; name: string }> => {
  const { gate: _gate, ...held } = view
  if (format === 'json') return { bytes: Buffer.from(JSON.stringify({ exportedAt: by.now.toISOString(), issuer: by.issuer, ...held }, null, 2)), mediaType: 'application/json; charset=utf-8', name: '个人信息副本.json' }
  const paper = paperOf(view, by)
  return format === 'docx' ? { bytes: await paperDocx(paper), mediaType: docx, name: '个人信息副本.docx' } : { bytes: await paperPdf(paper), mediaType: 'application/pdf', name: '个人信息副本.pdf' }
}

function paperOf(view: ServiceFileView, { issuer, now }: { issuer: string; now: Date }): Paper {
  const { person } = view
  const row = (label: string, text: string | null) => ({ cells: [{ text: label, label: true }, { text: text ?? '没有记录' }] })
  const blocks: Block[] = [
    { kind: 'heading', text: '一、基本信息' },
    { kind: 'table', columns: [3, 7], rows: [row('姓名', person.name), row('电话', person.phone), row('证件号码', person.idNumber), row('住址', person.address), row('出生年份', person.birthYear ? String(person.birthYear) : null), row('人群类别', person.groups.join('、') || null)] },
    { kind: 'heading', text: '二、诉求和办理' }, ...view.matters.flatMap(matterBlocks),
    { kind: 'heading', text: '三、交来的材料' }, ...(view.materials.length ? view.materials.map((file) => line(`${file.name}（${momentShort(new Date(file.at))}，${file.orderNumber}）`)) : [line('没有记录')]),
    { kind: 'heading', text: '四、替您办事的人' }, ...(view.authorities.length ? view.authorities.map((one) => line(`${one.agentName}，${one.kindWords}，${one.fromOn} 至 ${one.untilOn}${one.revokedAt ? '，已撤销' : ''}`)) : [line('没有记录')]),
    { kind: 'heading', text: '五、安全联系方式和需要' }, ...wayBlocks(view.way),
    { kind: 'heading', text: '六、个人信息请求' }, ...(view.requests.length ? view.requests.map((one) => line(`${momentShort(new Date(one.createdAt))} ${one.kindWords}：${one.stateWords}${one.answer ? `。答复：${one.answer}` : ''}`)) : [line('没有记录')]),
    { kind: 'heading', text: '七、凭什么保存' }, { kind: 'table', columns: [3, 3, 4], rows: view.fields.filter((field) => field.held).map((field) => ({ cells: [{ text: field.zh, label: true }, { text: field.ground }, { text: `${field.source}${field.verified ? '' : '（待核实）'}` }] })) },
  ]
  return { title: '个人信息副本', issuer, lead: [`当事人：${person.name}`, momentWords(now)], blocks, footNote: '依据个人信息保护法第四十五条提供。证件号码已遮蔽中间数位；内容不对的，可以要求更正。' }
}

function wayBlocks(way: ServiceFileView['way']): Block[] {
  const told = way ? [way.neverCall && '不要打电话', way.noMessage && '不要发短信、留言', way.hours && `方便的时间：${way.hours}`, way.phone && `只打 ${way.phone}`, way.dialect && `方言：${way.dialect}`, ...way.needs.map((need) => serviceNeeds[need as keyof typeof serviceNeeds] ?? need), way.note].filter((one) => typeof one === 'string') : []
  return [line(told.join('；') || '没有记录')]
}

function matterBlocks(matter: ServiceFileView['matters'][number]): Block[] {
  return [
    line(`${matter.title}（${momentShort(new Date(matter.createdAt))}）`),
    ...(matter.covered ? [line('这件的内容在这份副本里没有写出。您要全部内容的，可以在网上“我的档案”下载，或者请窗口在工单上写明目的打开后再给您一份。')] : []),
    ...matter.contacts.map((contact) => line(`${momentShort(new Date(contact.at))} ${word('door', contact.door)}：${contact.said}`)),
    ...matter.orders.map((order) => line(`工单 ${order.number}，${word('state', order.state)}${order.unitName ? `，${order.unitName}` : ''}${order.publicReply ? `。答复：${order.publicReply}` : ''}`)),
  ]
}

const line = (text: string): Block => ({ kind: 'paragraph', text, indent: true })
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
