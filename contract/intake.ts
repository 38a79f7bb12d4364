import { z } from 'zod'
import { fields } from './work-order-inputs.ts'
import { topicIds } from './topics.ts'

const { must, may, moment, oneOf, yes } = fields

/** 为谁问: who asks for whom, with the authority on which he does (recorded, never assumed). */
export const forWhom = { self: '本人', family: '家人', other: '别人' } as const
export const authorities = { kin: '近亲属', guardian: '监护人', agent: '有委托书的代理人', helper: '村（居）干部、法律明白人代办', oral: '当事人口头同意' } as const
/** 人群类别: several may hold. */
export const groups = { elder: '老年人', disabled: '残疾人', minor: '未成年人', woman: '妇女', migrantWorker: '农民工', veteran: '军人军属、退役军人', poor: '困难群众', letterless: '不便书写' } as const

const phone = z.string().trim().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/, '电话号码不对：手机 11 位，座机请带区号').meta({ label: '联系电话', widget: 'tel', autocomplete: 'tel' })
const idNumber = z.string().trim().toUpperCase().regex(/^\d{17}[\dX]$/, '身份证号码应为 18 位，最后一位可以是 X')
  .refine(checkDigitHolds, '身份证号码校验不通过，请核对后重填').meta({ label: '身份证号码', widget: 'idNumber' })

/** The person whose need it is. Name may be missing only when the request is anonymous. */
export const personInput = z.object({
  name: may('姓名', 60), phone: phone.optional(), idNumber: idNumber.optional(),
  sex: oneOf('性别', ['male', 'female'], { male: '男', female: '女' }).optional(), birthYear: z.coerce.number().int().min(1900).max(2100).optional(),
  groups: z.array(z.enum(Object.keys(groups) as [keyof typeof groups, ...(keyof typeof groups)[]])).max(8).optional(), address: may('住址', 200),
})

/** One request, whichever the door. The doors add their own facts; the service behind is one. */
export const intakeInput = z.object({
  requestId: z.uuid({ error: '缺少请求编号' }),
  forWhom: oneOf('为谁问', ['self', 'family', 'other'], forWhom).default('self'),
  authority: oneOf('代办依据', Object.keys(authorities) as [keyof typeof authorities, ...(keyof typeof authorities)[]], authorities).optional(),
  helperName: may('代办人姓名', 60), helperPhone: phone.optional(),
  anonymous: yes('不愿提供身份').default(false),
  person: personInput,
  kind: oneOf('需要', ['question', 'task'], { question: '问一个问题', task: '请帮我办事' }).default('question'),
  need: must('发生了什么事、想要什么', 5000).min(2, '请多写几个字，说说发生了什么事'),
  title: may('标题', 100), topic: z.enum(topicIds).optional().meta({ label: '类别', widget: 'topic' }),
  areaCode: z.string().regex(/^34\d{4}(\d{3})?(\d{3})?$/, '请选择地点').optional().meta({ label: '事情发生地', widget: 'area' }),
  place: may('具体地点', 200), replyBy: oneOf('希望怎样答复', ['phone', 'sms', 'online', 'visit'], { phone: '打电话', sms: '发短信', online: '网上查看', visit: '上门或到窗口' }).optional(),
  safeToCall: yes('打这个电话方便、安全').default(true),
  /** A separate yes to the use of the identity number (PIPL 29); asked by the citizens' pages, kept with the contact. */
  idConsent: yes('同意用身份证号码核对本人').optional(),
  attachmentIds: z.array(z.uuid()).max(10).default([]),
}).superRefine((v, ctx) => {
  if (v.forWhom !== 'self' && !v.authority) ctx.addIssue({ code: 'custom', path: ['authority'], message: '替别人问的，请选择代办依据' })
  if (!v.anonymous && !v.person.name) ctx.addIssue({ code: 'custom', path: ['person', 'name'], message: '请填写姓名；不愿提供的，请选择“不愿提供身份”' })
})
export type IntakeInput = z.infer<typeof intakeInput>

/** Answered on the spot: one contact record, closed at once (一电一单). */
export const onTheSpot = z.object({ publicReply: must('答复内容', 5000), basis: may('依据法条', 1000), toldRights: yes('已告知权利和法律援助条件') })

/** Hotline: the call itself is the contact. */
export const hotlineInput = z.object({
  intake: intakeInput, callerNumber: z.string().max(30).optional(), calledAt: moment('来电时间').optional(), dialect: may('方言', 20),
  identityVerified: yes('已核实身份').default(false), answer: onTheSpot.optional(),
})
/** Window: a walk-in; the written one-time notice is printed from the receipt. */
export const windowInput = z.object({
  intake: intakeInput, windowNo: may('窗口号', 20), identityVerified: yes('已核验证件').default(false), answer: onTheSpot.optional(),
  noticeMaterials: may('一次性告知的材料', 1000),
})
/** API door: another system's order keeps its own number, deadline and answer obligations. */
export const apiInput = z.object({
  intake: intakeInput, foreignNumber: must('来源编号', 100), foreignDueAt: moment('来源期限').optional(), sourceName: may('来源系统', 60), registeredAt: moment('登记时间').optional(),
})

/**
 * What the asker gets back. `joined` = the same person has already said the same and the earlier order goes on;
 * `queryCode` opens the progress page together with the phone and is shown once.
 */
export type IntakeReceipt = {
  outcome: 'created' | 'joined' | 'answered'
  orderId: string
  number: string
  queryCode: string | null
  state: string
  dueAt: string | null
  promise: string
}

/** GB 11643: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, modulus 11, characters 10X98765432. */
function checkDigitHolds(value: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i]), 0)
  return '10X98765432'[sum % 11] === value[17]
}
