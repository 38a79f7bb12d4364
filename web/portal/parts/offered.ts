import { cellStandings, standingWord, type CellStanding, type WayCounts } from '../../../contract/coverage.ts'

/** How a service is offered, as a resident understands it: the office's word, and what it means for him. */
export const offeredWords = (way: CellStanding): string => (way === 'unknown' ? '还没有登记，去之前先打电话问' : `${standingWord(way)}，${MEANS[way]}`)

/** `直接提供 8 个，指引 3 个`: what is none is left out. */
export const countWords = (counts: WayCounts): string => cellStandings.filter((way) => counts[way] > 0).map((way) => `${way === 'unknown' ? '还没有登记' : standingWord(way)} ${counts[way]} 个`).join('，')

const MEANS = { direct: '就在这里办', guided: '告诉您到哪里办、怎么办', transferred: '替您转过去', missing: '这里不能办' } as const
