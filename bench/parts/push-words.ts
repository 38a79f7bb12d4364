import { readSet } from './sets.ts'

/**
 * What people write, put together anew each time from real messages and questions: clauses of one message, sometimes one of
 * another, places of Huainan in the place of coded ones. The same seed gives the same texts, so that they can be read twice.
 */
export const openWords = (seed: number): Words => {
  const random = mulberry(seed)
  const sources = sourcesIn()
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const some = (from: readonly string[], count: number): string[] => {
    const start = Math.floor(random() * Math.max(1, from.length - count + 1))
    return from.slice(start, start + count)
  }
  const story = (): Story => {
    const at = Math.floor(random() * sources.length)
    const own = some(sources[at]!, 3 + Math.floor(random() * 6))
    const other = random() < 0.5 ? some(pick(sources), 1 + Math.floor(random() * 3)) : []
    const text = [...own, ...other].join('，').replace(/[A-Z]\d*[市区县]|西地省/g, () => pick(places)).replace(/\d{2,}/g, () => String(Math.floor(random() * 9000) + 10))
    return { need: text.slice(0, 220), topic: at % 18 }
  }
  return { random, pick, story, frequent: () => frequentOf(sources) }
}

/** The words that most messages have. */
function frequentOf(sources: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>()
  for (const [word] of sources.flat().join('，').matchAll(/小区|业主|物业|公司|工资|合同|噪音|扰民|街道|施工|居民|电梯|停车|房子|开发商|学校|孩子|离婚|赔偿|法院|起诉|借款|老板|工地|土地|拆迁|医院|医保|社保|公交|道路|垃圾/g)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 24).map(([word]) => word)
}

function sourcesIn(): string[][] {
  const texts = [...readSet<{ text: string }>('hotline_messages.jsonl.gz'), ...readSet<{ text: string }>('consultations.dev.jsonl.gz')].map(({ text }) => text)
  return texts.map((text) => text.split(/[，。！？；、\s]+/).filter((clause) => clause.length > 3 && clause.length < 40)).filter((clauses) => clauses.length > 1)
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const places = ['田家庵区', '大通区', '谢家集区', '八公山区', '潘集区', '凤台县', '寿县', '洞山街道', '朝阳街道', '山南新区']

export type Story = { need: string; topic: number }
export type Words = { random: () => number; pick: <T>(list: readonly T[]) => T; story: () => Story; frequent: () => string[] }
