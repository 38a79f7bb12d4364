import { z } from 'zod'
import { topics, type TopicId } from '../../../../contract/topics.ts'
import { isDay } from '../../../platform/days.ts'
import { fieldMessages } from '../../../platform/http.ts'
import { blockingIn } from '../../security/index.ts'
import { articleNumber, sortOf } from '../numbers.ts'

/** One row of a file as it will stand in the library, or why it cannot. */
export const rowOf = (value: unknown): ImportRow | { refused: string } => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { refused: '这一行不是一个对象，请检查引号、逗号和括号' }
  const isEntry = 'title' in value && !('law' in value)
  const parsed = isEntry ? entryRow.safeParse(value) : lawRow.safeParse(value)
  if (!parsed.success) return { refused: Object.entries(fieldMessages(parsed.error.issues)).map(([field, message]) => `${names[field.split('.')[0]!] ?? field}：${message}`).join('；').slice(0, 300) }
  return isEntry ? asEntry(parsed.data as z.infer<typeof entryRow>) : asArticle(parsed.data as z.infer<typeof lawRow>)
}

const text = (max: number) => z.string({ error: '须是文字' }).max(max, `最多 ${max} 字`).refine((v) => !/[\u0000\uFFFD\uD800-\uDFFF]/u.test(v), '含有不能识别的字符')
const must = (max: number) => text(max).trim().min(1, '不能为空')
// Some sources write the digits of a year in full width.
const day = z.string({ error: '须是日期' }).transform((v) => v.normalize('NFKC').trim()).refine((v) => isDay(v) && v >= '1900-01-01' && v <= '2099-12-31', '日期须写成“年-月-日”，例如 2024-07-01').nullish()

const lawRow = z.object({
  law: must(200), short: text(200).nullish(), part: text(100).nullish(), article: text(30).nullish(), text: must(60_000), path: z.array(text(200)).max(10, '最多 10 级').default([]),
  category: text(100).default(''), published: day, effective: day, current: z.boolean({ error: '须是 true 或 false' }).default(true), src: text(300).default(''),
})
const entryRow = z.object({
  id: text(100).optional(), kind: z.enum(['case', 'answer', 'localRule', 'guide'], { error: '没有这个类别' }).default('case'), title: must(200), group: text(100).default(''), topic: text(30).optional(), question: text(20_000).default(''), body: text(60_000).default(''),
  notes: z.array(text(300)).max(20).default([]), sections: z.array(z.object({ h: text(200).default(''), t: text(60_000) })).max(40, '最多 40 段').default([]), source: text(300).optional(), file: text(300).optional(),
  cited: z.array(z.object({ law: must(200), article: must(60) })).max(100, '最多 100 条').default([]),
})

function asArticle(row: z.infer<typeof lawRow>): ImportRow | { refused: string } {
  const number = row.article?.trim() ? articleNumber(row.article) : ''
  if (number === undefined) return { refused: `条号“${row.article}”不能识别，请写成“第二十七条”` }
  const law = row.law.replace(/^《([^《》]+)》$/, '$1')
  return {
    ...none, holds: 'law', law, // Of a part (编) it is the part's name.
    short_name: (row.part ? '' : row.short?.trim()) || law.replace(/^中华人民共和国/, ''), published_on: row.published ?? null, shelf: row.category.trim(), effective_on: row.effective ?? null, current: row.current,
    source: row.src.trim(), number, sort: number ? sortOf(number) : 0, part: row.part?.trim() || null, path: row.path, body: row.text.replace(/\r\n?/g, '\n'),
  }
}

function asEntry(row: z.infer<typeof entryRow>): ImportRow | { refused: string } {
  const facts = row.sections.filter(({ h }) => /案情|诉讼请求|申请人请求|关键词/.test(h))
  const rest = row.sections.filter((section) => section.t.trim() && !facts.includes(section))
  const said = (list: typeof facts): string => list.map(({ h, t }) => (h ? `【${h}】${t.trim()}` : t.trim())).join('\n')
  const [question, body] = [[row.question.trim(), said(facts)].filter(Boolean).join('\n'), [row.body.trim(), said(rest)].filter(Boolean).join('\n')]
  if (!body) return { refused: '内容：不能为空' }
  const found = blockingIn(`${row.title}\n${question}\n${body}`)
  if (found.length > 0) return { refused: `含有${[...new Set(found.map((f) => f.zh))].join('、')}，请隐去后再导入` }
  const source = `${(row.notes.length ? row.notes : [row.source ?? row.file ?? row.id ?? '导入']).map((one) => one.trim()).filter(Boolean).join('，')}《${row.title}》`
  return { ...none, holds: 'entry', kind: row.kind, title: row.title, question, body, topic: topicOf(row.topic ?? row.group), cited: JSON.stringify(row.cited), source }
}

const topicOf = (written: string): TopicId | null => topics.find((t) => t.id === written || t.zh === written)?.id ?? guesses.find(([pattern]) => pattern.test(written))?.[1] ?? null
const guesses: readonly (readonly [RegExp, TopicId])[] = [[/劳动|人事|工资/, 'labour'], [/消费/, 'consumer'], [/行政/, 'administrative'], [/婚姻|继承|家事/, 'family'], [/交通/, 'traffic'], [/物业|房/, 'housing'], [/医/, 'medical'], [/刑/, 'criminal']]
const names: Readonly<Record<string, string>> = { law: '法律名称', article: '条号', text: '条文', published: '公布日期', effective: '施行日期', current: '是否现行', category: '分类', path: '章节', part: '编', short: '简称', src: '来源', title: '标题', body: '内容', sections: '段落', cited: '引用法条', kind: '类别', question: '案情', group: '分组' }
const none = { law: null, short_name: null, published_on: null, shelf: null, effective_on: null, current: null, source: null, number: null, sort: null, part: null, path: null, title: null, question: null, topic: null, cited: null, kind: null } as const

export type ImportRow = {
  holds: 'law' | 'entry'; law: string | null; short_name: string | null; published_on: string | null; shelf: string | null; effective_on: string | null; current: boolean | null; source: string | null; number: string | null; sort: number | null
  part: string | null; path: string[] | null; kind: string | null; title: string | null; question: string | null; topic: string | null; cited: string | null; body: string
}
