import { word } from '../../../contract/glossary.ts'
import { orderActions } from '../../../contract/work-order-states.ts'

/** An entry's code in words; the code itself stays beside it, because it is what the chain has sealed. */
export const auditWords = (act: string): string => {
  if (own[act]) return own[act]
  const [room = '', name = ''] = act.split('.')
  const kind = ({ workOrder: 'action', security: 'securityRight', publication: 'publicationAction', setting: 'settingRight' } as const)[room as 'workOrder']
  const said = kind ? word(kind, name) : name
  return said === name ? act : said
}

/** The thing that it was done to: kind in words, the first signs of its number. */
export const auditObject = (object: string): string => {
  const [kind = '', id = ''] = object.split(':')
  if (!id) return things[kind] ?? (/^[0-9a-f]{8}-/.test(kind) ? `工单 …${kind.slice(-8)}` : kind)
  return `${things[kind] ?? kind} ${/^[0-9a-f]{8}-/.test(id) ? `…${id.slice(-8)}` : id}`
}

const own: Readonly<Record<string, string>> = {
  '/api/orders/:id': '查看工单', '/api/orders/:id/reveal': '查看完整个人信息', '/api/orders/:id/open': '打开敏感事项', 'person.open': '打开服务档案', 'person.identify': '核实身份', 'person.shut': '关上服务档案', 'person.recordAuthority': '登记代办依据', 'person.revokeAuthority': '撤销代办依据', '/api/files/:personId': '看服务档案', '/api/files/:personId/looks': '看查看记录',
  '/api/files/:personId/way': '记录安全联系方式', '/api/file-requests': '看个人信息请求', 'file.ask': '提出个人信息请求', 'file.copy': '复制个人信息', 'file.erase': '删除个人信息', 'fileRequest.decide': '答复个人信息请求', '/open/v1/requests/:number': '外部系统查进度', 'workOrder.submit': '登记诉求',
  'intake.network': '登记诉求（网络）', 'intake.hotline': '登记诉求（热线）', 'intake.window': '登记诉求（窗口）', 'intake.api': '登记诉求（接口）',
  'workOrder.print': '打印', 'workOrder.download': '下载附件', 'workOrder.attach': '上传附件', 'workOrder.exportFeedback': '导出反馈文件', 'workOrder.recoverCode': '补发查询码',
  'security.signIn': '登录', 'security.signOut': '退出', 'security.demoSignIn': '演示登录', 'security.enrol': '绑定验证器', 'security.changePassword': '修改密码', 'security.stepUp': '再次验证',
  'security.enableAccount': '恢复账号', 'security.endAppointment': '撤销角色', 'security.liftSuspension': '恢复单位', 'security.token': '外部系统取令牌',
  'security.createClient': '新增外部系统', 'security.renewClient': '更换外部系统密钥', 'security.disableClient': '停用外部系统',
}
/** What may be looked for by name. */
export const auditActs: readonly string[] = [...Object.keys(own), ...['createAccount', 'disableAccount', 'resetPassword', 'resetSecondFactor', 'unlockAccount', 'appoint', 'endSession', 'readAudit'].map((act) => `security.${act}`), ...orderActions.map((act) => `workOrder.${act}`)].filter((act, i, all) => all.indexOf(act) === i)

const things: Readonly<Record<string, string>> = { account: '账号', session: '会话', sessions: '会话', unit: '单位', client: '外部系统', audit: '访问记录', source: '来源系统', setting: '设置', accounts: '账号' }
