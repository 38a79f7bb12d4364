import type { OneTimeNotice } from './one-time-notice.ts'
import type { PrintableOrder } from './printable-order.ts'

/** Invented people and words: for the tests and for looking at the forms. */
export function aPrintableOrder(more: Partial<PrintableOrder> = {}): PrintableOrder {
  const at = (text: string): Date => new Date(`${text}+08:00`)
  return {
    issuer: '淮南市公共法律服务中心（演示）', number: 'TJA-20260928-0017', title: '工地拖欠三个月工资，要求追讨', state: '待回访', door: '窗口', topic: '劳动人事与欠薪',
    createdAt: at('2026-09-28T09:12:00'), forWhom: '本人', person: { name: '王某某', phone: '138****0000', idNumber: '340403********1234' },
    place: '田家庵区 · 某建筑工地',
    need: '我于2026年3月至8月在田家庵区某建筑工地做木工，约定每天320元。项目部只发了3月至5月的工资，6月、7月、8月的工资共计28,800元至今没有发放。我多次找包工头和项目部，对方以工程款没有到账为由推托。现在包工头电话已经打不通。我想请求帮助追讨工资，并想知道是否可以申请法律援助。',
    bodies: [{ part: '主办', name: '田家庵区法律援助中心', handler: '李某' }, { part: '协办', name: '田家庵区某街道司法所', handler: null }],
    deadlines: [
      { name: '签收', startedAt: at('2026-09-28T10:05:00'), dueAt: at('2026-09-29T17:30:00'), status: '按时完成' },
      { name: '办结', startedAt: at('2026-09-28T10:05:00'), dueAt: at('2026-10-12T17:30:00'), status: '按时完成（暂停1次）' },
    ],
    account: '已电话联系项目部负责人和劳动监察部门，核对考勤表和工资发放记录，欠薪数额双方无异议。项目部书面承诺10月15日前付清。已告知当事人逾期不付可申请法律援助提起诉讼。',
    publicReply: '王先生：您反映的工资问题，我们已联系项目部和劳动监察部门核实。项目部书面承诺于2026年10月15日前付清6月至8月工资28,800元。如到期未付，请您携带身份证和承诺书到田家庵区法律援助中心申请法律援助，我们将为您免费指派律师。有问题请拨打12348。',
    rating: null,
    story: [
      { at: at('2026-09-28T09:12:00'), by: '窗口 张某', text: '来访登记，提交诉求' }, { at: at('2026-09-28T09:40:00'), by: '调度 陈某', text: '受理' },
      { at: at('2026-09-28T10:05:00'), by: '调度 陈某', text: '派给田家庵区法律援助中心主办，田家庵区某街道司法所协办' }, { at: at('2026-09-28T14:31:00'), by: '李某', text: '签收' },
      { at: at('2026-09-28T15:02:00'), by: '李某', text: '要求补充：考勤记录或其他能证明出工天数的材料' }, { at: at('2026-09-30T10:20:00'), by: '王某某', text: '补交微信群考勤截图 6 张' },
      { at: at('2026-10-10T16:45:00'), by: '李某', text: '办结，提交审核' }, { at: at('2026-10-11T09:08:00'), by: '审核 赵某', text: '审核通过，转回访' },
    ],
    signatures: [{ label: '承办人', name: '李某' }, { label: '审核人', name: '赵某' }, { label: '单位负责人' }, { label: '当事人' }],
    printedBy: '张某（淮南市公共法律服务中心窗口）', printedAt: at('2026-10-11T10:00:00'), ...more,
  }
}

export function aNotice(more: Partial<OneTimeNotice> = {}): OneTimeNotice {
  const at = (text: string): Date => new Date(`${text}+08:00`)
  return {
    issuer: '淮南市公共法律服务中心（演示）', number: 'TJA-20260928-0017', addressee: '王某某', title: '工地拖欠三个月工资，要求追讨', door: '窗口',
    createdAt: at('2026-09-28T09:12:00'), at: at('2026-09-28T15:02:00'),
    missing: [
      { name: '身份证', requirement: '原件，当面核验后退还' }, { name: '能证明出工天数的材料', requirement: '考勤表、记工本、微信群截图等，任一种即可' },
      { name: '欠条、工资约定或转账记录', requirement: '没有的可以写一份情况说明' },
    ],
    dueAt: at('2026-10-12T17:30:00'), afterwards: '到期没有补齐的，我们会先与您联系，再决定是否继续办理。',
    ways: ['到淮南市公共法律服务中心窗口当面提交', '登录网上办事页面，凭查询码和手机号补交', '交到任一司法所、公共法律服务工作站'],
    basis: [], contact: '淮南市公共法律服务热线 12348（演示地址：田家庵区某路 1 号）', clerk: '张某', printedBy: '张某', printedAt: at('2026-09-28T15:05:00'), ...more,
  }
}
