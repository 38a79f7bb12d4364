import * as portal from '../index.ts'
import type { NoticesView, PublicNotice } from '../notice-views.ts'
import type { Frame, Option } from '../views.ts'

/** 通知公告: lists full, empty and by county, one notice with all that its text may hold, the staff's look at a draft. */
export function noticeStates(frame: Frame, counties: readonly Option[]): Readonly<Record<string, string>> {
  const list = (more: Partial<NoticesView> = {}): string => portal.noticesPage({ frame, columns: COLUMNS, column: null, counties, county: null, notices: Array.from({ length: 15 }, (_, i) => ({ ...NOTICE, title: `${NOTICE.title}（${i + 1}）` })), next: ID, later: false, ...more })
  return {
    'start-news': portal.startPage({ frame, typed: {}, problems: {}, unfinished: null, receipt: null, news: [NOTICE, NOTICE, NOTICE] }),
    notices: list(),
    'notices-column': list({ column: COLUMNS[1]!, county: counties[1]!.value, later: true, next: null }),
    'notices-empty': list({ notices: [], next: null }),
    'embed-notices': list({ frame: { ...frame, path: '/embed/notices', embed: ['https://province.example'] } }),
    notice: portal.noticePage({ frame, notice: NOTICE }),
    'notice-phone': portal.noticePage({ frame, notice: { ...NOTICE, phone: '0554-000 0000', areaName: '寿县' } }),
    'notice-preview': portal.noticePage({ frame, notice: NOTICE, preview: '公开以后就是这个样子。' }),
  }
}

const ID = '019a0000-0000-7000-8000-000000000001'
const COLUMNS = [['bulletin', '通知'], ['hours', '服务时间'], ['publicity', '普法'], ['lists', '公示']].map(([value = '', text = '']) => ({ value, text }))
const NOTICE: PublicNotice = {
  id: ID, title: '国庆期间公共法律服务中心值班安排', column: COLUMNS[1]!, areaName: '全市', unitName: '市公共法律服务中心（演示）', phone: null, publishedAt: '2026-09-25T02:00:00Z', until: '2026-10-08T00:00:00+08:00',
  text: '国庆放假期间，窗口照常有人值班。\n## 怎么办事\n- 上午 9 点到 11 点半到窗口\n- 其他时候打 12348，昼夜有人接\n- 网上随时可以说\n放假期间收到的事，从上班第一天起算时限。',
}
