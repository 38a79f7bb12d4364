import type { Definition } from '../../../../contract/service-items.ts'
import { at, everywhere, item, law, levelsToVerify, paper, seed8, source, within } from './item.ts'

const aid = '法律援助法'
const mediation = '人民调解法'
const bodies = [at('city', 'direct', '市法律援助中心'), at('county', 'direct', '县区法律援助中心'), at('township', 'transferred', '公共法律服务工作站（司法所）协助办手续并转交'), at('village', 'guided', '村（居）公共法律服务工作室')]
const identity = paper('身份证或者其他身份证明', { source: '窗口核对身份用；种类待核实' })
const matter = paper('和这件事有关的材料（合同、欠条、判决书、照片等，有什么带什么）', { source: '待核实' })

/** 五类基本公共法律服务: education, consultation, looking up, mediation; legal aid has a file of its own. */
export const basic: Readonly<Record<string, Definition>> = {
  'PE-01': item({
    name: '法治宣传教育', class: 'publicity', summary: '听法治讲座、领普法资料、请人到村里或单位讲法。', forWhom: ['所有人、单位、村（居）、学校'],
    steps: ['看各地点贴出的活动安排，直接去听', '想请人来讲：说明什么地方、多少人、想听什么', '由当地司法所或者县区司法局安排'], provision: everywhere, pay: 'free', payBasis: '基本公共法律服务（淮司通〔2020〕17 号第8条）',
    basis: [seed8()], toVerify: `${levelsToVerify}；法治宣传教育法的条文待核对`,
  }),
  'CO-01': item({
    name: '12348 电话咨询', class: 'consultation', summary: '打 12348，律师在电话里回答。', forWhom: ['所有人'], doors: ['hotline'], steps: ['拨打 12348', '说发生了什么事，不用先准备材料', '答不了的，登记下来约时间再答；符合法律援助条件的，会告诉您怎么申请'],
    provision: [at('city', 'transferred', '安徽省 12348 热线（全省集中受理）'), at('county', 'guided', '县区公共法律服务中心'), at('township', 'guided', '公共法律服务工作站（司法所）'), at('village', 'guided', '村（居）公共法律服务工作室')],
    limits: [within('CS-HARD')], pay: 'free', payBasis: '热线免费咨询，7×24 小时（公开报道）；基本公共法律服务', basis: [seed8(), law(aid, '第二十三条', '法律援助机构通过窗口、电话、网络提供法律咨询，并提示可以申请法律援助'), source('安徽 12348 热线开通报道', '省级集中，7×24 小时，免费咨询', 'B')], toVerify: '电话几秒接听等时限的适用',
  }),
  'CO-02': item({
    name: '网上留言咨询', class: 'consultation', summary: '在网上写下来，24 小时内给答复。', forWhom: ['所有人；不愿意留姓名的也可以问'], doors: ['network'], steps: ['用自己的话写发生了什么事', '记下查询码', '凭查询码和电话看答复'],
    provision: [at('city', 'direct', '市公共法律服务中心'), at('county', 'direct', '县区公共法律服务中心')], limits: [within('CS-MSG')], pay: 'free', payBasis: '基本公共法律服务', basis: [seed8(), law(aid, '第二十三条', '通过网络等方式提供法律咨询')], toVerify: '答复时限参照外地公开指南，本市待核实',
  }),
  'CO-03': item({
    name: '当面咨询', class: 'consultation', summary: '到附近的中心、司法所、村（居）工作室当面问。', forWhom: ['所有人；行动不便的可以请人上门，先打 12348 说'], doors: ['window', 'hotline'], steps: ['找附近的地点，工作时间去', '说发生了什么事，有材料的带上看', '当场答不了的，约时间再答'],
    provision: everywhere, limits: [within('CS-HARD')], pay: 'free', payBasis: '基本公共法律服务', basis: [seed8(), law(aid, '第二十三条', '通过服务窗口提供法律咨询')], toVerify: levelsToVerify,
  }),
  'LS-01': item({
    name: '法律法规和案例查询', class: 'lookup', summary: '查法律条文、看相似的案例。', forWhom: ['所有人'], steps: ['网上输入几个字查', '不会用网的，打 12348 或者到窗口，请人帮您查'],
    provision: everywhere, pay: 'free', payBasis: '基本公共法律服务', basis: [seed8()], toVerify: '库内条文有的没有施行日期，以公布的原文为准',
  }),
  'LS-02': item({
    name: '法律服务机构和人员查询', class: 'lookup', summary: '查律师、公证员、法律工作者是不是真的，在哪里执业。', forWhom: ['所有人'], steps: ['报机构或人员的名字', '查登记的执业信息', '对不上的不要交钱，打 12348 反映'],
    provision: everywhere, pay: 'free', payBasis: '基本公共法律服务', basis: [seed8(), law('律师法', '第二条', '律师须依法取得执业证书')], toVerify: '登记信息以省级系统为准',
  }),
  'PM-01': item({
    name: '申请人民调解', class: 'mediation', summary: '邻里、家庭、欠钱、赔偿等民间纠纷，请调解员来调。', forWhom: ['纠纷的任何一方；一方明确不愿意调解的，不能调'], topic: 'service',
    steps: ['说清和谁、为什么事、想怎么解决', '调委会指定调解员，您也可以自己选', '谈成了可以写调解协议书，也可以口头约定、由调解员记下来', '谈不成，会告诉您还可以仲裁、找行政机关、打官司'],
    provision: [at('city', 'direct', '市人民调解委员会、行业性专业性调委会'), at('county', 'direct', '县区公共法律服务中心'), at('township', 'direct', '乡镇（街道）人民调解委员会'), at('village', 'direct', '村（居）人民调解委员会')],
    materials: [matter], limits: [within('MD-DUR')], pay: 'free', payBasis: '《人民调解法》第四条：调解民间纠纷不收任何费用',
    basis: [seed8(), law(mediation, '第四条', '不收取任何费用'), law(mediation, '第十七条', '可以申请，也可以主动调解；一方明确拒绝的不得调解'), law(mediation, '第十九条', '可以指定或者由当事人选择调解员'), law(mediation, '第二十六条', '调解不成的告知其他途径'), law(mediation, '第二十八条', '可以制作协议书，也可以口头协议')],
    toVerify: '调解期限法律没有规定',
  }),
  'PM-02': item({
    name: '调解协议司法确认', class: 'mediation', summary: '调解谈成后，请法院确认；对方不履行，就可以申请强制执行。', forWhom: ['达成调解协议的双方，要一起申请'], topic: 'procedure',
    steps: ['协议生效之日起 30 日内，双方一起向法院申请', '到哪个法院：法院请来调解的，向那个法院；调解组织自己调的，当事人住所地、标的物所在地或者调解组织所在地的基层法院', '不能确认的情形先问清楚，工作人员帮您看'],
    provision: [at('city', 'guided', '人民法院'), at('county', 'guided', '人民法院'), at('township', 'guided', '公共法律服务工作站（司法所）'), at('village', 'guided', '村（居）人民调解委员会')],
    materials: [paper('调解协议'), paper('双方的身份证明、住所和联系方式'), paper('由调解组织主持调解的证明'), paper('和财产权利有关的证明')], limits: [within('MD-JC')], pay: 'unverified', payBasis: '指引不收费；法院是否收费待核实',
    basis: [law(mediation, '第三十三条', '三十日内共同申请司法确认'), law('民事诉讼法', '第二百零五条', '三十日内共同向有管辖权的人民法院提出')], toVerify: '材料依据民诉法解释，法院要求以法院为准',
  }),
}

/** 法律援助: by what brings a person, each with its own rule on hardship. */
export const legalAid: Readonly<Record<string, Definition>> = {
  'LA-01': item({
    name: '申请法律援助（民事、行政）', class: 'legalAid', summary: '经济困难、请不起律师，政府出钱请人帮您打官司或者申请仲裁。', forWhom: ['为下面的事没有委托代理人、经济困难的人：国家赔偿，社会保险、社会救助，抚恤金，赡养费、抚养费、扶养费，确认劳动关系、工钱，认定无或限制民事行为能力，工伤、交通、食品药品、医疗事故人身损害，环境污染、生态破坏损害', '不能自己申请的，可以由法定代理人、近亲属代为申请'],
    steps: ['向办案机关所在地（打官司）或者处理机关、事情发生地（不打官司）的法律援助机构申请', '如实说明经济困难；可以由机构联网查，也可以签个人诚信承诺，不用开证明', '材料不齐的，一次告诉您补什么', '7 日内给决定；同意的 3 日内派人，不同意的书面说明理由'],
    provision: bodies, materials: [identity, paper('经济困难情况的说明', { instead: '个人诚信承诺', source: '《法律援助法》第四十一条' }), matter], limits: [within('LA-REV'), within('LA-ASG')], pay: 'free', payBasis: '《法律援助法》第二十条：法律援助人员不得向受援人收取任何财物',
    basis: [law(aid, '第三十一条', '可以申请的事项'), law(aid, '第三十八条', '向哪里申请'), law(aid, '第四十条', '代为申请'), law(aid, '第四十一条', '信息共享查询或者个人诚信承诺'), law(aid, '第四十三条', '七日内决定，三日内指派，一次性告知')], toVerify: '安徽省的经济困难标准、身份证明和案件材料的具体种类',
  }),
  'LA-02': item({
    name: '申请法律援助（刑事）', class: 'legalAid', summary: '被抓、被告的人没有请律师，可以申请派律师辩护。', forWhom: ['没有委托辩护人的犯罪嫌疑人、被告人', '本人和近亲属都可以申请'], topic: 'criminal', steps: ['本人或者近亲属向办案机关所在地的法律援助机构申请；关着的人可以托看守所转交，24 小时内须转到', '未成年人，盲、聋、哑人，可能判无期、死刑的等，由公检法通知派律师，不用申请', '7 日内给决定，同意的 3 日内派人'],
    provision: bodies, materials: [identity, paper('经济困难情况的说明', { instead: '个人诚信承诺', source: '《法律援助法》第四十一条' }), matter], limits: [within('LA-REV'), within('LA-ASG'), within('LA-FWD')], pay: 'free', payBasis: '《法律援助法》第二十条',
    basis: [law(aid, '第二十四条', '本人及其近亲属可以申请'), law(aid, '第二十五条', '应当通知指派辩护的人员'), law(aid, '第三十九条', '二十四小时内转交'), law(aid, '第四十三条', '七日内决定，三日内指派')], toVerify: '身份证明和案件材料的具体种类',
  }),
  'LA-03': item({
    name: '讨工钱、工伤的法律援助', class: 'legalAid', summary: '进城务工的人要工钱、要工伤赔偿，申请法律援助不查经济情况。', forWhom: ['申请支付劳动报酬或者请求工伤事故人身损害赔偿的进城务工人员'], topic: 'labour', steps: ['向法律援助机构申请，说明在哪里干活、欠多少、伤在哪里', '拿得出材料证明是进城务工人员的，不核查经济困难', '同时可以向劳动保障监察投诉，也可以申请劳动仲裁'],
    provision: bodies, materials: [identity, paper('能证明是进城务工、在这里干活的材料', { source: '《法律援助法》第四十二条' }), matter], limits: [within('LA-REV'), within('LA-ASG')], pay: 'free', payBasis: '《法律援助法》第二十条',
    basis: [law(aid, '第四十二条', '免予核查经济困难状况'), law(aid, '第三十一条', '确认劳动关系或者支付劳动报酬'), law(aid, '第四十三条', '七日内决定，三日内指派')], toVerify: '证明务工的材料种类',
  }),
  'LA-04': item({
    name: '受虐待、遗弃、家暴的人申请法律援助', class: 'legalAid', summary: '挨打、被虐待、被遗弃的人申请法律援助，不看穷不穷。', forWhom: ['遭受虐待、遗弃或者家庭暴力、要维护自己权益的受害人'], topic: 'family', steps: ['有危险先报 110', '向法律援助机构申请，不用证明经济困难', '也可以向法院申请人身安全保护令'],
    provision: bodies, materials: [identity, paper('能说明受虐待、遗弃、家暴的材料（报警记录、照片、病历、证人等，有什么带什么）', { source: '待核实' })], limits: [within('LA-REV'), within('LA-ASG')], pay: 'free', payBasis: '《法律援助法》第二十条',
    basis: [law(aid, '第三十二条', '不受经济困难条件的限制'), law('反家庭暴力法', '第十九条', '法律援助机构应当依法为家庭暴力受害人提供法律援助')], toVerify: '材料的具体种类',
  }),
  'LA-05': item({
    name: '先行法律援助', class: 'legalAid', summary: '期限快到了、马上要保全，先给援助，手续以后补。', forWhom: ['离时效或者期限届满不足 7 日，要赶紧起诉、申请仲裁或者复议的人', '要立即申请财产保全、证据保全、先予执行的人'], topic: 'service', steps: ['申请时说明哪天到期、为什么急', '法律援助机构可以先提供援助', '之后及时补办手续、补交材料'],
    provision: bodies, materials: [identity, paper('能看出哪天到期或者为什么急的材料', { source: '待核实' })], pay: 'free', payBasis: '《法律援助法》第二十条', basis: [law(aid, '第四十四条', '可以决定先行提供法律援助；及时补办有关手续')], toVerify: '先行援助多久内补手续',
  }),
  'LA-06': item({
    name: '对不给、终止法律援助不服', class: 'legalAid', summary: '不同意给、或者中途停了，可以请司法局审查。', forWhom: ['法律援助的申请人、受援人'], topic: 'complaint', steps: ['向设立该法律援助机构的司法局提出', '司法局 5 日内审查：维持，或者责令改正', '还不服的，可以申请行政复议或者起诉'],
    provision: [at('city', 'direct', '市司法局'), at('county', 'direct', '县区司法局'), at('township', 'transferred', '公共法律服务工作站（司法所）'), at('village', 'guided', '村（居）公共法律服务工作室')],
    materials: [paper('不予或者终止法律援助的决定'), identity], limits: [within('LA-OBJ')], pay: 'unverified', payBasis: '法律没有规定收费；本市做法待核实', basis: [law(aid, '第四十九条', '五日内审查；不服可以复议或者诉讼')], toVerify: '收费情况',
  }),
  'LA-07': item({
    name: '看守所、法院的值班律师', class: 'legalAid', summary: '还没有辩护人的时候，先由值班律师帮忙。', forWhom: ['没有辩护人的犯罪嫌疑人、被告人'], topic: 'criminal', doors: ['window'], steps: ['向办案机关、看守所提出要见值班律师', '值班律师可以回答法律问题、说明程序怎么选、申请变更强制措施、对案件提意见', '要派律师辩护的，值班律师 24 小时内把申请转给法律援助机构'],
    provision: [at('city', 'direct', '派驻法院、检察院、看守所的值班律师'), at('county', 'direct', '派驻法院、检察院、看守所的值班律师')], limits: [within('LA-FWD')], pay: 'free', payBasis: '《法律援助法》第二十条', basis: [law(aid, '第二十二条', '值班律师法律帮助'), law(aid, '第三十条', '值班律师提供的法律帮助'), law(aid, '第三十九条', '二十四小时内转交')], toVerify: '派驻地点和值班时间',
  }),
}
