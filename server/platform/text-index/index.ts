export { read, save, type Facts } from './store.ts'
export { createTextIndex, type Hit, type IndexOptions, type Query, type TextIndex, type Values } from './text-index.ts'
export type { Lift, Where } from './filter.ts'
