import type { Article, Cap, Interruption, Leave, Length, PeriodRow, Suspension } from './period.ts'

const art = (law: string, number: number, says: string): Article => ({ law, number, says })
const [code, labour, civil, admin, review] = ['民法典', '劳动争议调解仲裁法', '民事诉讼法', '行政诉讼法', '行政复议法']

const civilInterruption: Interruption = { basis: art(code, 195, '从中断、有关程序终结时起，诉讼时效期间重新计算'), grounds: ['demand', 'promise', 'proceedings', 'equal'] }
const civilSuspension: Suspension = { how: 'sixMonths', basis: art(code, 194, '自中止时效的原因消除之日起满六个月，诉讼时效期间届满'), grounds: '最后六个月内的不可抗力、没有法定代理人、继承人未确定、被他人控制等障碍' }
const labourInterruption: Interruption = { basis: art(labour, 27, '从中断时起，仲裁时效期间重新计算'), grounds: ['demand', 'relief', 'promise'] }
const labourSuspension: Suspension = { how: 'runsOn', basis: art(labour, 27, '从中止时效的原因消除之日起，仲裁时效期间继续计算'), grounds: '不可抗力或者其他正当理由' }
const twenty: Cap = { length: { years: 20 }, starts: 'harmed', basis: art(code, 188, '自权利受到损害之日起超过二十年的，人民法院不予保护') }
const civilLeave: Leave = { days: 10, basis: art(civil, 86, '在障碍消除后的十日内，可以申请顺延期限，是否准许，由人民法院决定'), who: '人民法院' }
const suitLeave: Leave = { days: 10, basis: art(admin, 48, '在障碍消除后十日内，可以申请延长期限，是否准许由人民法院决定'), who: '人民法院' }
const crimeLeave: Leave = { days: 5, basis: art('刑事诉讼法', 106, '在障碍消除后五日以内，可以申请继续进行应当在期满以前完成的诉讼活动'), who: '人民法院' }
const fiveYears: Cap = { length: { years: 5 }, starts: 'actDone', basis: art(code, 152, '自民事法律行为发生之日起五年内没有行使撤销权的，撤销权消灭') }

/** Ordinary limitation and its kin: interrupted and suspended by the civil code's grounds. */
const limitation = (name: string, zh: string, length: Length, starts: PeriodRow['starts'], basis: Article, rest: Rest): PeriodRow => ({
  code: name, zh, nature: 'limitation', length, starts, basis, since: '2021-01-01', interruption: civilInterruption, suspension: civilSuspension, toDo: '起诉、申请仲裁，或者留下书面催要的证据', ...rest,
})
/** Days for appeal, suit and application: never interrupted. */
const procedural = (name: string, zh: string, length: Length, starts: PeriodRow['starts'], basis: Article, rest: Rest & { toDo: string }): PeriodRow => ({
  code: name, zh, nature: 'procedural', length, starts, basis, since: '2024-01-01', ...rest,
})
const exclusion = (name: string, zh: string, length: Length, starts: PeriodRow['starts'], basis: Article, rest: Rest & { toDo: string }): PeriodRow => ({
  code: name, zh, nature: 'exclusion', length, starts, basis, since: '2021-01-01', ...rest,
})
const exempt = (name: string, zh: string, basis: Article, rest: Rest): PeriodRow => ({
  code: name, zh, nature: 'exempt', length: { years: 0 }, starts: 'knew', basis, since: '2021-01-01', toDo: '随时可以主张', ...rest,
})

/** Every number here was read in the text of the law; a test looks each up. */
export const periodRows: readonly PeriodRow[] = [
  limitation('LIM-3Y', '普通诉讼时效', { years: 3 }, 'knew', art(code, 188, '诉讼时效期间为三年'), { caps: [twenty], topics: ['contract', 'injury', 'traffic', 'housing', 'medical', 'construction', 'family', 'land', 'consumer', 'company'], hints: /借|欠|赔偿|货款|工程款|租金|定金|违约|撞|打伤|受伤/u }),
  limitation('LIM-INST', '分期履行的同一债务', { years: 3 }, 'lastInstalmentDue', art(code, 189, '自最后一期履行期限届满之日起计算'), { caps: [twenty], topics: ['contract', 'housing'], hints: /分期|按月还|每月还/u }),
  limitation('LIM-NODUE', '没有约定履行期限的合同', { years: 3 }, 'graceEnded', art('审理民事案件适用诉讼时效制度若干问题的规定', 4, '从债权人要求债务人履行义务的宽限期届满之日起计算'), { caps: [twenty], topics: ['contract'], hints: /没有?写(什么时候|日期|期限)|没约定|未约定|借条.*没/u }),
  limitation('LIM-MINOR', '未成年人遭受性侵害的赔偿', { years: 3 }, 'turned18', art(code, 191, '自受害人年满十八周岁之日起计算'), { topics: ['injury', 'vulnerable', 'criminal'], hints: /性侵|猥亵/u }),
  limitation('LIM-PROD', '产品缺陷造成损害', { years: 2 }, 'knew', art('产品质量法', 45, '诉讼时效期间为二年'), { since: '2018-12-29', caps: [{ length: { years: 10 }, starts: 'delivered', basis: art('产品质量法', 45, '交付最初消费者满十年丧失') }], topics: ['consumer', 'injury'], hints: /产品|质量|爆炸|缺陷/u, note: '与民法典第 188 条的三年不一致时如何适用，请由专业人员判断；先按较短的准备。' }),
  limitation('LIM-INS', '非人寿保险金', { years: 2 }, 'knew', art('保险法', 26, '诉讼时效期间为二年'), { since: '2015-04-24', topics: ['contract', 'traffic', 'consumer'], hints: /保险/u }),
  limitation('LIM-LIFE', '人寿保险金', { years: 5 }, 'knew', art('保险法', 26, '诉讼时效期间为五年'), { since: '2015-04-24', topics: ['contract'], hints: /寿险|人身保险|身故/u }),
  limitation('LIM-TRADE', '国际货物买卖、技术进出口合同', { years: 4 }, 'knew', art(code, 594, '时效期间为四年'), { topics: ['contract', 'company'], hints: /进出口|国际货物/u }),
  limitation('LIM-EXEC', '申请强制执行', { years: 2 }, 'performanceEnded', art(civil, 250, '申请执行的期间为二年'), { since: '2024-01-01', toDo: '向人民法院申请强制执行', topics: ['procedure', 'contract', 'labour'], hints: /执行|判了.*不给|老赖|不履行/u }),
  limitation('LIM-STATE', '请求国家赔偿', { years: 2 }, 'knew', art('国家赔偿法', 39, '请求国家赔偿的时效为两年'), { since: '2013-01-01', interruption: undefined, suspension: { how: 'lastSixMonths', basis: art('国家赔偿法', 39, '从中止时效的原因消除之日起，赔偿请求时效期间继续计算'), grounds: '最后六个月内的不可抗力或者其他障碍；被羁押期间不计算在内' }, toDo: '向赔偿义务机关提出赔偿请求', topics: ['administrative'], hints: /国家赔偿|错抓|羁押/u }),
  limitation('LAB-ARB', '劳动争议申请仲裁', { years: 1 }, 'knew', art(labour, 27, '申请仲裁的时效期间为一年'), { since: '2008-05-01', interruption: labourInterruption, suspension: labourSuspension, toDo: '向劳动人事争议仲裁委员会申请仲裁', topics: ['labour'], hints: /工伤|辞退|开除|解除|经济补偿|双倍|加班|社保/u }),
  limitation('LAB-WAGE', '拖欠劳动报酬申请仲裁', { years: 1 }, 'employmentEnded', art(labour, 27, '应当自劳动关系终止之日起一年内提出'), { since: '2008-05-01', interruption: labourInterruption, suspension: labourSuspension, openWhile: { flag: 'employmentGoesOn', says: '劳动关系存续期间因拖欠劳动报酬发生争议的，申请仲裁不受一年的限制' }, toDo: '向劳动人事争议仲裁委员会申请仲裁', topics: ['labour', 'vulnerable'], hints: /工资|工钱|薪|报酬/u }),
  procedural('LAB-SUE', '不服劳动仲裁裁决起诉', { days: 15 }, 'awardReceived', art(labour, 50, '自收到仲裁裁决书之日起十五日内向人民法院提起诉讼'), { since: '2008-05-01', leave: civilLeave, toDo: '向人民法院起诉', topics: ['labour'], hints: /仲裁(裁决|结果|书)/u }),
  procedural('LAB-FINAL', '劳动者不服终局裁决起诉', { days: 15 }, 'awardReceived', art(labour, 48, '自收到仲裁裁决书之日起十五日内向人民法院提起诉讼'), { since: '2008-05-01', leave: civilLeave, toDo: '向人民法院起诉', topics: ['labour'], hints: /终局/u }),
  procedural('LAB-ANNUL', '用人单位申请撤销终局裁决', { days: 30 }, 'awardReceived', art(labour, 49, '自收到仲裁裁决书之日起三十日内'), { since: '2008-05-01', leave: civilLeave, toDo: '向中级人民法院申请撤销', topics: ['labour', 'company'], hints: /撤销.*裁决/u }),
  procedural('INJ-WORKER', '工伤认定（职工或者近亲属申请）', { years: 1 }, 'injured', art('工伤保险条例', 17, '被诊断、鉴定为职业病之日起1年内'), { since: '2011-01-01', suspension: { how: 'runsOn', basis: art('审理工伤保险行政案件若干问题的规定', 7, '被耽误的时间不计算在工伤认定申请期限内'), grounds: '不可抗力、人身自由受限、用人单位原因、就劳动关系仲裁或者诉讼等' }, toDo: '向社会保险行政部门申请工伤认定', topics: ['labour'], hints: /工伤|职业病|尘肺/u }),
  procedural('INJ-EMPLOYER', '工伤认定（用人单位申请）', { days: 30 }, 'injured', art('工伤保险条例', 17, '之日起30日内'), { since: '2011-01-01', toDo: '由所在单位申请工伤认定', topics: ['labour', 'company'], hints: /工伤/u }),
  procedural('INJ-AGAIN', '劳动能力再次鉴定', { days: 15 }, 'appraisalReceived', art('工伤保险条例', 26, '在收到该鉴定结论之日起15日内'), { since: '2011-01-01', toDo: '向省劳动能力鉴定委员会申请再次鉴定', topics: ['labour'], hints: /伤残等级|劳动能力鉴定/u }),
  procedural('APP-J', '民事判决上诉', { days: 15 }, 'judgmentServed', art(civil, 171, '在判决书送达之日起十五日内向上一级人民法院提起上诉'), { leave: civilLeave, toDo: '提起上诉', topics: ['procedure', 'contract', 'family', 'labour', 'injury', 'housing', 'traffic'], hints: /判决|上诉|一审/u }),
  procedural('APP-R', '民事裁定上诉', { days: 10 }, 'rulingServed', art(civil, 171, '在裁定书送达之日起十日内向上一级人民法院提起上诉'), { leave: civilLeave, toDo: '提起上诉', topics: ['procedure'], hints: /裁定/u }),
  procedural('APP-ADM-J', '行政判决上诉', { days: 15 }, 'judgmentServed', art(admin, 85, '在判决书送达之日起十五日内向上一级人民法院提起上诉'), { since: '2017-07-01', leave: civilLeave, toDo: '提起上诉', topics: ['administrative'], hints: /行政判决/u }),
  procedural('APP-ADM-R', '行政裁定上诉', { days: 10 }, 'rulingServed', art(admin, 85, '在裁定书送达之日起十日内向上一级人民法院提起上诉'), { since: '2017-07-01', leave: civilLeave, toDo: '提起上诉', topics: ['administrative'], hints: /行政裁定/u }),
  procedural('APP-CRIM-J', '刑事判决上诉', { days: 10 }, 'judgmentServed', art('刑事诉讼法', 230, '不服判决的上诉和抗诉的期限为十日'), { since: '2018-10-26', leave: crimeLeave, toDo: '提出上诉', topics: ['criminal'], hints: /判刑|刑事判决|有期徒刑/u }),
  procedural('APP-CRIM-R', '刑事裁定上诉', { days: 5 }, 'rulingServed', art('刑事诉讼法', 230, '不服裁定的上诉和抗诉的期限为五日'), { since: '2018-10-26', leave: crimeLeave, toDo: '提出上诉', topics: ['criminal'], hints: /刑事裁定/u }),
  procedural('RETRIAL', '申请再审', { months: 6 }, 'inForce', art(civil, 216, '应当在判决、裁定发生法律效力后六个月内提出'), { toDo: '向人民法院申请再审', topics: ['procedure'], hints: /再审|申诉/u, note: '有新证据等四种情形的，自知道或者应当知道之日起六个月，请由专业人员判断。' }),
  procedural('ADM-REVIEW', '申请行政复议', { days: 60 }, 'knewAct', art(review, 20, '自知道或者应当知道该行政行为之日起六十日内提出行政复议申请'), { suspension: { how: 'runsOn', basis: art(review, 20, '申请期限自障碍消除之日起继续计算'), grounds: '不可抗力或者其他正当理由' }, caps: [{ length: { years: 5 }, starts: 'actMade', basis: art(review, 21, '其他行政复议申请自行政行为作出之日起超过五年的') }], toDo: '申请行政复议', topics: ['administrative', 'land', 'traffic'], hints: /处罚|拆迁|征收|征地|强拆|罚款|行政|复议|认定书/u, note: '没有告知复议权利的，自知道该权利之日起算，最长自知道行政行为内容之日起一年（第 20 条）；因不动产申请的最长二十年（第 21 条）。' }),
  procedural('ADM-SUIT', '直接提起行政诉讼', { months: 6 }, 'knewAct', art(admin, 46, '应当自知道或者应当知道作出行政行为之日起六个月内提出'), { since: '2017-07-01', suspension: { how: 'runsOn', basis: art(admin, 48, '被耽误的时间不计算在起诉期限内'), grounds: '不可抗力或者其他不属于其自身的原因' }, leave: suitLeave, caps: [{ length: { years: 5 }, starts: 'actMade', basis: art(admin, 46, '其他案件自行政行为作出之日起超过五年提起诉讼的') }], toDo: '向人民法院提起行政诉讼', topics: ['administrative', 'land'], hints: /处罚|拆迁|征收|征地|强拆|罚款|行政/u, note: '因不动产提起诉讼的最长二十年（第 46 条）；没有告知起诉期限的，最长自知道内容之日起一年（行政诉讼法解释第 64 条）。' }),
  procedural('ADM-AFTER', '不服复议决定起诉', { days: 15 }, 'reviewReceived', art(admin, 45, '在收到复议决定书之日起十五日内向人民法院提起诉讼'), { since: '2017-07-01', suspension: { how: 'runsOn', basis: art(admin, 48, '被耽误的时间不计算在起诉期限内'), grounds: '不可抗力或者其他不属于其自身的原因' }, leave: suitLeave, toDo: '向人民法院提起行政诉讼', topics: ['administrative', 'land'], hints: /复议决定/u }),
  procedural('MED-COURT', '共同申请司法确认调解协议', { days: 30 }, 'agreementEffective', art('人民调解法', 33, '自调解协议生效之日起三十日内共同向人民法院申请司法确认'), { since: '2011-01-01', toDo: '和对方共同向人民法院申请司法确认', topics: ['service', 'procedure', 'housing', 'injury'], hints: /调解协议|司法确认/u }),
  procedural('PAY-OBJECT', '对支付令提出书面异议', { days: 15 }, 'orderReceived', art(civil, 227, '自收到支付令之日起十五日内'), { leave: civilLeave, toDo: '清偿债务，或者向人民法院提出书面异议', topics: ['procedure', 'contract', 'labour'], hints: /支付令/u }),
  procedural('ARB-ANNUL', '申请撤销仲裁裁决', { months: 6 }, 'awardReceived', art('仲裁法', 59, '应当自收到裁决书之日起六个月内提出'), { since: '2018-01-01', until: '2026-02-28', toDo: '向中级人民法院申请撤销裁决', topics: ['procedure', 'contract'], hints: /仲裁/u, note: '仲裁法 2025 年修订，自 2026 年 3 月 1 日起施行；新的期限本系统没有文本，待核实。' }),
  procedural('CONS-RETURN', '网购等无理由退货', { days: 7 }, 'goodsReceived', art('消费者权益保护法', 25, '自收到商品之日起七日内退货'), { since: '2014-03-15', toDo: '退货', topics: ['consumer'], hints: /退货|网购|直播/u }),
  procedural('LAB-INSPECT', '向劳动保障监察举报投诉', { years: 2 }, 'breachEnded', art('劳动保障监察条例', 20, '在2年内未被劳动保障行政部门发现'), { since: '2004-12-01', toDo: '向劳动保障监察机构举报投诉', topics: ['labour'], hints: /监察|欠薪|工资|社保/u }),
  exclusion('VOID-1Y', '欺诈等可撤销行为的撤销权', { years: 1 }, 'knewCause', art(code, 152, '自知道或者应当知道撤销事由之日起一年内'), { caps: [fiveYears], toDo: '向人民法院或者仲裁机构请求撤销', topics: ['contract', 'consumer', 'housing'], hints: /欺诈|骗|显失公平/u }),
  exclusion('VOID-90D', '重大误解的撤销权', { days: 90 }, 'knewCause', art(code, 152, '自知道或者应当知道撤销事由之日起九十日内'), { caps: [fiveYears], toDo: '向人民法院或者仲裁机构请求撤销', topics: ['contract'], hints: /误解|弄错|签错/u }),
  exclusion('VOID-DURESS', '受胁迫行为的撤销权', { years: 1 }, 'duressEnded', art(code, 152, '自胁迫行为终止之日起一年内'), { caps: [fiveYears], toDo: '向人民法院或者仲裁机构请求撤销', topics: ['contract'], hints: /胁迫|威胁|逼/u }),
  exclusion('MARRY-DURESS', '受胁迫结婚请求撤销', { years: 1 }, 'duressEnded', art(code, 1052, '应当自胁迫行为终止之日起一年内提出'), { toDo: '请求人民法院撤销婚姻', topics: ['family'], hints: /逼婚|胁迫结婚/u }),
  exclusion('MARRY-ILL', '隐瞒重大疾病请求撤销婚姻', { years: 1 }, 'knewCause', art(code, 1053, '应当自知道或者应当知道撤销事由之日起一年内提出'), { toDo: '请求人民法院撤销婚姻', topics: ['family'], hints: /隐瞒.*病|婚前.*病/u }),
  exclusion('GUARANTEE', '保证期间（没有约定或者约定不明）', { months: 6 }, 'debtDue', art(code, 692, '保证期间为主债务履行期限届满之日起六个月'), { toDo: '向保证人主张（一般保证须先对债务人起诉或者申请仲裁）', topics: ['contract'], hints: /担保|保证人|保人/u }),
  exclusion('BEQUEST', '受遗赠的表示', { days: 60 }, 'knewBequest', art(code, 1124, '应当在知道受遗赠后六十日内'), { toDo: '作出接受遗赠的表示', topics: ['family'], hints: /遗赠/u }),
  exclusion('COMPANY', '请求撤销公司决议', { days: 60 }, 'resolved', art('公司法', 26, '自决议作出之日起六十日内，可以请求人民法院撤销'), { since: '2024-07-01', toDo: '请求人民法院撤销', topics: ['company'], hints: /股东会|董事会|决议/u, note: '未被通知参加股东会的，自知道或者应当知道之日起六十日，最长自决议作出之日起一年（第 26 条）。' }),
  exempt('FREE-SUPPORT', '抚养费、赡养费、扶养费', art(code, 196, '请求支付抚养费、赡养费或者扶养费'), { topics: ['family', 'vulnerable'], hints: /抚养费|赡养|扶养/u }),
  exempt('FREE-STOP', '停止侵害、排除妨碍、消除危险', art(code, 196, '请求停止侵害、排除妨碍、消除危险'), { topics: ['housing', 'injury', 'land'], hints: /挡光|采光|漏水|噪音|堵路|占道|妨碍/u }),
  exempt('FREE-LAND', '返还不动产和登记的动产', art(code, 196, '不动产物权和登记的动产物权的权利人请求返还财产'), { topics: ['housing', 'land'], hints: /霸占|占我?(的)?(房|地|宅)|返还/u }),
]

type Rest = Partial<PeriodRow> & Pick<PeriodRow, 'topics' | 'hints'>
