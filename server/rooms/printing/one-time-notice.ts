import { dayWords, momentWords } from '../../platform/paper/paper.ts'
import type { Paper } from '../../platform/paper/paper.ts'

/** The written one-time notice: all that is missing, said once, with how and by when to bring it. In two copies. */
export function paperOfNotice(notice: OneTimeNotice): Paper {
  return {
    issuer: notice.issuer,
    title: '一次性告知书',
    lead: [`工单编号：${notice.number}`, `告知日期：${dayWords(notice.at)}`],
    blocks: [
      { kind: 'paragraph', text: `${notice.addressee}：` },
      { kind: 'paragraph', indent: true, text: `您于${dayWords(notice.createdAt)}通过${notice.door}提出的“${notice.title}”，我们已经收到。经查看，还需要您补充下列材料或说明，现一次告知：` },
      { kind: 'table', columns: [14, 58, 84], head: { cells: [{ text: '序号', label: true }, { text: '需要补充的材料', label: true }, { text: '具体要求', label: true }] },
        rows: notice.missing.map(({ name, requirement }, index) => ({ cells: [{ text: String(index + 1), align: 'center' }, { text: name }, { text: requirement ?? '—' }] })) },
      ...numbered(sections(notice)),
      { kind: 'signatures', lines: [{ label: '告知人', name: notice.clerk }, { label: '当事人签收' }] },
    ],
    footNote: `本告知书一式两份，当事人和告知单位各执一份。${notice.printedBy} 于 ${momentWords(notice.printedAt)} 打印。`,
  }
}

function sections({ dueAt, afterwards, ways, contact, basis }: OneTimeNotice): string[] {
  return [
    ...(dueAt ? [`请于${dayWords(dueAt)}（含当日）前补齐。${afterwards ?? ''}`] : afterwards ? [afterwards] : []),
    `补充方式：${ways.join('；')}。`,
    ...(basis.length > 0 ? [`办理依据：${basis.join('；')}。`] : []),
    `联系方式：${contact}。`,
  ]
}

function numbered(texts: readonly string[]): { kind: 'paragraph'; indent: true; text: string }[] {
  return texts.map((text, index) => ({ kind: 'paragraph', indent: true, text: `${'一二三四五六'[index]}、${text}` }))
}

export type OneTimeNotice = {
  issuer: string
  number: string
  addressee: string
  title: string
  door: string
  createdAt: Date
  at: Date
  missing: readonly { name: string; requirement?: string | null }[]
  dueAt: Date | null
  /** What happens when nothing comes, in the words of the rule that applies. */
  afterwards: string | null
  ways: readonly string[]
  basis: readonly string[]
  contact: string
  clerk: string | null
  printedBy: string
  printedAt: Date
}
