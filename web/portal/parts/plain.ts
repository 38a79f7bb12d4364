import type { TrackView } from '../../../contract/work-orders.ts'
import type { OrderState } from '../../../contract/work-order-states.ts'

/** Where it stands, as neighbours would say it. The words of the office (待派遣, 挂起, 退回审核) are for the office. */
export const plainState: Readonly<Record<OrderState, string>> = {
  toAccept: '收到了，正在看', toSupplement: '等您补材料', toAssign: '受理了', toSign: '交给单位了', inHand: '正在办', onHold: '先等一等', returnReview: '正在换单位',
  toReview: '办好了，正在检查', toFollowUp: '有答复了', done: '办完了', archived: '办完了，已存档', declined: '没有受理', mergedInto: '合到另一件里办', withdrawn: '您撤回了',
}

/** What comes next, so that nobody has to ask. */
export function whatNext({ state, may }: Pick<TrackView, 'state' | 'may'>): string {
  if (state === 'done') return [may.rate && '请您打分。', may.reopen && '没解决的，可以请他们重新办。'].filter(Boolean).join('')
  return NEXT[state]
}

/** Without the name that the register gives the limit: 「任务工单受理：还剩 1 个工作日」. */
export const plainDue = (words: string): string => words.replace(/^[^：]{2,16}：/u, '').replace('，至 ', '，最晚 ')

const NEXT: Readonly<Record<Exclude<OrderState, 'done'>, string>> = {
  toAccept: '看完会告诉您由谁来办；缺材料，会一次说清。', toSupplement: '您补上以后，马上接着办。', toAssign: '正在定由哪个单位办，定了这里看得到。',
  toSign: '单位接手以后就开始办。', inHand: '办好了会给您答复。', onHold: '等的事有了结果，就接着办。', returnReview: '由谁办，定了这里看得到，您不用再跑。',
  toReview: '查完就给您答复。', toFollowUp: '没解决就照实说，会重新办。', archived: '还有话要说，打 12348，报工单编号。',
  declined: '原因和别的办法，写在下面的答复里。', mergedInto: '办好了一起答复您。', withdrawn: '想接着办，打 12348 报工单编号，可以恢复；也可以重新说一次。',
}
