import { announcementColumns, columnName } from '../../../contract/announcements.ts'
import type { PageKind } from '../../../contract/site.ts'

/** What kind a public page is. A page that is none (a law, a body, a product, a list narrowed) is kept with its column. */
export const kindOf = (path: string): PageKind | null => {
  if (columns.some((column) => column.path === path)) return 'column'
  const row = kinds.find(({ like }) => like.test(path))
  return row ? row.kind : 'page'
}

/** 栏目: which links on its page are its entries, and whether something new is awaited there from time to time. */
export const columns: readonly Column[] = [
  { path: '/topics', zh: '按事情找', entry: /^\/topics\/[a-z]+$/, news: false }, { path: '/guides', zh: '办事指南', entry: /^\/guides\/[A-Z]{2}-\d+$/, news: true },
  { path: '/answers', zh: '公开答复', entry: /^\/answers\/[0-9a-f-]{36}$/, news: true }, { path: '/shops', zh: '网上店铺', entry: /^\/shops\/[0-9a-f-]{36}$/, news: true },
  { path: '/calculators', zh: '计算工具', entry: /^\/calculators\/[a-z0-9-]+$/, news: false }, { path: '/bodies', zh: '机构名册', entry: /^\/bodies\/[A-Z][A-Z0-9-]+$/, news: false },
  { path: '/notices', zh: '通知公告', entry: /^\/notices\/[0-9a-f-]{36}$/, news: true },
  ...announcementColumns.map((id): Column => ({ path: `/notices/${id}`, zh: `通知公告·${columnName(id)}`, entry: /^\/notices\/[0-9a-f-]{36}$/, news: true })),
  { path: '/stations', zh: '附近的法律服务', entry: /^\/stations\?county=\d+$/, news: false },
]

const kinds: readonly { like: RegExp; kind: PageKind | null }[] = [
  { like: /^\/topics\/[a-z]+$/, kind: 'topic' }, { like: /^\/guides\/[A-Z]{2}-\d+$/, kind: 'guide' }, { like: /^\/shops\/[0-9a-f-]{36}$/, kind: 'shop' }, { like: /^\/answers\/[0-9a-f-]{36}$/, kind: 'answer' }, { like: /^\/notices\/[0-9a-f-]{36}$/, kind: 'announcement' },
  // Asked by a form, or belonging to something that is kept elsewhere.
  { like: /^\/(assets|staff|api|open|ask|edition|healthz)(\/|$)/, kind: null }, { like: /^\/(shops|law|cases|bodies|my-file)\/.+/, kind: null }, { like: /\.[a-z0-9]+$/, kind: null },
]

export type Column = { readonly path: string; readonly zh: string; readonly entry: RegExp; readonly news: boolean }
