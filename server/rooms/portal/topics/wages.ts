import type { WageStep } from '../../../../web/portal/topic-views.ts'

/** 欠薪: what to do, in the order that costs least and stops no other way. Quotations are looked up by the content's test. */
export const wageSteps: readonly WageStep[] = [
  { title: '先留下证据', text: '谁叫您来干的、在哪干的、干了几天、欠多少：工牌、考勤、转账、聊天、工友的话，拍照留好。写一张欠款单请对方签字最好。', laws: [] },
  { title: '向劳动监察投诉，打 12333', text: '不要钱，也不用先有判决。工地上的，分包没给，可以要求总包先给。', phone: '12333', laws: [
    { law: '保障农民工工资支付条例', article: 10, says: '被拖欠工资的农民工有权依法投诉，或者申请劳动争议调解仲裁和提起诉讼。' },
    { law: '保障农民工工资支付条例', article: 30, says: '分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿。' },
  ] },
  { title: '欠多少说得清的，向法院申请支付令', text: '有欠条、结算单，对方也没有别的争议，用这个最快。对方在期限里提出异议的，再走仲裁或者起诉。', laws: [
    { law: '劳动合同法', article: 30, says: '用人单位拖欠或者未足额支付劳动报酬的，劳动者可以依法向当地人民法院申请支付令，人民法院应当依法发出支付令。' },
    { law: '民事诉讼法', article: 225, says: '债权人请求债务人给付金钱、有价证券，符合下列条件的，可以向有管辖权的基层人民法院申请支付令' },
  ] },
  { title: '申请法律援助，律师不收费', text: '讨工钱属于法律援助的范围。进城务工的人讨工钱，有材料证明的，不查家里的收入。', laws: [
    { law: '法律援助法', article: 31, says: '请求确认劳动关系或者支付劳动报酬' },
    { law: '法律援助法', article: 42, says: '申请支付劳动报酬或者请求工伤事故人身损害赔偿的进城务工人员' },
  ] },
  { title: '还不给，申请劳动仲裁', text: '不收费。走前面几步，不耽误申请仲裁。', laws: [{ law: '劳动争议调解仲裁法', article: 27, says: '劳动关系终止的，应当自劳动关系终止之日起一年内提出。' }] },
]

/** Words that mean unpaid wages: the card stands first then. */
export const soundsLikeWages = (words: string): boolean => wages.test(words.normalize('NFKC').replace(/\s/gu, ''))

// As people here say it, too: 差 for owed, 不把 and 没把 for not given, 俺 for us.
const unpaid = '欠|差|拖|赖|扣|压|不给|没给|不把|没把|不发|没发|不结|没结|未结|未付|不付|要不到|要不回|找谁要|一分'
const pay = '工资|工钱|血汗钱|薪水|薪|劳务费|工人钱|[干做]活的?钱|打工的?钱'
const work = '打工|上班|干活|干了|干完|做工|工地|厂里|矿上|工头|砌墙|装修'
const wages = new RegExp([
  `(${unpaid}).{0,10}(${pay})(?!卡)`, `(工资|工钱|血汗钱|薪水|劳务费).{0,14}(${unpaid.replace('差|', '')})`, '(讨|要)(薪|工资|工钱)',
  `(${work}).{0,24}(钱.{0,4}(没|不给|不把|不发|不结|拖|欠)|(不给|没给|不把|没把|欠|差|拖)[俺我咱们人]*钱|一分钱?[也都]?没)`, '工头.{0,24}(跑|找不着|找不到|不见)',
].join('|'), 'u')
