import type { IconName } from '../../face/icons.ts'

/** What a role finds in its navigation. It only tidies the screen: the right itself is the server's. */
export const navFor = (roles: readonly string[]): readonly NavItem[] => nav.filter((item) => item.roles === 'all' || (item.roles === 'business' ? roles.some((r) => !officers.includes(r)) : item.roles.some((r) => roles.includes(r))))

/** The three separated officers see no business at all. */
const officers = ['systemOfficer', 'securityOfficer', 'securityAuditor']
const dispatch = ['hotlineBackOffice', 'countyDispatcher', 'cityDispatcher']
const heads = ['bodyHead', 'countySupervisor', 'citySupervisor', 'countyHead', 'cityHead', 'auditor']

const nav: readonly NavItem[] = [
  { to: '/', words: '今日', icon: 'clock', roles: 'business' },
  { to: '/orders', words: '工单', icon: 'form', roles: 'business' },
  { to: '/hotline', words: '热线登记', icon: 'hotline', roles: ['hotlineAgent', 'hotlineBackOffice'] },
  { to: '/window', words: '窗口登记', icon: 'window', roles: ['windowClerk', 'justiceOfficeStaff'] },
  { to: '/files', words: '服务档案', icon: 'person', roles: ['windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice', 'handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', ...dispatch, 'countyHead', 'countySupervisor', 'cityHead', 'citySupervisor'] },
  { to: '/daily-check', words: '每日查看', icon: 'check', roles: [...dispatch, ...heads] },
  { to: '/foreign', words: '外部反馈', icon: 'api', roles: [...dispatch, 'citySupervisor', 'cityHead'] },
  { to: '/exchange', words: '省站对接', icon: 'network', roles: ['cityDispatcher', 'cityHead', 'citySupervisor', 'systemOfficer'] },
  { to: '/publications', words: '公开审查', icon: 'seal', roles: ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead', 'countyDispatcher', 'reviewer', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'securityOfficer', 'auditor'] },
  { to: '/search', words: '查找', icon: 'search', roles: ['windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice', 'handler', 'mediator', 'lawyer', 'villageAdviser', ...dispatch, 'reviewer', 'followUpOfficer', ...heads.filter((role) => role !== 'auditor')] },
  { to: '/unopened', words: '推送没看', icon: 'check', roles: ['countyDispatcher', 'cityDispatcher', 'reviewer', ...heads.filter((role) => role !== 'auditor')] },
  { to: '/limitation', words: '时效计算', icon: 'clock', roles: 'business' },
  { to: '/same-persons', words: '疑似同一人', icon: 'person', roles: ['countyDispatcher', 'countySupervisor', 'cityDispatcher', 'citySupervisor', 'windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice'] },
  { to: '/institutions', words: '机构与人员', icon: 'seal', roles: ['justiceOfficeStaff', 'bodyHead', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
  { to: '/service-map', words: '服务地图', icon: 'place', roles: ['justiceOfficeStaff', 'bodyHead', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
  { to: '/knowledge', words: '法律与案例', icon: 'search', roles: 'all' },
  { to: '/shops', words: '网上店铺', icon: 'window', roles: ['bodyHead', 'handler', 'lawyer', 'mediator', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
  { to: '/coverage', words: '均等化', icon: 'check', roles: ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'] },
  { to: '/service-items', words: '服务事项', icon: 'form', roles: 'all' },
  { to: '/site', words: '网站运行', icon: 'check', roles: ['bodyHead', 'handler', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'citySupervisor', 'cityHead', 'auditor', 'systemOfficer'] },
  { to: '/settings', words: '日历与时限', icon: 'clock', roles: 'all' },
  { to: '/admin/accounts', words: '账号与角色', icon: 'person', roles: officers },
  { to: '/admin/sessions', words: '登录会话', icon: 'key', roles: ['securityOfficer', 'securityAuditor'] },
  { to: '/admin/clients', words: '外部接入', icon: 'api', roles: ['systemOfficer'] },
  { to: '/admin/secrecy', words: '涉密拦截', icon: 'seal', roles: ['securityOfficer', 'securityAuditor'] },
  { to: '/admin/audit', words: '访问记录', icon: 'lock', roles: ['securityAuditor'] },
  { to: '/face', words: '视觉语言', icon: 'contrast', roles: 'all' },
]

type NavItem = { to: string; words: string; icon: IconName; roles: 'all' | 'business' | readonly string[] }
