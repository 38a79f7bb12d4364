import { word } from '../../../contract/glossary.ts'
import { orderActions } from '../../../contract/work-order-states.ts'

/** An entry's code in words; the code itself stays beside it, because it is what the chain has sealed. */
export const auditWords = (act: string): string => {
  if (own[act]) return own[act]
  const [room = '', name = ''] = act.split('.')
  const said = (kinds[room] ?? []).map((kind) => word(kind, name)).find((found) => found !== name)
  return said ? (things[room] && !orderActs.test(act) && !plain.includes(room) ? `${things[room]}·` : '') + said : act
}

/** What was typed: an act in words, or its code. */
export const auditAct = (typed: string): string => auditActs.find((act) => auditWords(act) === typed.trim()) ?? typed.trim()

/** Whom no account names. */
export const auditActor = (kind: string): string => ({ resident: '群众', client: '外部系统', system: '系统', staff: '工作人员' })[kind] ?? kind

/** The thing that it was done to: kind in words, the last signs of its number. A bare number is of the room that acted. */
export const auditObject = (object: string, act: string): string => {
  const [kind = '', id = ''] = object.split(':')
  const room = act.split('.')[0] ?? ''
  if (!id) return things[kind] ?? (/^[0-9a-f]{8}-/.test(kind) ? `${things[room] ?? (orderActs.test(act) ? '工单' : '记录')} …${kind.slice(-8)}` : kind)
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
/** Where a room's acts have their words, and how its thing is called. */
const kinds: Readonly<Record<string, readonly Parameters<typeof word>[0][]>> = {
  workOrder: ['action'], security: ['securityRight'], publication: ['publicationAction'], setting: ['settingRight'], institution: ['licenceAction', 'institutionRight'], practitioner: ['licenceAction'],
  shop: ['shopAction', 'shopRight'], shopProduct: ['productAction', 'shopRight'], coverage: ['coverageRight'], coverageTask: ['coverageTaskAction'], site: ['siteRight'], exchange: ['exchangeRight'],
  serviceItem: ['itemAction', 'itemRight'], knowledge: ['knowledgeRight'], knowledgeEntry: ['entryAction'], samePerson: ['sameAction'], fileRequest: ['fileRequestAction'],
}
/** Whose acts say by themselves what they were done to. */
const plain = ['setting', 'security', 'site', 'exchange', 'knowledge']
const orderActs = /^(workOrder|intake|\/api\/orders)/
/** What may be looked for by name. */
export const auditActs: readonly string[] = [...Object.keys(own), ...['createAccount', 'disableAccount', 'resetPassword', 'resetSecondFactor', 'unlockAccount', 'appoint', 'endSession', 'readAudit'].map((act) => `security.${act}`), ...orderActions.map((act) => `workOrder.${act}`)].filter((act, i, all) => all.indexOf(act) === i)

const things: Readonly<Record<string, string>> = { account: '账号', session: '会话', sessions: '会话', unit: '单位', client: '外部系统', audit: '访问记录', source: '来源系统', setting: '设置', accounts: '账号', fileRequests: '个人信息请求', secrecyHolds: '涉密拦截', secrecyHold: '涉密拦截', site: '网站', shop: '店铺', shopProduct: '店铺产品', institution: '机构', practitioner: '人员', publication: '公开审查', coverageTask: '补缺任务', serviceItem: '服务事项', knowledge: '法律与案例', knowledgeEntry: '自编条目', samePerson: '疑似同一人', fileRequest: '个人信息请求', coverage: '均等化', exchange: '省站对接', reach: '服务地图', person: '服务档案', tooMany: '查看次数上限', nobody: '未知的人' }
