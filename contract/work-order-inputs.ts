import { z } from 'zod'
import { grades } from './work-order-states.ts'
import { topicIds } from './topics.ts'

/** Every text field trims, has a ceiling, and answers in plain Chinese. `label` and `widget` draw the form (ActionBar). */
const text = (label: string, max: number, more: FieldMeta = {}) =>
  z.string({ error: `请填写${label}` }).trim().max(max, `${label}最多 ${max} 字`).refine(noControls, `${label}含有不能识别的字符，请删去后重填`)
    .meta({ label, widget: max > 200 ? 'longText' : 'text', ...more })
const must = (label: string, max: number, more: FieldMeta = {}) => text(label, max, more).min(1, `请填写${label}`)
const may = (label: string, max: number, more: FieldMeta = {}) => text(label, max, more).optional()
const id = (label: string, widget: string) => z.uuid({ error: `请选择${label}` }).meta({ label, widget })
const yes = (label: string) => z.boolean({ error: `“${label}”请选是或否` }).meta({ label, widget: 'yesNo' })
const oneOf = <const T extends readonly [string, ...string[]]>(label: string, values: T, zh: Record<T[number], string>) =>
  z.enum(values, { error: `请选择${label}` }).meta({ label, widget: 'choice', choices: zh })
const days = (label: string, max: number) =>
  z.coerce.number({ error: `${label}请填数字` }).int(`${label}请填整数`).min(1, `${label}至少 1`).max(max, `${label}最多 ${max}`).meta({ label, widget: 'number' })
/** A day as a form asks for it; what lies before `from` is a slip of the pen. */
const day = (label: string, from = 2000, more: FieldMeta = {}) =>
  z.iso.date({ error: `${label}请按“年-月-日”填写，例如 2026-10-10` }).refine((v) => v >= `${from}-01-01` && v <= '2099-12-31', `${label}须在 ${from} 年至 2099 年之间`).meta({ label, widget: 'day', ...more })
/** A moment that the database can hold, as text. */
const moment = (label = '时间') =>
  z.iso.datetime({ offset: true, error: `${label}不对` }).refine((v) => Date.parse(v) > Date.UTC(1990) && Date.parse(v) < Date.UTC(2100), `${label}须在 1990 至 2100 年之间`)
const topic = z.enum(topicIds, { error: '请选择类别' }).meta({ label: '类别', widget: 'topic' })

const reason = must('理由', 500)

/** Grounds on which an order may be returned; the last three hold even after a ruling (更正 5). */
export const returnGrounds = {
  notOurDuty: '非本单位职责', wrongArea: '不属本辖区', needsOther: '应由其他单位主办', conflictOfInterest: '存在利益冲突（律师法第39条）',
  partyRefusesMediation: '当事人明确拒绝调解（人民调解法第17条）', licenceSuspended: '执业暂停',
} as const
export const alwaysReturnable: readonly (keyof typeof returnGrounds)[] = ['conflictOfInterest', 'partyRefusesMediation', 'licenceSuspended']

/** One input schema an action; `requestId`, `version` travel beside it (see `ActInput`). */
export const orderInputs = {
  accept: z.object({ topic: topic.optional(), note: may('备注', 500) }),
  decline: z.object({
    ground: oneOf('不予受理情形', ['outOfScope', 'inOtherProcedure', 'alreadySettled', 'unclear', 'unlawful'], {
      outOfScope: '不属公共法律服务范围', inOtherProcedure: '已进入复议、仲裁、诉讼或信访程序', alreadySettled: '同一事项已有处理结论',
      unclear: '内容不清且无法补充', unlawful: '要求违反法律规定',
    }),
    reason, otherWays: must('其他途径', 500),
  }),
  askForMaterial: z.object({ materials: must('需要补充的材料（一次性告知）', 1000), waitDays: days('等待天数（自然日）', 90).optional() }),
  supplement: z.object({ text: must('补充内容', 5000), attachmentIds: z.array(z.uuid()).max(10).optional() }),
  endWaiting: z.object({ reason }),
  assign: z.object({
    unitId: id('主办单位', 'unit'), assistUnitIds: z.array(z.uuid()).max(5).optional().meta({ label: '协办单位', widget: 'units' }),
    topic: topic.optional(), instruction: may('交办意见', 1000), crossReason: may('越级或跨县派单理由', 500),
  }),
  reassign: z.object({ unitId: id('改派单位', 'unit'), reason, crossReason: may('越级或跨县派单理由', 500) }),
  addAssist: z.object({ unitIds: z.array(z.uuid()).min(1, '请选择协办单位').max(5).meta({ label: '协办单位', widget: 'units' }), instruction: must('协办要求', 1000), crossReason: may('越级或跨县派单理由', 500) }),
  handTo: z.object({ accountId: id('承办人', 'colleague'), note: may('备注', 500) }),
  sign: z.object({ note: may('备注', 500) }),
  returnBack: z.object({
    ground: oneOf('退回情形', Object.keys(returnGrounds) as [keyof typeof returnGrounds, ...(keyof typeof returnGrounds)[]], returnGrounds),
    reason, suggestUnitId: z.uuid().optional().meta({ label: '建议承办单位', widget: 'unit' }),
  }),
  ruleOnReturn: z.object({
    ruling: oneOf('审核结论', ['redirect', 'uphold', 'pool'], { redirect: '同意退回，改派其他单位', uphold: '不同意退回，仍由原单位办理', pool: '同意退回，重新待派遣' }),
    unitId: z.uuid().optional().meta({ label: '改派单位', widget: 'unit' }), reason,
  }),
  hold: z.object({
    ground: oneOf('挂起情形', ['waitParty', 'waitAppraisal', 'waitAuthority', 'forceMajeure'], {
      waitParty: '等待当事人', waitAppraisal: '等待鉴定、勘验', waitAuthority: '等待其他机关结论', forceMajeure: '不可抗力',
    }),
    reason, holdDays: days('挂起天数（自然日）', 180),
  }),
  resume: z.object({ note: may('备注', 500) }),
  askExtension: z.object({ workdays: days('延长工作日', 60), reason }),
  ruleOnExtension: z.object({ approve: yes('同意延期'), reason }),
  note: z.object({ text: must('办理记录', 2000), visibleToResident: yes('让当事人看到').optional() }),
  consult: z.object({ unitId: id('会商单位', 'unit'), question: must('会商问题', 1000) }),
  answerConsult: z.object({ answer: must('会商答复', 2000) }),
  reply: z.object({ publicReply: must('答复内容（当事人可见）', 5000), basis: may('依据法条', 1000), topic: topic.optional(), toldRights: yes('已告知权利和法律援助条件').optional() }),
  finish: z.object({
    account: must('办理情况（内部）', 5000), publicReply: must('答复当事人的内容', 5000), basis: may('依据法条', 1000),
    isTrue: yes('诉求属实'), beyondDuty: yes('超出职责'), contacted: yes('已联系当事人'), contactPhone: may('联系号码', 30), contactedAt: moment('联系时间').optional().meta({ label: '联系时间', widget: 'moment' }),
    solved: yes('已解决'), unsolvedReason: may('未解决原因', 1000), mayPublish: yes('建议公开答复').optional(), attachmentIds: z.array(z.uuid()).max(20).optional(),
  }).refine((v) => v.solved || v.unsolvedReason, { path: ['unsolvedReason'], message: '未解决的，请填写未解决原因' })
    .refine((v) => !v.contacted || v.contactedAt, { path: ['contactedAt'], message: '已联系当事人的，请填写联系时间' }),
  review: z.object({ outcome: oneOf('审核结论', ['pass', 'redo'], { pass: '通过', redo: '退回重办' }), opinion: may('审核意见', 1000) })
    .refine((v) => v.outcome === 'pass' || v.opinion, { path: ['opinion'], message: '退回重办的，请写明审核意见' }),
  followUp: z.object({
    reached: yes('已联系上当事人'), outcome: oneOf('回访结论', ['solved', 'unsolved', 'unreachable'], { solved: '当事人认可，办结', unsolved: '未解决，退回重办', unreachable: '三次联系不上，按办结处理' }),
    words: may('当事人原话', 1000),
  }),
  rate: z.object({
    grade: z.enum(grades, { error: '请选择满意程度' }).meta({ label: '满意程度', widget: 'choice', choices: { verySatisfied: '非常满意', satisfied: '满意', fairlySatisfied: '基本满意', dissatisfied: '不满意', veryDissatisfied: '非常不满意' } }),
    words: may('想说的话', 1000),
  }),
  reopen: z.object({ reason }),
  merge: z.object({ intoId: id('并入的主单', 'order'), reason }),
  split: z.object({ parts: z.array(must('拆出的诉求', 2000)).min(1, '请至少写一件拆出的诉求').max(5).meta({ label: '拆出的诉求', widget: 'texts' }), reason }),
  restore: z.object({ reason }),
  withdraw: z.object({ reason: may('撤回原因', 500) }),
  urge: z.object({ text: may('催办内容', 500) }),
  press: z.object({ demand: must('督办要求', 1000), workdays: days('限几个工作日回复', 30).optional() }),
  answerPress: z.object({ answer: must('督办回复', 2000) }),
  archive: z.object({ note: may('备注', 500) }),
  recordReceipt: z.object({ receipt: must('回执号', 200) }),
  warn: z.object({ code: z.string().max(20), level: z.enum(['yellow', 'orange']) }),
  escalateOverdue: z.object({ code: z.string().max(20), rung: z.number().int().min(0).max(9) }),
  recount: z.object({ reason }),
  setSensitivity: z.object({
    level: oneOf('敏感级别', ['ordinary', 'personal', 'commercial', 'work'], { ordinary: '一般', personal: '个人隐私', commercial: '商业秘密', work: '工作秘密' }),
    grade: z.coerce.number({ error: '等级请填数字' }).int('等级请填整数').min(1, '等级从 1 起').max(3, '等级最高为 3').default(1).meta({ label: '等级（1 最低）', widget: 'number' }),
    // The kinds that the bureau has added are named by their id.
    sensitiveClass: z.string({ error: '请选择敏感类别' }).trim().min(1, '请选择敏感类别').max(40).meta({ label: '敏感类别', widget: 'sensitiveClass' }),
    reason,
  }),
} as const
export type OrderInput<A extends keyof typeof orderInputs> = z.infer<(typeof orderInputs)[A]>

/** What surrounds an action's own input. `requestId` makes a repeat harmless; `version` refuses a silent overwrite. */
export const actInput = z.object({
  requestId: z.uuid({ error: '缺少请求编号' }), version: z.coerce.number().int().min(0).optional(),
  action: z.enum(Object.keys(orderInputs) as [keyof typeof orderInputs, ...(keyof typeof orderInputs)[]], { error: '没有这个操作' }),
  input: z.record(z.string(), z.unknown()).default({}),
})
export type ActInput = z.infer<typeof actInput>

function noControls(value: string): boolean {
  // NUL cannot be stored by PostgreSQL; lone surrogates cannot be encoded as UTF-8.
  // oxlint-disable-next-line no-control-regex
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value) && value.isWellFormed()
}

export const fields = { text, must, may, id, yes, oneOf, day, days, moment, topic }

type FieldMeta = { label?: string; widget?: string; help?: string; autocomplete?: string }
