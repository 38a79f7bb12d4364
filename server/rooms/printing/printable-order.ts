import { momentShort, momentWords } from '../../platform/paper/paper.ts'
import type { Paper, PaperCell, PaperRow } from '../../platform/paper/paper.ts'

/** The work order as a form: what was asked, who does what by when, what happened, what is answered, who signs. */
export function paperOfOrder(order: PrintableOrder): Paper {
  return {
    issuer: order.issuer,
    title: '公共法律服务任务工单',
    lead: [`编号：${order.number}`, `状态：${order.state}`],
    blocks: [
      { kind: 'table', columns: fourColumns, rows: [...request(order), ...work(order)] },
      ...(order.deadlines.length > 0 ? [{ kind: 'table' as const, columns: [30, 40, 40, 46], head: heads('时限', '起算', '到期', '情况'), rows: order.deadlines.map(deadlineRow) }] : []),
      { kind: 'heading', text: '办理经过' },
      { kind: 'table', columns: [40, 34, 82], head: heads('时间', '办理人', '经过'), rows: order.story.map(({ at, by, text }) => ({ cells: [{ text: momentShort(at), align: 'center' }, { text: by }, { text }] })) },
      { kind: 'signatures', lines: order.signatures },
    ],
    footNote: `${order.printedBy} 于 ${momentWords(order.printedAt)} 打印。当事人信息已作遮蔽处理；本件供办理工作使用，请妥善保管。`,
  }
}

const fourColumns = [26, 52, 26, 52]

function request(order: PrintableOrder): PaperRow[] {
  return [
    whole('标　题', order.title),
    pair('来　源', order.door, '事项类别', order.topic ?? '未分类'),
    pair('当事人', order.person.name, '联系电话', order.person.phone ?? '未留'),
    pair('证件号码', order.person.idNumber ?? '未登记', '为谁办理', order.forWhom),
    pair('提交时间', momentWords(order.createdAt), '发生地点', order.place ?? '未填'),
    { ...whole('诉求内容', order.need), minHeight: 34 },
  ]
}

function work(order: PrintableOrder): PaperRow[] {
  const bodies = order.bodies.map(({ part, name, handler }) => `${part}：${name}${handler ? `（承办人 ${handler}）` : ''}`)
  return [
    whole('承办单位', bodies.join('\n') || '尚未派单'),
    ...(order.account === null ? [] : [{ ...whole('办理情况\n（内部）', order.account), minHeight: 22 }]),
    ...(order.publicReply === null ? [] : [{ ...whole('答　复', order.publicReply), minHeight: 22 }]),
    ...(order.rating === null ? [] : [whole('群众评价', order.rating)]),
  ]
}

function whole(label: string, text: string): PaperRow {
  return { cells: [{ text: label, label: true }, { text, span: 3 }] }
}

function pair(one: string, first: string, two: string, second: string): PaperRow {
  return { cells: [{ text: one, label: true }, { text: first }, { text: two, label: true }, { text: second }] }
}

function heads(...texts: readonly string[]): PaperRow {
  return { cells: texts.map((text): PaperCell => ({ text, label: true })) }
}

function deadlineRow({ name, startedAt, dueAt, status }: PrintableOrder['deadlines'][number]): PaperRow {
  return { cells: [{ text: name }, { text: startedAt ? momentShort(startedAt) : '—' }, { text: dueAt ? momentShort(dueAt) : '—' }, { text: status }] }
}

/** Everything in words already, persons masked as the reader may see them. */
export type PrintableOrder = {
  /** The unit that prints, e.g. 淮南市公共法律服务中心. */
  issuer: string
  number: string
  title: string
  state: string
  door: string
  topic: string | null
  createdAt: Date
  forWhom: string
  person: { name: string; phone: string | null; idNumber: string | null }
  place: string | null
  need: string
  bodies: readonly { part: '主办' | '协办'; name: string; handler: string | null }[]
  deadlines: readonly { name: string; startedAt: Date | null; dueAt: Date | null; status: string }[]
  account: string | null
  publicReply: string | null
  rating: string | null
  story: readonly { at: Date; by: string; text: string }[]
  signatures: readonly { label: string; name?: string | null }[]
  printedBy: string
  printedAt: Date
}
