import type { OrderAction } from '../../../contract/work-order-states.ts'

/** Who does a step, seen from the order: the people are found by role in the right unit when it is played. */
export type Doer = 'resident' | 'dispatcher' | 'body' | 'assistant' | 'reviewer' | 'follower' | 'supervisor' | 'agent' | 'consulted'
/** Work hours after the step before; the time of day follows the working calendar. */
export type Step = readonly [afterHours: number, by: Doer, action: Exclude<OrderAction, 'submit' | 'warn' | 'escalateOverdue'>, input?: Record<string, unknown>]
export type Story = {
  readonly name: string
  /** How many of them in a seeded day of about 300. */
  readonly count: number
  readonly kind: 'question' | 'task'
  readonly door: 'network' | 'hotline' | 'window' | 'api'
  /** Submitted this many work hours before now, at most; spread evenly from there. */
  readonly since: readonly [from: number, to: number]
  readonly answered?: true
  readonly steps: readonly Step[]
}

const finish = {
  account: '已电话联系当事人，上门了解情况，组织双方见面，核对票据和照片，逐项说明法律规定。', publicReply: '您反映的情况已核实。经协商，双方已就主要问题达成一致并签字；如有一方不履行，可以申请司法确认或提起诉讼，我们可以协助您。',
  isTrue: true, beyondDuty: false, contacted: true, solved: true, basis: '人民调解法',
}
const reply = { publicReply: '您好。按您说的情况，先把合同、转账记录、聊天截图保存好；可以先申请调解，调解不成再申请仲裁或起诉。经济困难的，可以就近申请法律援助，不收费。', toldRights: true }
const assign: Step = [1.5, 'dispatcher', 'assign']
const sign: Step = [2, 'body', 'sign']
const toReview: readonly Step[] = [assign, sign, [14, 'body', 'note', { text: '已与当事人通电话，约定时间上门。', visibleToResident: true }], [10, 'body', 'finish', finish]]
const toFollowUp: readonly Step[] = [...toReview, [3, 'reviewer', 'review', { outcome: 'pass' }]]
const done: readonly Step[] = [...toFollowUp, [5, 'follower', 'followUp', { reached: true, outcome: 'solved', words: '问题解决了，谢谢。' }]]

/** A seeded day: every state, every door, and what goes wrong in real life. */
export const stories: readonly Story[] = [
  { name: '热线当场答复', count: 40, kind: 'question', door: 'hotline', since: [1, 60], answered: true, steps: [[1, 'resident', 'rate', { grade: 'verySatisfied' }]] },
  { name: '热线当场答复，未评价', count: 20, kind: 'question', door: 'hotline', since: [1, 60], answered: true, steps: [] },
  { name: '窗口当场答复', count: 18, kind: 'question', door: 'window', since: [1, 50], answered: true, steps: [] },
  { name: '网络咨询已答复', count: 30, kind: 'question', door: 'network', since: [6, 60], steps: [[3, 'dispatcher', 'reply', reply], [4, 'resident', 'rate', { grade: 'satisfied' }]] },
  { name: '网络咨询待答', count: 16, kind: 'question', door: 'network', since: [0.2, 5], steps: [] },
  { name: '待受理', count: 14, kind: 'task', door: 'network', since: [0.2, 6], steps: [] },
  { name: '待派遣', count: 12, kind: 'task', door: 'hotline', since: [0.3, 6], steps: [] },
  { name: '窗口登记待派遣', count: 6, kind: 'task', door: 'window', since: [0.3, 6], steps: [] },
  { name: '待签收', count: 14, kind: 'task', door: 'hotline', since: [2, 6], steps: [assign] },
  { name: '超期未签收', count: 6, kind: 'task', door: 'network', since: [26, 44], steps: [assign] },
  { name: '办理中', count: 24, kind: 'task', door: 'hotline', since: [8, 30], steps: [assign, sign] },
  { name: '办理超期', count: 5, kind: 'task', door: 'network', since: [60, 80], steps: [assign, sign] },
  { name: '待补充', count: 8, kind: 'task', door: 'network', since: [10, 30], steps: [assign, sign, [4, 'body', 'askForMaterial', { materials: '身份证复印件、合同或转账记录、对方联系方式' }]] },
  { name: '挂起', count: 5, kind: 'task', door: 'window', since: [12, 30], steps: [assign, sign, [4, 'body', 'hold', { ground: 'waitAppraisal', reason: '等待伤残鉴定意见', holdDays: 20 }]] },
  { name: '退回审核', count: 5, kind: 'task', door: 'hotline', since: [4, 9], steps: [assign, [1, 'body', 'returnBack', { ground: 'notOurDuty', reason: '涉及行政处罚，应由主管机关处理' }]] },
  { name: '裁定后办理', count: 4, kind: 'task', door: 'hotline', since: [16, 30], steps: [assign, [1, 'body', 'returnBack', { ground: 'notOurDuty', reason: '不属本所职责' }], [2, 'dispatcher', 'ruleOnReturn', { ruling: 'uphold', reason: '按职责清单属民间纠纷，由司法所先行调解' }], sign] },
  { name: '申请延期', count: 4, kind: 'task', door: 'network', since: [20, 34], steps: [assign, sign, [12, 'body', 'askExtension', { workdays: 3, reason: '对方当事人在外地，约定下周返回' }]] },
  { name: '会商中', count: 3, kind: 'task', door: 'hotline', since: [14, 28], steps: [assign, sign, [5, 'body', 'consult', { question: '此类土地补偿款分配是否可以调解？' }]] },
  { name: '有协办', count: 4, kind: 'task', door: 'window', since: [14, 30], steps: [assign, sign, [3, 'dispatcher', 'addAssist', { instruction: '协助核实房产登记和实际居住情况' }]] },
  { name: '待审核', count: 8, kind: 'task', door: 'network', since: [32, 44], steps: toReview },
  { name: '待回访', count: 8, kind: 'task', door: 'hotline', since: [36, 52], steps: toFollowUp },
  { name: '办结好评', count: 22, kind: 'task', door: 'network', since: [60, 110], steps: [...done, [6, 'resident', 'rate', { grade: 'verySatisfied', words: '调解员跑了三趟，很负责。' }]] },
  { name: '办结未评价', count: 14, kind: 'task', door: 'window', since: [60, 110], steps: done },
  { name: '差评待整改', count: 5, kind: 'task', door: 'network', since: [60, 90], steps: [...done, [6, 'resident', 'rate', { grade: 'dissatisfied', words: '说好一周内还钱，到现在没有动静。' }]] },
  { name: '差评重办', count: 4, kind: 'task', door: 'hotline', since: [70, 100], steps: [...done, [6, 'resident', 'rate', { grade: 'veryDissatisfied', words: '协议没有履行。' }], [3, 'supervisor', 'reopen', { reason: '协议未履行，重新调解' }]] },
  { name: '审核退回', count: 3, kind: 'task', door: 'network', since: [36, 50], steps: [...toReview, [3, 'reviewer', 'review', { outcome: 'redo', opinion: '没有写明联系当事人的情况，请补充后再报。' }]] },
  { name: '归档', count: 12, kind: 'task', door: 'hotline', since: [100, 150], steps: [...done, [8, 'resident', 'rate', { grade: 'satisfied' }], [10, 'supervisor', 'archive']] },
  { name: '不予受理', count: 5, kind: 'task', door: 'network', since: [6, 40], steps: [[3, 'dispatcher', 'decline', { ground: 'inOtherProcedure', reason: '同一事项法院已经立案', otherWays: '请向承办法官了解进展；需要代理人的，可以申请法律援助' }]] },
  { name: '撤回', count: 4, kind: 'task', door: 'network', since: [6, 40], steps: [[4, 'resident', 'withdraw', { reason: '已经自己商量好了' }]] },
  { name: '督办', count: 4, kind: 'task', door: 'hotline', since: [24, 36], steps: [assign, sign, [4, 'resident', 'urge', { text: '什么时候能有结果？' }], [3, 'supervisor', 'press', { demand: '当事人多次催办，请两日内说明进展和下一步安排。' }]] },
  { name: '省平台转来', count: 6, kind: 'task', door: 'api', since: [6, 30], steps: [assign, sign] },
  { name: '省平台转来，待反馈', count: 3, kind: 'question', door: 'api', since: [10, 30], steps: [[3, 'dispatcher', 'reply', reply]] },
]
