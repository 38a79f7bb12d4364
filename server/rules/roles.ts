import type { Scope } from '../platform/access.ts'

export type { Scope } from '../platform/access.ts'

/**
 * Who works with the platform. A person holds a role in a unit; what a role may do stands in the rooms' permission
 * rows. `widest` caps those rows: no row may give the role more than that, so a county can never see the whole city.
 */
export const roles = [
  { id: 'resident', zh: '群众', kind: 'public', widest: 'own', means: '提出诉求的人，凭查询码和手机号看自己的工单' },
  { id: 'hotlineAgent', zh: '热线值班员', kind: 'business', widest: 'entrusted', means: '接听 12348，当场解答，一电一单，或转为任务工单' },
  { id: 'hotlineBackOffice', zh: '热线后台', kind: 'business', widest: 'city', means: '转办热线工单、安排值班、质检' },
  { id: 'windowClerk', zh: '窗口人员', kind: 'business', widest: 'ownInstitution', means: '在中心、工作站的窗口登记来访，出具一次性告知书' },
  { id: 'handler', zh: '承办人', kind: 'business', widest: 'ownInstitution', means: '机构中签收并办理任务工单的人' },
  { id: 'bodyHead', zh: '机构负责人', kind: 'business', widest: 'ownInstitution', means: '对本机构的工单和每日查看负责' },
  { id: 'mediator', zh: '调解员', kind: 'business', widest: 'ownInstitution', means: '主持人民调解' },
  { id: 'lawyer', zh: '律师', kind: 'business', widest: 'ownInstitution', means: '执业律师，含热线值班律师（不是法定的值班律师）' },
  { id: 'villageAdviser', zh: '村（居）法律顾问', kind: 'business', widest: 'ownInstitution', means: '为村、社区提供法律服务的律师或基层法律服务工作者' },
  { id: 'justiceOfficeStaff', zh: '司法所工作人员', kind: 'business', widest: 'ownInstitution', means: '乡镇街道司法所人员，兼公共法律服务工作站' },
  { id: 'countyDispatcher', zh: '县区调度员', kind: 'business', widest: 'ownArea', means: '在本辖区内受理、派单；跨县派单须记理由' },
  { id: 'cityDispatcher', zh: '市级调度员', kind: 'business', widest: 'city', means: '指挥中心调度，可派全市；越级派单须记理由' },
  { id: 'reviewer', zh: '审核员', kind: 'business', widest: 'city', means: '审核办结、裁定退回和延期；不得审核自己经办的工单' },
  { id: 'followUpOfficer', zh: '回访员', kind: 'business', widest: 'city', means: '办结后回访当事人；不满意的全部回访' },
  { id: 'countySupervisor', zh: '县区监督员', kind: 'business', widest: 'ownArea', means: '督办本辖区超期、差评和拒收的工单' },
  { id: 'citySupervisor', zh: '市级监督员', kind: 'business', widest: 'city', means: '督办全市超期、差评和拒收的工单' },
  { id: 'countyHead', zh: '县区局负责人', kind: 'business', widest: 'ownArea', means: '县区司法局、分局负责人，超期逐级上报的第二级' },
  { id: 'cityHead', zh: '市局负责人', kind: 'business', widest: 'city', means: '市司法局负责人，超期逐级上报的最后一级' },
  { id: 'auditor', zh: '业务督查', kind: 'reader', widest: 'city', means: '只读：查阅工单办理过程和操作日志，不参与办理' },
  { id: 'systemOfficer', zh: '系统管理员', kind: 'officer', widest: 'city', means: '三员之一：机构、账号、参数；看不到业务内容' },
  { id: 'securityOfficer', zh: '安全保密管理员', kind: 'officer', widest: 'city', means: '三员之一：权限、锁定、保密审查；看不到业务内容' },
  { id: 'securityAuditor', zh: '安全审计员', kind: 'officer', widest: 'city', means: '三员之一：审计前两员和全部访问记录；不能改任何东西' },
  { id: 'apiClient', zh: '外部系统', kind: 'machine', widest: 'own', means: '省平台、12345 等，凭客户端凭证接入，只见自己送来的工单' },
  { id: 'system', zh: '系统', kind: 'machine', widest: 'city', means: '时间到了由平台自己做的事：预警、超期上报、归档' },
] as const satisfies readonly RoleRow[]

export const roleIds: readonly RoleId[] = roles.map((role) => role.id)
/** Roles that can be given to a member of staff. */
export const staffRoles: readonly RoleId[] = roles.filter((role) => role.kind !== 'public' && role.kind !== 'machine').map((role) => role.id)
export const isRole = (text: string): text is RoleId => roleIds.includes(text as RoleId)
export const roleName = (id: string): string => roles.find((role) => role.id === id)?.zh ?? id

/**
 * Why one person may not hold both roles, or undefined. Three separated officers (三员分立, GB/T 22239): none of them
 * is another one, and none handles business; a reader who audits does not handle what he audits.
 */
export function incompatibility(one: RoleId, other: RoleId): string | undefined {
  if (one === other) return undefined
  const kinds = [kindOf(one), kindOf(other)]
  if (kinds.every((kind) => kind === 'officer')) return `三员分立：${roleName(one)}与${roleName(other)}不得由一人兼任`
  if (kinds.includes('officer')) return '三员不得参与业务办理'
  if (kinds.includes('reader')) return '业务督查不得兼任办理岗位'
  return undefined
}

/** All reasons against a set of roles for one person; empty when it may stand. */
export function incompatibilities(held: readonly RoleId[]): string[] {
  return held.flatMap((one, i) => held.slice(i + 1).flatMap((other) => incompatibility(one, other) ?? []))
}

/** True when `scope` is no wider than what the role may ever have. */
export function withinWidest(role: RoleId, scope: Scope): boolean {
  return width.indexOf(scope) <= width.indexOf(roles.find((row) => row.id === role)!.widest)
}

const width: readonly Scope[] = ['own', 'entrusted', 'ownInstitution', 'ownArea', 'city']

function kindOf(id: RoleId): RoleRow['kind'] {
  return roles.find((role) => role.id === id)!.kind
}

export type RoleId = (typeof roles)[number]['id']
type RoleRow = {
  readonly id: string
  readonly zh: string
  readonly kind: 'public' | 'business' | 'reader' | 'officer' | 'machine'
  readonly widest: Scope
  readonly means: string
}
