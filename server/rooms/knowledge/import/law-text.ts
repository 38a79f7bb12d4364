/**
 * A law or a case written as running text (Markdown, Word): a title, then 第…章 headings and 第…条 paragraphs; days where the
 * text itself says 公布日期 or 施行日期. Gives the same rows as a file of JSON lines.
 */
export const rowsOfText = (text: string, fileName: string): Record<string, unknown>[] => {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*>]\s+)?/, '').replace(/\*\*/g, '').trim())
  const title = (lines.find((line) => /^#\s*\S/.test(line)) ?? lines.find((line) => line !== '') ?? '').replace(/^#+\s*/, '').slice(0, 200) || fileName.replace(/\.[^.]+$/, '')
  return lines.some((line) => articleStart.test(plain(line))) ? articles(lines, title, fileName) : [entry(lines, title, fileName)]
}

const articleStart = /^(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)[\s　:：]*/
const heading = /^第[零〇一二三四五六七八九十百]+(编|分编|章|节)/
const ranks: Readonly<Record<string, number>> = { 编: 0, 分编: 1, 章: 2, 节: 3 }
const plain = (line: string): string => line.replace(/^#+\s*/, '')

function articles(lines: readonly string[], title: string, fileName: string): Record<string, unknown>[] {
  const dayOf = (label: string): string | undefined => lines.map((line) => new RegExp(`${label}[:：\\s]*(\\d{4})[-年./](\\d{1,2})[-月./](\\d{1,2})`).exec(line)).find(Boolean)?.slice(1).map((n) => n.padStart(2, '0')).join('-')
  const law = { law: title, category: lines.map((line) => /^分类[:：]\s*(.+)$/.exec(line)?.[1]).find(Boolean) ?? '', published: dayOf('公布日期'), effective: dayOf('施行日期'), src: fileName }
  const rows: { article: string; text: string; path: string[] }[] = []
  const path: (string | undefined)[] = []
  for (const line of lines.map(plain)) {
    const [, kind] = heading.exec(line) ?? []
    const [start, article] = articleStart.exec(line) ?? []
    if (kind && line.length < 60) [path.length, path[ranks[kind]!]] = [ranks[kind]!, line.replace(/[\s　]+/g, ' ')]
    else if (article) rows.push({ article, text: line.slice(start!.length), path: path.filter((one) => one !== undefined) })
    else if (line && rows.length > 0) rows.at(-1)!.text += `${rows.at(-1)!.text ? '\n' : ''}${line}`
  }
  return rows.map((row) => ({ ...law, ...row }))
}

function entry(lines: readonly string[], title: string, fileName: string): Record<string, unknown> {
  const sections: { h: string; t: string }[] = [{ h: '', t: '' }]
  for (const line of lines) {
    const head = /^##+\s*(.+)$/.exec(line)?.[1] ?? /^【(.+)】$/.exec(line)?.[1]
    if (head) sections.push({ h: head, t: '' })
    else if (line && plain(line) !== title) sections.at(-1)!.t += `${sections.at(-1)!.t ? '\n' : ''}${line}`
  }
  return { title, sections: sections.filter(({ t }) => t), file: fileName }
}
