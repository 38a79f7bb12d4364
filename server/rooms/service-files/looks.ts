import type { LookView } from '../../../contract/service-files.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { roleName } from '../../rules/roles.ts'
import type { OpenGate } from '../citizens/index.ts'
import type { World } from '../work-orders/index.ts'

/**
 * 谁看过我的档案: in plain words who looked, from which office, when, at what and why. The role and the office always; the name
 * of the member of staff only where the office has set it so (setting `files.opening`), since he too is a person. Why somebody
 * opened a sensitive matter is for the person alone: the purpose may say what it is about.
 */
export const looksAt = async (tx: Tx, gate: OpenGate, { world, forResident }: { world: World; forResident: boolean }): Promise<LookView[]> => {
  const named = !forResident || (await tx.one<{ value: { showStaffNames?: unknown } }>(`select value from setting where name = 'files.opening'`))?.value.showStaffNames === true
  const rows = await tx.rows<LookRow>('select at, actor_kind as kind, who, role, unit_id as "unitId", act, purpose, result from looks_at($1, $2, $3)', [gate.records, gate.matterId ?? null, 200])
  return toldOnce(rows.map((row) => ({ at: row.at.toISOString(), who: whoWords(row, named), unit: world.unit(row.unitId)?.name ?? null, what: whatWords(row), why: whyOf(row, forResident), refused: row.result === 'refused' })))
}

/** A screen that is opened five times is one thing to know, with how often; what differs in anything stands by itself. */
function toldOnce(looks: readonly LookView[]): LookView[] {
  const told: LookView[] = []
  const alike = (one: LookView, other: LookView): boolean => (['who', 'unit', 'what', 'why', 'refused'] as const).every((part) => one[part] === other[part]) && dayOf(new Date(one.at)) === dayOf(new Date(other.at))
  for (const look of looks) {
    const before = told.findIndex((one) => alike(one, look))
    if (before < 0) told.push(look)
    else told[before] = { ...told[before]!, times: (told[before]!.times ?? 1) + 1 }
  }
  return told
}

function whoWords({ kind, who, role }: LookRow, named: boolean): string {
  if (kind === 'resident') return '您本人'
  if (kind === 'helper') return '替您问的人'
  if (kind === 'client') return '外部系统'
  if (kind === 'system') return '系统'
  const office = role ? roleName(role) : '工作人员'
  return named && who ? `${office} ${who}` : office
}

const sensitiveOpened = '/api/orders/:id/open'
/** Of a sign-in the purpose holds the way and the device: said as what was done. */
function whatWords({ act, purpose }: LookRow): string {
  const [way, device] = (purpose ?? '').split(':')
  if (act === 'resident.signIn') return `${waysIn[way ?? ''] ?? '登录'}（${devices[device ?? ''] ?? devices['other']}）`
  return words[act] ?? '看了您的信息'
}
const whyOf = ({ act, purpose }: LookRow, forResident: boolean): string | null => (act.startsWith('resident.') || (!forResident && act === sensitiveOpened) ? null : purpose)
const waysIn: Readonly<Record<string, string>> = { phone: '用手机验证码登录', identity: '用统一身份认证登录' }
const devices: Readonly<Record<string, string>> = { android: '安卓、鸿蒙手机或平板', iphone: '苹果手机或平板', computer: '电脑', other: '不知道什么设备' }
const words: Readonly<Record<string, string>> = {
  'person.open': '打开了您的档案', 'person.reveal': '看了您完整的联系方式', 'person.recordAuthority': '登记了替您办事的人', 'person.revokeAuthority': '撤销了替您办事的人',
  '/api/orders/:id': '看了您的工单', '/api/orders/:id/reveal': '看了您完整的联系方式', '/api/orders/:id/open': '打开了一件敏感事项', 'workOrder.print': '打印了您的工单', '/api/files/:personId': '看了您的档案',
  '/api/files/:personId/looks': '看了这份查看记录', 'file.copy': '给您复制了一份档案', 'file.decide': '答复了您的个人信息请求', 'file.erase': '按您的要求删除了内容', 'packs.open': '看了推送的资料',
  'resident.openOrder': '登录后看了您的工单', 'workOrder.download': '下载了您的材料', 'workOrder.recoverCode': '给您补了查询码', '/api/same-persons/:id': '核对了您的两份记录是不是同一个人', '/api/same-persons/:id/reveal': '核对同一人时看了您完整的号码', '/open/v1/requests/:number': '查了您的工单办到哪一步',
}

type LookRow = { at: Date; kind: string; who: string | null; role: string | null; unitId: string | null; act: string; purpose: string | null; result: string }
