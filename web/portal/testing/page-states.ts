import type { ServiceFileView } from '../../../contract/service-files.ts'
import type { TrackView } from '../../../contract/work-orders.ts'
import * as portal from '../index.ts'
import type { Frame, Guide, StepView } from '../views.ts'
import { bodyStates, nearbyOf, STATION } from './body-states.ts'
import { calculatorStates } from './calculator-states.ts'
import { lawStates } from './law-states.ts'
import { noticeStates } from './notice-states.ts'
import { residentStates } from './resident-states.ts'
import { selfCheckStates } from './self-check-states.ts'
import { shopStates } from './shop-states.ts'
import { topicStates } from './topic-states.ts'

/** Every state in which a citizen can meet a page: the tests render, weigh and examine all of them. */
export function pageStates(frame: Frame): Readonly<Record<string, string>> {
  const step = (typed: StepView['typed'] = {}, problems: StepView['problems'] = {}): StepView => ({ frame, typed, problems })
  const order = (more: Partial<TrackView> = {}, rest: Partial<Parameters<typeof portal.orderPage>[0]> = {}) =>
    ({ frame, order: { ...anOrder, ...more }, said: null, requestId: ID, problems: {}, typed: {}, ...rest })
  const filled = { forWhom: 'self', need: NEED, name: '王秀英', phone: '13855401234', kind: 'task', county: '340403' }
  return {
    start: portal.startPage({ ...step(), unfinished: null, receipt: null }),
    'content-due': portal.privacyPage({ ...frame, due: true }),
    'start-receipt': portal.startPage({ ...step(), unfinished: null, receipt: 'TJA20261123-0012' }),
    'start-unfinished': portal.startPage({ ...step(), unfinished: '工地干了三个月，老板一直不给工钱……', receipt: null }),
    'start-error': portal.startPage({ ...step({ need: '。' }, { need: '请多写几个字，说说发生了什么事' }), unfinished: null, receipt: null }),
    'for-whom': portal.forWhomPage(step()),
    'for-whom-error': portal.forWhomPage(step({}, { forWhom: '请选择您为谁问' })),
    authority: portal.authorityPage(step({ forWhom: 'family' })),
    need: portal.needPage({ ...step(filled), topics: TOPICS, hints: TOPICS.slice(0, 2), files: [] }),
    'for-whom-danger': portal.forWhomPage({ ...step(), danger: true }),
    'need-files': portal.needPage({ ...step(filled, { files: '“现场.exe”不能收：可以传照片、PDF、Word、Excel 和纯文本' }), topics: TOPICS, hints: [], files: [{ id: ID, name: '欠条照片.jpg', size: '1.2 MB' }] }),
    place: portal.placePage({ ...step(filled), counties: COUNTIES }),
    township: portal.townshipPage({ ...step(filled), county: '田家庵区', townships: TOWNSHIPS }),
    contact: portal.contactPage(step({ forWhom: 'self' })),
    'contact-proxy-error': portal.contactPage(step({ forWhom: 'family', phone: '12345', idNumber: '3404' }, { name: '请填写姓名；不想留的，请勾选“不想留姓名”', phone: '电话号码不对：手机 11 位，座机请带区号', idNumber: '身份证号码应为 18 位，最后一位可以是 X' })),
    check: portal.checkPage({ ...step(), requestId: ID, files: [{ id: ID, name: '欠条照片.jpg', size: '1.2 MB' }], rows: [
      { title: '为谁问', answer: '我自己', change: '/ask/for-whom' }, { title: '发生了什么', answer: NEED.repeat(4), change: '/ask/need' },
      { title: '希望我们', answer: '请帮我办事', change: '/ask/need' }, { title: '地点', answer: '田家庵区 洞山街道，洞山中路某小区', change: '/ask/place' },
      { title: '姓名', answer: '王秀英', change: '/ask/contact' }, { title: '电话', answer: '13855401234', change: '/ask/contact' } ] }),
    sent: portal.sentPage({ frame, sentAt: '2026-11-23T06:20:00Z', anonymous: false, unsafe: false, opensWith: '电话 138****1234', receipt: { outcome: 'created', orderId: ID, number: '淮田工单〔2026〕000123', queryCode: 'K7QM-3HXD', state: 'toAccept', dueAt: '2026-11-24T06:20:00Z', promise: '24 小时内给您答复；一时答不了的，会和您约定时间。' } }),
    'sent-joined': portal.sentPage({ frame, sentAt: '2026-11-23T06:20:00Z', anonymous: true, unsafe: false, opensWith: '工单编号', receipt: { outcome: 'joined', orderId: ID, number: '淮田工单〔2026〕000101', queryCode: null, state: 'inHand', dueAt: null, promise: '' } }),
    'sent-unsafe': portal.sentPage({ frame, sentAt: '2026-11-23T06:20:00Z', anonymous: true, unsafe: true, opensWith: '工单编号', receipt: { outcome: 'created', orderId: ID, number: '淮田工单〔2026〕000124', queryCode: 'K7QM-3HXE', state: 'toAccept', dueAt: '2026-11-24T06:20:00Z', promise: '我们在 24 小时（待核实）内答复您。' } }),
    continue: portal.continuePage({ ...step(), unfinished: null }),
    'continue-error': portal.continuePage({ ...step({ code: 'K7QM3HXC', phone: '13855401234' }, { code: '打不开：码或者电话不对，过了期，或者已经交了。请再看一遍，还可以试 3 次。交了的，用查询码到“查我的事”里看', instead: '这台设备上还有一件没有交的。不要它了，请勾选；要留的，先去把它存下来' }), unfinished: '工地干了三个月，老板一直不给工钱……' }),
    'keep-later': portal.keepLaterPage({ ...step({ phone: '13855401234' }), days: 7, verified: false, back: '/ask/need' }),
    'keep-later-error': portal.keepLaterPage({ ...step({ phone: '123' }, { phone: '电话号码不对：手机 11 位，座机请带区号；不想留的，清空就行' }), days: 10, verified: true, back: '/ask/need' }),
    kept: portal.keptPage({ frame, code: 'K7QM-3HXD', phone: '138****1234', until: '2026-11-30T06:20:00Z', verified: false, back: '/ask/need' }),
    'kept-alone': portal.keptPage({ frame, code: 'K7QM-3HXD-RWVA', phone: null, until: '2026-11-30T06:20:00Z', verified: true, back: '/ask/check' }),
    follow: portal.followPage(step()),
    'follow-error': portal.followPage(step({ code: 'K7QM', phone: '138' }, { code: '查询码或电话不对。请对照回执再看一遍；还可以试 3 次' })),
    order: portal.orderPage(order()),
    'order-deadlines': portal.orderPage(order({}, { deadlines: ['请在 2026 年 12 月 1 日（含当日）以前提起上诉。依据：《民事诉讼法》第 171 条。', '这件事的期限需要工作人员和您当面或者电话核对，不影响您提出请求。我们会联系您，您也可以拨打 12348。'] })),
    'order-material': portal.orderPage(order({ state: 'toSupplement', stateWords: '等您补充材料', turnWords: '轮到您补充', material: '1. 劳动合同或者能证明在这家干活的东西\n2. 拖欠工钱的时间和数额', dueWords: '您补充后继续计时' }, { mine: true, said: '已经催办，承办人和负责人都收到了提醒' })),
    'order-done': portal.orderPage({ ...order({ state: 'done', stateWords: '已经办完', turnWords: '请您评价', dueAt: null, level: 'none', dueWords: '已经停止计时', publicReply: REPLY, may: { supplement: false, urge: false, withdraw: false, rate: true, reopen: true } }) }),
    'order-rate-error': portal.orderPage({ ...order({ state: 'done', stateWords: '已经办完', turnWords: '请您评价', dueAt: null, level: 'none', dueWords: '已经停止计时', publicReply: REPLY, may: { supplement: false, urge: false, withdraw: false, rate: true, reopen: true } }), problems: { grade: '请选择满意程度' }, typed: { words: '等得太久' } }),
    'order-rated': portal.orderPage(order({ state: 'archived', stateWords: '已经归档', turnWords: '这件事已经结束', dueAt: null, level: 'none', dueWords: '已经停止计时', publicReply: REPLY, rating: { grade: 'satisfied', words: '耐心' }, may: { supplement: false, urge: false, withdraw: false, rate: false, reopen: false } })),
    add: portal.addPage(order({ material: '劳动合同，或者工友的证言' })),
    urge: portal.urgePage(order()),
    withdraw: portal.withdrawPage(order()),
    reopen: portal.reopenPage(order()),
    'my-file-entry': portal.myFileEntryPage(step()),
    'my-file-entry-error': portal.myFileEntryPage(step({ code: 'K7QM' }, { code: '填的内容对不上，请都再看一遍。没在窗口核过证件的，后四位先不填。还可以试 3 次' })),
    'my-file': portal.myFilePage({ frame, file: aFile, mine: true, said: null, requestId: ID }),
    'my-file-matter': portal.myFilePage({ frame, file: { ...aFile, gate: { ...aFile.gate, scope: 'matter' }, authorities: [], requests: [], materials: [], way: null }, said: '您的要求收到了，答复会写在下面', requestId: ID }),
    looks: portal.looksPage({ frame, looks: LOOKS, whole: true }),
    'looks-none': portal.looksPage({ frame, looks: [], whole: false }),
    'file-ask': portal.fileAskPage({ ...step(), requestId: ID, whole: true }),
    'file-ask-error': portal.fileAskPage({ ...step({ kind: 'correct' }, { field: '请选择要更正哪一项', wish: '请填写具体要求' }), requestId: ID, whole: true }),
    'lost-code': portal.lostCodePage(frame),
    stations: portal.stationsPage({ frame, county: null, counties: COUNTIES, township: null, townships: [], nearby: null }),
    'stations-county': portal.stationsPage({ frame, county: '340403', counties: COUNTIES, township: null, townships: TOWNSHIPS, nearby: nearbyOf(TOWNSHIPS.map((t, i) => ({ ...STATION, name: `${t.text}司法所`, area: t.text, open: i < 9, openWords: i < 9 ? '现在开门，到 12:00' : '现在没开门，今天 14:30 开' }))) }),
    'stations-none': portal.stationsPage({ frame, county: '340403', counties: COUNTIES, township: null, townships: TOWNSHIPS, nearby: nearbyOf([]) }),
    ...bodyStates(frame, { counties: COUNTIES, townships: TOWNSHIPS }),
    ...lawStates(frame),
    ...shopStates(frame, COUNTIES),
    ...topicStates(frame),
    ...calculatorStates(frame),
    ...selfCheckStates(frame),
    ...residentStates(frame),
    ...noticeStates(frame, COUNTIES),
    answers: portal.answersPage({ frame, answers: Array.from({ length: 15 }, (_, i) => ({ ...ANSWER, id: ID, title: `${ANSWER.title}（${i + 1}）` })), next: ID, later: true }),
    'answers-empty': portal.answersPage({ frame, answers: [], next: null, later: false }),
    answer: portal.answerPage({ frame, answer: ANSWER }),
    guides: portal.guidesPage({ ...step(), groups: GUIDES, found: null }),
    'guides-found': portal.guidesPage({ ...step({ q: '公证' }), groups: [], found: GUIDES[0]!.rows }),
    'guides-none': portal.guidesPage({ ...step({ q: '挖井' }), groups: [], found: [] }),
    'guides-error': portal.guidesPage({ ...step({ q: '。' }, { q: '请写出想办的事，至少两个字' }), groups: GUIDES, found: null }),
    guide: portal.guidePage({ frame, guide: aGuide }),
    'guide-bare': portal.guidePage({ frame, guide: { ...aGuide, code: 'CO-01', materials: [], limits: [], online: false, doors: ['热线'], toVerify: null, where: '洞山中路（演示）' } }),
    privacy: portal.privacyPage(frame),
    accessibility: portal.accessibilityPage(frame),
    safety: portal.safetyPage(frame),
    left: portal.leftPage(frame),
    ...Object.fromEntries([400, 403, 404, 409, 413, 415, 429, 500, 503].map((status) => [`error-${status}`, portal.errorPage({ frame, status, back: status === 409 ? '/follow/order' : undefined })])),
  }
}

const ID = '019a0000-0000-7000-8000-000000000001'
const NEED = '我在田家庵一个工地做小工，从三月做到六月，包工头说好一天二百二，到现在只给了五千块，还欠一万四千多。\n打电话他不接。我想要回工钱。'
const REPLY = '您好。拖欠工钱的事，我们和劳动监察部门一起联系了用工单位，对方已在 11 月 20 日付清 14300 元，您也确认收到。\n今后做工，请记下每天的工时，最好签一份简单的合同。'
const ANSWER = { id: ID, title: '工地拖欠工资怎么办', text: '先留好能证明在哪里干活、干了多久、欠多少的东西。\n可以向劳动保障监察大队投诉，也可以申请劳动仲裁，都不收费。农民工讨薪申请法律援助，不用查经济状况。'.repeat(4), unitName: '洞山街道司法所', publishedAt: '2026-11-20T02:00:00Z' }
const COUNTIES = ['大通区', '田家庵区', '谢家集区', '八公山区', '潘集区', '凤台县', '寿县', '毛集实验区'].map((text, i) => ({ value: `34040${i + 2}`, text }))
const TOWNSHIPS = ['田东街道', '新淮街道', '国庆街道', '淮滨街道', '朝阳街道', '公园街道', '洞山街道', '龙泉街道', '泉山街道', '舜耕镇', '安成镇', '曹庵镇', '三和镇', '史院乡'].map((text, i) => ({ value: `3404030${10 + i}`, text }))
const GUIDES = ['法治宣传教育', '人民调解', '法律援助', '法律咨询', '法律查询', '公证', '司法鉴定', '仲裁', '律师服务', '特殊群体服务'].map((title, i) => ({ title, basic: i < 5, rows: Array.from({ length: 4 }, (_, n) => ({ code: `GU-${i}${n}`, name: `${title}的一项事情`, summary: '经济困难、请不起律师，政府出钱请人帮您打官司或者申请仲裁。', pay: '不收费' })) }))
const aGuide: Guide = {
  basic: true, code: 'LA-01', name: '申请法律援助（民事、行政）', summary: '经济困难、请不起律师，政府出钱请人帮您打官司或者申请仲裁。', pay: '不收费', payBasis: '《法律援助法》第二十条：法律援助人员不得向受援人收取任何财物',
  forWhom: ['为工钱、赡养费、工伤等没有委托代理人、经济困难的人', '不能自己申请的，可以由法定代理人、近亲属代为申请'], steps: ['向法律援助机构申请', '如实说明经济困难；可以签个人诚信承诺，不用开证明', '7 日内给决定'],
  materials: [{ name: '经济困难情况的说明', instead: '个人诚信承诺', source: '《法律援助法》第四十一条', verified: true }, { name: '和这件事有关的材料', instead: null, source: null, verified: false }],
  limits: [{ words: '自收到申请起 7 日内', source: '《法律援助法》第 43 条：七日内', verified: true }, { words: '一般 30 日', source: '', verified: false }], places: [{ level: '市', way: '直接提供', who: '市法律援助中心' }, { level: '村（居）', way: '指引', who: '村（居）公共法律服务工作室' }],
  where: null, doors: ['网络', '热线', '窗口'], online: true, basis: [{ words: '《法律援助法》第四十三条', says: '七日内决定，三日内指派', verified: true }, { words: '《某省条例》', says: null, verified: false }], hours: { words: '08:00–12:00，14:30–17:30', verified: false }, supervisionPhone: '12348', toVerify: '安徽省的经济困难标准', edition: 1, validFrom: '2026-11-23',
}
const TOPICS = ['婚姻家庭继承', '劳动人事与欠薪', '合同与债权债务', '房产物业邻里'].map((text, i) => ({ value: `t${i}`, text }))
const LOOKS = [
  { at: '2026-11-21T02:12:00Z', who: '您本人', unit: null, what: '用手机验证码登录（安卓、鸿蒙手机或平板）', why: null, refused: false, times: 2 },
  { at: '2026-11-20T02:12:00Z', who: '司法所工作人员', unit: '洞山街道司法所', what: '看了您的工单', why: null, refused: false },
  { at: '2026-11-20T01:12:00Z', who: '热线值班员', unit: '12348 热线组', what: '核实身份后打开了您的档案', why: '核实身份后查看未办结诉求', refused: false },
  { at: '2026-11-19T01:12:00Z', who: '窗口人员', unit: '凤台县公共法律服务中心', what: '看了您完整的联系方式', why: null, refused: true },
]
const aFile: ServiceFileView = {
  gate: { id: ID, basis: 'verified', basisWords: '网上凭查询码加登记电话', purpose: '本人看自己的档案', scope: 'file', until: '2026-11-23T07:20:00Z', door: 'network' },
  person: { id: ID, name: '王秀英', phone: '13855401234', idNumber: '3404**********12', address: '田家庵区洞山街道洞山中路某小区 3 号楼', sex: null, birthYear: 1956, groups: ['elder'], records: 1 },
  way: { neverCall: true, noMessage: true, hours: '工作日上午', phone: null, needs: ['hearing', 'dialect'], dialect: '寿县话', note: null, setAt: '2026-11-19T02:12:00Z' },
  matters: [{ id: ID, title: NEED.slice(0, 30), topic: 'labour', createdAt: '2026-11-19T02:12:00Z', covered: false, orders: [{ id: ID, number: 'TJA20261119-0001', title: '欠薪', state: 'inHand', door: 'network', unitName: '洞山街道司法所', createdAt: '2026-11-19T02:12:00Z', closedAt: null, publicReply: null, rating: null }], contacts: [] }],
  materials: [{ id: ID, name: '欠条照片.jpg', at: '2026-11-19T02:12:00Z', orderId: ID, orderNumber: 'TJA20261119-0001', by: 'self' }],
  authorities: [{ id: ID, kind: 'agent', kindWords: '有委托书的代理人', agentName: '王小强', scope: 'file', paper: '授权委托书', consent: 'written', fromOn: '2026-11-01', untilOn: '2027-10-31', revokedAt: null, standing: true }],
  requests: [{ id: ID, version: 1, personId: ID, personShown: '王某某', kind: 'correct', kindWords: '更正', field: '住址', wish: '门牌写错了，应当是 5 号楼', state: 'denied', stateWords: '不同意', askedBy: '本人', createdAt: '2026-11-19T02:12:00Z', dueAt: '2026-12-10T09:30:00Z', dueVerified: false, decidedAt: '2026-11-20T02:12:00Z', answer: '请带房产证明到窗口核对。', ground: '个人信息保护法第四十六条第二款：须先核实', refusedParts: null, erasedAt: null, mayDecide: false }],
  fields: [{ id: 'name', zh: '姓名', held: true, ground: '履行法定职责所必需', source: '个人信息保护法第十三条第一款第三项', kept: '随诉求档案', verified: true }, { id: 'sex', zh: '性别', held: true, ground: '履行法定职责所必需', source: '统计报表要求', kept: '随诉求档案', verified: false }],
}
const anOrder: TrackView = {
  number: '淮田工单〔2026〕000123', state: 'inHand', stateWords: '正在办理', turnWords: '轮到洞山街道司法所办理', dueWords: '还剩 2 个工作日，11 月 25 日下班前', dueAt: '2026-11-25T09:30:00Z', level: 'yellow',
  createdAt: '2026-11-19T02:12:00Z', need: NEED, door: 'network', asker: '王秀英', publicReply: null, material: null,
  story: [
    { at: '2026-11-19T02:12:00Z', text: '您在网上说了这件事，我们收到了。' }, { at: '2026-11-19T02:40:00Z', text: '工作人员受理了。' },
    { at: '2026-11-19T06:05:00Z', text: '分给洞山街道司法所办理，请您知道：他们会在一个工作日内签收。' }, { at: '2026-11-20T01:15:00Z', text: '洞山街道司法所签收，开始办理。' },
  ],
  may: { supplement: true, urge: true, withdraw: true, rate: false, reopen: false }, rating: null, version: 4,
}
