import type { IconName } from '../../face/icons.ts'

/** What a role finds in its navigation. It only tidies the screen: the right itself is the server's. */
export const navFor = (roles: readonly string[]): readonly NavGroup[] =>
  nav.map(({ words, items }) => ({ words, items: items.filter((item) => isFor(item, roles)) })).filter(({ items }) => items.length > 0)

/** The same without the groups. */
export const roomsFor = (roles: readonly string[]): readonly NavItem[] => navFor(roles).flatMap(({ items }) => items)

const isFor = ({ roles: wanted }: NavItem, roles: readonly string[]): boolean =>
  wanted === 'all' || (wanted === 'business' ? roles.some((role) => !officers.includes(role)) : wanted.some((role) => roles.includes(role)))

/** The three separated officers see no business at all. */
const officers = ['systemOfficer', 'securityOfficer', 'securityAuditor']
const dispatch = ['hotlineBackOffice', 'countyDispatcher', 'cityDispatcher']
const heads = ['bodyHead', 'countySupervisor', 'citySupervisor', 'countyHead', 'cityHead', 'auditor']

const nav: readonly NavGroup[] = [
  {
    words: '办事',
    items: [
      { to: '/', words: '今日', icon: 'today', roles: 'business' },
      { to: '/orders', words: '工单', icon: 'form', roles: 'business' },
      { to: '/hotline', words: '热线登记', icon: 'hotline', roles: ['hotlineAgent', 'hotlineBackOffice'] },
      { to: '/window', words: '窗口登记', icon: 'window', roles: ['windowClerk', 'justiceOfficeStaff'] },
      { to: '/daily-check', words: '每日查看', icon: 'eye', roles: [...dispatch, ...heads.filter((role) => role !== 'auditor')] },
      { to: '/unopened', words: '推送没看', icon: 'unread', roles: ['countyDispatcher', 'cityDispatcher', 'reviewer', ...heads.filter((role) => role !== 'auditor')] },
      { to: '/foreign', words: '外部反馈', icon: 'exchange', roles: [...dispatch, 'citySupervisor', 'cityHead'] },
    ],
  },
  {
    words: '群众',
    items: [
      { to: '/files', words: '服务档案', icon: 'folder', roles: ['windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice', 'handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', ...dispatch, 'countyHead', 'countySupervisor', 'cityHead', 'citySupervisor'] },
      { to: '/same-persons', words: '疑似同一人', icon: 'pair', roles: ['countyDispatcher', 'countySupervisor', 'cityDispatcher', 'citySupervisor', 'windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice'] },
      { to: '/search', words: '查找', icon: 'search', roles: ['windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice', 'handler', 'mediator', 'lawyer', 'villageAdviser', ...dispatch, 'reviewer', 'followUpOfficer', ...heads.filter((role) => role !== 'auditor')] },
    ],
  },
  {
    words: '法与算',
    items: [
      { to: '/knowledge', words: '法律与案例', icon: 'book', roles: 'all' },
      { to: '/limitation', words: '时效计算', icon: 'hourglass', roles: 'business' },
      { to: '/service-items', words: '服务事项', icon: 'catalogue', roles: 'all' },
    ],
  },
  {
    words: '机构',
    items: [
      { to: '/institutions', words: '机构与人员', icon: 'building', roles: ['justiceOfficeStaff', 'bodyHead', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
      { to: '/service-map', words: '服务地图', icon: 'place', roles: ['justiceOfficeStaff', 'bodyHead', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
      { to: '/shops', words: '网上店铺', icon: 'shop', roles: ['bodyHead', 'handler', 'lawyer', 'mediator', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
      { to: '/coverage', words: '均等化', icon: 'level', roles: ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
    ],
  },
  {
    words: '公开',
    items: [
      { to: '/publications', words: '公开审查', icon: 'seal', roles: ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead', 'countyDispatcher', 'reviewer', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'securityOfficer', 'auditor'] },
      { to: '/site', words: '网站运行', icon: 'pulse', roles: ['bodyHead', 'handler', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'citySupervisor', 'cityHead', 'auditor', 'systemOfficer'] },
      { to: '/exchange', words: '省站对接', icon: 'network', roles: ['cityDispatcher', 'cityHead', 'citySupervisor', 'systemOfficer'] },
    ],
  },
  {
    words: '系统',
    items: [
      { to: '/settings', words: '日历与时限', icon: 'calendar', roles: 'all' },
      { to: '/admin/accounts', words: '账号与角色', icon: 'accounts', roles: officers },
      { to: '/admin/sessions', words: '登录会话', icon: 'key', roles: ['securityOfficer', 'securityAuditor'] },
      { to: '/admin/clients', words: '外部接入', icon: 'plug', roles: ['systemOfficer'] },
      { to: '/admin/secrecy', words: '涉密拦截', icon: 'shield', roles: ['securityOfficer', 'securityAuditor'] },
      { to: '/admin/audit', words: '访问记录', icon: 'lock', roles: ['securityAuditor'] },
      { to: '/face', words: '视觉语言', icon: 'contrast', roles: 'all' },
    ],
  },
]

type NavItem = { to: string; words: string; icon: IconName; roles: 'all' | 'business' | readonly string[] }
type NavGroup = { words: string; items: readonly NavItem[] }
