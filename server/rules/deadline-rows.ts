import type { DeadlineUnit } from '../platform/deadlines.ts'
import type { DeadlineBasis, DeadlineRow } from './deadline-register.ts'

const ours: DeadlineBasis = { level: 'P', text: '没有外部依据：由本局设定' }
const anhuiDistrict: DeadlineBasis = { level: 'A', text: '安徽省某区政务公开指南；在本市的适用待核实' }
const forensic: DeadlineBasis = { level: 'C', text: '司法鉴定程序旧通则（转载）；现行通则待核实' }
const legalAid = { room: 'cases', verified: true, validFrom: '2022-01-01' }

/** Limits of the work-order room that have a source, then our own settings without which the lifecycle would stand still. */
const workOrders = [
  limit('WO-SIGN', '任务工单签收', 1, 'workdays', 'assigned', '派发',
    { level: 'C', text: '某地政务热线：1 个工作日签收；淮司通〔2020〕17 号第 2 条：每天查看、及时办理' }),
  // From dispatch, not from signing: a late signature must not lengthen the resident's wait.
  limit('WO-DONE', '一般任务工单办结', 5, 'workdays', 'assigned', '派发',
    { level: 'B', text: '济南市、潍坊市 12345 条例：5 个工作日办结；在本市的适用待核实' }, { pausedBy: ['toSupplement', 'onHold'] }),
  limit('WO-OBJ', '申请退回（职责异议）', 1, 'workdays', 'assigned', '派发',
    { level: 'P', text: '信访规则为 5 个工作日；为免延误，默认 1 个工作日' }),
  limit('RT-FIX', '差评整改', 15, 'workdays', 'ratedBadly', '差评',
    { level: 'B', text: '四川省“好差评”办法 15 个工作日（德州 5 个工作日）；在本市的适用待核实' }),
  limit('WO-ACCEPT', '任务工单受理', 1, 'workdays', 'submitted', '提交', ours, { pausedBy: ['toSupplement'] }),
  limit('WO-ASSIGN', '任务工单派遣', 1, 'workdays', 'accepted', '受理', ours, { pausedBy: ['toSupplement'] }),
  limit('WO-SUPP', '等待补充材料', 15, 'days', 'materialAsked', '一次性告知', ours, { endsAt: 'midnight' }),
  limit('WO-HOLD', '挂起上限', 30, 'days', 'held', '挂起', ours),
  limit('WO-RULE', '退回审核', 1, 'workdays', 'returned', '申请退回', ours),
  limit('WO-EXT', '延期审批', 1, 'workdays', 'extensionAsked', '申请延期', ours),
  limit('WO-REVIEW', '办结审核', 1, 'workdays', 'finished', '提交办结', ours),
  limit('WO-FUP', '回访', 3, 'workdays', 'reviewed', '审核通过', ours),
  limit('WO-RATE', '评价期', 15, 'days', 'closed', '办结', ours, { endsAt: 'midnight', warn: null }),
  limit('WO-REOPEN', '申请重办期', 30, 'days', 'closed', '办结', ours, { endsAt: 'midnight', warn: null }),
  limit('WO-ARCHIVE', '自动归档', 30, 'days', 'closed', '办结', ours, { endsAt: 'midnight', warn: null, rollToWorkday: false }),
  limit('WO-PRESS', '督办答复', 2, 'workdays', 'pressed', '督办', ours),
  limit('WO-RECEIPT', '外来工单回填反馈', 1, 'workdays', 'closed', '办结', ours),
  limit('CS-MSG', '网络留言咨询答复', 24, 'hours', 'submitted', '提交', anhuiDistrict),
  limit('CS-IM', '在线即时咨询答复', 5, 'hours', 'submitted', '提交', anhuiDistrict),
  limit('CS-LTR', '信函咨询答复', 7, 'workdays', 'received', '收到', anhuiDistrict),
  limit('CS-HARD', '疑难、约期咨询答复', 3, 'days', 'registered', '登记', { level: 'A', text: '濮阳市：疑难三日回复；在本市的适用待核实' }),
] as const

/** For the rooms still to come; a row here binds nothing until its room starts clocks from it. */
const laterRooms = [
  limit('HL-ANS', '热线接听', 15, 'seconds', 'ringing', '振铃', { level: 'B', text: 'GB/T 33358：15 秒内接听' }, { room: 'hotline', warn: null }),
  limit('LA-REV', '法律援助审查', 7, 'days', 'received', '收到申请', law('法律援助法', 43, '七日内'), { ...legalAid, pausedBy: ['toSupplement'] }),
  limit('LA-ASG', '法律援助指派', 3, 'days', 'decided', '决定给予', law('法律援助法', 43, '三日内'), legalAid),
  limit('LA-NTC', '通知辩护指派', 3, 'days', 'noticeReceived', '收到通知', law('法律援助法', 36, '三日内'), legalAid),
  limit('LA-FWD', '监管场所、值班律师转交申请', 24, 'hours', 'received', '收到申请', law('法律援助法', 39, '二十四小时内'), legalAid),
  limit('LA-OBJ', '法律援助异议审查', 5, 'days', 'objectionReceived', '收到异议', law('法律援助法', 49, '五日内'), legalAid),
  limit('LA-CLS', '法律援助结案材料', 30, 'days', 'caseClosed', '结案', { level: 'C', text: '怒江州办事指南（转载）；在本市的适用待核实' }, { room: 'cases' }),
  limit('MD-DUR', '人民调解', 30, 'days', 'accepted', '受理', { level: 'P', text: '法律未规定；常见于行业规范，默认 30 日' }, { room: 'cases', pausedBy: ['onHold'] }),
  limit('MD-JC', '共同申请司法确认', 30, 'days', 'agreementEffective', '协议生效', law('人民调解法', 33, '三十日内'), { room: 'cases', verified: true, validFrom: '2011-01-01' }),
  limit('NT-15', '公证出证', 15, 'workdays', 'accepted', '受理', law('公证法', 30, '十五个工作日内'),
    { room: 'cases', verified: true, validFrom: '2018-01-01', pausedBy: ['toSupplement', 'onHold'] }),
  limit('FA-7', '司法鉴定受理', 7, 'workdays', 'commissioned', '收到委托', forensic, { room: 'cases' }),
  limit('FA-30', '司法鉴定完成', 30, 'workdays', 'agreementSigned', '签订协议', forensic, { room: 'cases', pausedBy: ['toSupplement'] }),
  limit('PI-RESP', '个人信息请求答复', 15, 'workdays', 'submitted', '提交', { level: 'P', text: '个人信息保护法第 50 条、网络数据安全管理条例第 23 条只说及时；默认 15 个工作日' }, { room: 'citizens' }),
  limit('SEC-24', '重大漏洞报告', 24, 'hours', 'found', '发现', law('网络数据安全管理条例', 10, '24小时内'), { room: 'security', verified: true, validFrom: '2025-01-01' }),
] as const

/**
 * Built-in versions of the register. `verified` is true only for a number read in the text of a national rule in
 * force (`basis.article` names it, and a test looks it up); all else is a default shown as 待核实.
 */
export const deadlineRows = [...workOrders, ...laterRooms]

function limit<const Code extends string>(
  code: Code, zh: string, amount: number, unit: DeadlineUnit, starts: string, startsZh: string, basis: DeadlineBasis, more: Partial<DeadlineRow> = {},
): DeadlineRow & { readonly code: Code } {
  return {
    version: 1, startDayCounted: false, rollToWorkday: true, endsAt: 'endOfWork', pausedBy: [], room: 'work-orders',
    warn: { yellow: 0.5, orange: 0.2 }, verified: false, validFrom: '2020-01-01', ...more,
    code, zh, amount, unit, starts, startsZh, basis, pausable: (more.pausedBy ?? []).length > 0,
  }
}

function law(name: string, article: number, says: string): DeadlineBasis {
  return { level: 'A', text: `《${name}》第 ${article} 条：${says}`, article: { law: name, number: article, says } }
}
