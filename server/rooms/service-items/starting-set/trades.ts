import type { Definition } from '../../../../contract/service-items.ts'
import { at, everywhere, item, law, levelsToVerify, paper, pointing, seed10, source, term, within } from './item.ts'

const identity = paper('身份证或者其他身份证明', { source: '待核实' })
const guided = '指引不收费'

/** The trades that centres and stations point to, and what goes with them (DOMAIN §1.2 “3+X”, §2.3–2.5). */
export const trades: Readonly<Record<string, Definition>> = {
  'NT-01': item({
    name: '办公证', class: 'notary', summary: '继承、委托、遗嘱、合同、亲属关系等，请公证机构证明。', forWhom: ['自然人、法人和其他组织'], topic: 'service', steps: ['向住所地、经常居住地、行为地或者事情发生地的公证机构申请；涉及不动产的一般到不动产所在地', '如实说明情况，交证明材料', '可以请人代办；遗嘱、生存、收养等要本人到场', '受理后 15 个工作日内出公证书，补材料、核实的时间不算'],
    provision: pointing('公证机构'), materials: [identity, paper('证明所办事项的材料（办什么事要什么，公证机构一次告诉您）', { source: '《公证法》第二十七条' })], limits: [within('NT-15')], pay: 'paid', payBasis: '《公证法》第三十四条、第四十六条：按省定标准支付公证费；符合法律援助条件的按规定减免',
    basis: [seed10(), law('公证法', '第二十五条', '向哪里申请'), law('公证法', '第二十六条', '可以委托他人，遗嘱、生存、收养等除外'), law('公证法', '第二十七条', '如实说明，提供证明材料'), law('公证法', '第三十条', '十五个工作日内出具'), law('公证法', '第三十四条', '支付公证费；按规定减免')], toVerify: '安徽省公证收费标准',
  }),
  'NT-02': item({
    name: '受援人减免公证费、鉴定费', class: 'notary', summary: '得到法律援助的人，公证费、鉴定费可以少收、不收。', forWhom: ['法律援助受援人'], topic: 'service', steps: ['拿给予法律援助的决定，向公证机构、司法鉴定机构说明', '机构按规定减收或者免收'], provision: pointing('公证机构、司法鉴定机构'), materials: [paper('给予法律援助的决定'), identity], pay: 'reduced', payBasis: '《法律援助法》第五十三条：应当对受援人减收或者免收',
    basis: [law('法律援助法', '第五十三条', '公证机构、司法鉴定机构应当对受援人减收或者免收公证费、鉴定费'), law('公证法', '第三十四条', '符合法律援助条件的按照规定减免')], toVerify: '减收还是免收的具体办法',
  }),
  'NT-03': item({
    name: '认为公证书有错，申请复查', class: 'notary', summary: '公证书写错了、和事实不符，请出证的公证机构复查。', forWhom: ['当事人、公证事项的利害关系人'], topic: 'complaint', steps: ['向出具公证书的公证机构提出复查', '内容违法或者与事实不符的，撤销并公告；有其他错误的，更正'], provision: pointing('出具公证书的公证机构'), materials: [paper('公证书'), paper('能说明哪里有错的材料', { source: '待核实' })], pay: 'unverified', payBasis: `${guided}；复查是否收费待核实`, basis: [law('公证法', '第三十九条', '可以向出具该公证书的公证机构提出复查')], toVerify: '复查的期限和收费',
  }),
  'FA-01': item({
    name: '司法鉴定指引', class: 'forensic', summary: '伤残、亲子、笔迹等要鉴定，告诉您找哪家有资质的机构。', forWhom: ['打官司、调解、赔偿中需要鉴定的人'], topic: 'service', steps: ['先问办案的法院或者调解组织要不要鉴定、由谁委托', '找登记在册、有这项业务的鉴定机构', '签鉴定协议，交检材和费用'], provision: pointing('司法鉴定机构'), materials: [identity, paper('要鉴定的材料（病历、样本、文书等）', { source: '待核实' })], limits: [within('FA-7'), within('FA-30')], pay: 'paid', payBasis: '收费标准待核实；受援人减收或者免收（《法律援助法》第五十三条）',
    basis: [seed10(), law('法律援助法', '第五十三条', '应当对受援人减收或者免收鉴定费'), source('司法鉴定程序旧通则（转载）', '受理、完成的工作日数', 'C')], toVerify: '现行司法鉴定程序通则、收费标准',
  }),
  'AR-01': item({
    name: '仲裁指引（合同、财产纠纷）', class: 'arbitration', summary: '合同里写了仲裁的，找仲裁委员会，一次裁决。', forWhom: ['有仲裁协议的当事人', '婚姻、收养、监护、扶养、继承和行政争议不能仲裁'], topic: 'contract', steps: ['看合同里写的是哪个仲裁委员会', '没有写的，双方可以再达成仲裁协议', '交仲裁申请'], provision: pointing('仲裁委员会'), materials: [paper('仲裁协议'), paper('写明请求、事实和理由的仲裁申请')], limits: [term('收到申请之日起 5 日内决定是否受理（2017 年文本）', '仲裁法旧文本')], pay: 'paid', payBasis: '仲裁收费标准待核实', basis: [seed10(), law('仲裁法', '第二条', '合同纠纷和其他财产权益纠纷可以仲裁'), law('仲裁法', '第三条', '不能仲裁的纠纷'), law('仲裁法', '第四条', '没有仲裁协议不予受理'), law('仲裁法', '第二十一条', '申请仲裁的条件')],
    toVerify: '所引条文是 2017 年文本，修订后的仲裁法条号和期限以现行文本为准',
  }),
  'AR-02': item({
    name: '劳动人事争议仲裁指引', class: 'arbitration', summary: '欠薪、工伤、辞退和单位谈不拢，申请劳动仲裁，不收费。', forWhom: ['和用人单位发生劳动争议的人'], topic: 'labour', steps: ['向劳动合同履行地或者用人单位所在地的劳动争议仲裁委员会申请', '写申请书有困难的，可以口头说', '从知道权利被侵害起一年内申请；在职期间要工钱不受一年限制，离职的从离职起一年内', '不受理、逾期不裁、对裁决不服的，按法律可以起诉'], provision: pointing('劳动争议仲裁委员会'), materials: [paper('仲裁申请书，按对方人数带副本', { instead: '口头申请（书写确有困难的）', source: '《劳动争议调解仲裁法》第二十八条' }), paper('证据和证据来源，证人姓名和住所', { source: '《劳动争议调解仲裁法》第二十八条' })],
    limits: [term('收到申请之日起 5 日内决定是否受理', '《劳动争议调解仲裁法》第二十九条'), term('受理之日起 45 日内裁决，复杂的延长不超过 15 日', '《劳动争议调解仲裁法》第四十三条')], pay: 'free', payBasis: '《劳动争议调解仲裁法》第五十三条：劳动争议仲裁不收费',
    basis: [law('劳动争议调解仲裁法', '第二十一条', '向哪里申请'), law('劳动争议调解仲裁法', '第二十七条', '申请仲裁的时效'), law('劳动争议调解仲裁法', '第二十八条', '书面申请，有困难的可以口头'), law('劳动争议调解仲裁法', '第二十九条', '五日内'), law('劳动争议调解仲裁法', '第四十三条', '四十五日内'), law('劳动争议调解仲裁法', '第五十三条', '不收费')], toVerify: '本市各仲裁委员会的地址电话',
  }),
  'LW-01': item({
    name: '请律师', class: 'lawyer', summary: '告诉您怎么找律师、怎么签合同，钱交给谁。', forWhom: ['所有人'], topic: 'service', steps: ['先查律师和律所是不是真的', '和律师事务所签书面委托合同，钱交给律所并要收据，不要交给个人', '请不起的，先看能不能申请法律援助'], provision: pointing('律师事务所'), materials: [identity, paper('和这件事有关的材料', { source: '待核实' })], pay: 'paid', payBasis: '《律师法》第二十五条：由律师事务所统一接受委托、统一收取费用；标准待核实',
    basis: [seed10(), law('律师法', '第二十五条', '律所统一接受委托，签书面合同，统一收费'), law('律师法', '第二十八条', '律师可以办的业务'), law('律师法', '第三十九条', '不得代理有利益冲突的事务')], toVerify: '收费标准',
  }),
  'BL-01': item({
    name: '基层法律服务指引', class: 'basicLevel', summary: '乡镇上的法律服务所，代写文书、代理、见证等。', forWhom: ['所有人'], topic: 'service', steps: ['到法律服务所说明要办什么', '由所里统一收案、签合同'], provision: [at('county', 'guided', '基层法律服务所'), at('township', 'guided', '基层法律服务所'), at('village', 'guided', '村（居）公共法律服务工作室指引')], pay: 'unverified', payBasis: '收费标准待核实', basis: [seed10(), source('某省条例的中心职责', '中心指引基层法律服务', 'C')], toVerify: '业务范围、收费标准和依据的规章',
  }),
  'VA-01': item({
    name: '村（居）法律顾问', class: 'villageAdviser', summary: '村里、社区里有固定的法律顾问，可以问事、看合同、听讲座。', forWhom: ['本村、本社区的居民和村（居）委会'], topic: 'service', steps: ['看村（居）委会门口的牌子，找顾问的电话和值班时间', '当面问或者打电话问', '不知道找谁的，打 12348'], provision: [at('township', 'guided', '公共法律服务工作站（司法所）'), at('village', 'direct', '村（居）法律顾问')], pay: 'unverified', payBasis: '对村（居）民不收费，依据待核实', basis: [{ law: '淮司通〔2020〕17 号', article: '第11条', says: '对村（居）法律顾问提供服务的内容、形式实行量化管理', level: 'A' }], toVerify: '服务次数、时长和收费依据在本市没有查到',
  }),
  'SG-01': item({
    name: '老人、残疾人的无障碍法律服务', class: 'special', summary: '行动、听、看、说不方便的人，办事有人帮、有设施。', forWhom: ['残疾人、老年人'], topic: 'vulnerable', steps: ['提前打 12348 说明要什么帮助：手语、大字、上门等', '由就近的中心、司法所安排'], provision: everywhere, pay: 'unverified', payBasis: '帮助本身不另收费，依据待核实', basis: [law('无障碍环境建设法', '第四十一条', '法律援助机构等应当为残疾人、老年人提供无障碍服务'), law('老年人权益保障法', '第五十六条', '无力支付律师费用的可以获得法律援助'), law('残疾人保障法', '第六十条', '确需法律援助的应当给予帮助')], toVerify: levelsToVerify,
  }),
  'SG-02': item({
    name: '遭受家暴：求助和人身安全保护令', class: 'special', summary: '挨打先报警；可以请法院发人身安全保护令，不让对方靠近。', forWhom: ['遭受家庭暴力或者面临现实危险的人', '不能自己申请的，近亲属、公安、妇联、村（居）委会、救助管理机构可以代为申请'], topic: 'family', steps: ['有危险打 110', '向妇联、村（居）委会求助', '向法院申请人身安全保护令', '同时可以申请法律援助，不看经济情况'], provision: [at('city', 'guided', '人民法院、公安机关、妇联'), at('county', 'guided', '人民法院、公安机关、妇联'), at('township', 'guided', '公共法律服务工作站（司法所）'), at('village', 'guided', '村（居）委会')],
    materials: [paper('能说明受到家暴的材料（报警记录、告诫书、伤情照片、病历等，有什么带什么）', { source: '待核实' })], limits: [term('法院受理后 72 小时内决定，紧急的 24 小时内', '《反家庭暴力法》第二十八条')], pay: 'unverified', payBasis: `${guided}；法院是否收费待核实`, basis: [law('反家庭暴力法', '第十三条', '可以投诉、求助、报案'), law('反家庭暴力法', '第二十三条', '申请人身安全保护令；可以代为申请'), law('反家庭暴力法', '第二十八条', '七十二小时内；情况紧急的二十四小时内')], toVerify: '证据要求以法院为准',
  }),
  'SG-03': item({
    name: '未成年人法律保护', class: 'special', summary: '孩子需要法律援助或者司法救助，有熟悉孩子的律师来帮。', forWhom: ['需要法律援助或者司法救助的未成年人', '由监护人或者近亲属代为提出'], topic: 'vulnerable', steps: ['打 12348 或者到法律援助机构说明', '法律援助机构派熟悉未成年人身心特点的律师', '监护人侵害孩子的，其他法定代理人或者近亲属可以代为申请'], provision: [at('city', 'direct', '市法律援助中心'), at('county', 'direct', '县区法律援助中心'), at('township', 'transferred', '公共法律服务工作站（司法所）'), at('village', 'guided', '村（居）公共法律服务工作室')], materials: [identity], limits: [within('LA-REV'), within('LA-ASG')], pay: 'free', payBasis: '《法律援助法》第二十条', basis: [law('未成年人保护法', '第一百零四条', '应当给予帮助，指派熟悉未成年人身心特点的律师'), law('法律援助法', '第四十条', '可以由法定代理人、近亲属代为申请')], toVerify: '证明监护关系的材料',
  }),
  'RS-01': item({
    name: '安置帮教', class: 'resettlement', summary: '刑满释放的人回来，帮着落户、找活、解决生活困难。', forWhom: ['刑满释放人员和家属'], topic: 'service', steps: ['到户籍地或者居住地的司法所登记', '说明住处、生计、家里有什么困难', '司法所会同有关部门帮助'], provision: [at('county', 'guided', '县区司法局'), at('township', 'direct', '司法所'), at('village', 'guided', '村（居）委会')], materials: [identity, paper('释放证明书', { source: '待核实' })], pay: 'free', payBasis: '帮助安置由政府承担（《监狱法》第三十七条）', basis: [law('监狱法', '第三十七条', '当地人民政府帮助其安置生活；丧失劳动能力又无依靠的予以救济')], toVerify: '材料、登记期限和帮扶内容',
  }),
  'RS-02': item({
    name: '远程探视预约', class: 'resettlement', summary: '不用跑远路，在公共法律服务中心和服刑的亲人视频见面。', forWhom: ['服刑人员的亲属、监护人'], topic: 'service', steps: ['打 12348 或者到中心问本地有没有开通', '预约时间，由监狱批准', '带证件到中心，按约定时间视频'], provision: [at('city', 'transferred', '市公共法律服务中心'), at('county', 'transferred', '县区公共法律服务中心')], materials: [identity, paper('和服刑人员关系的证明', { source: '待核实' })], pay: 'unverified', payBasis: '收费情况待核实', basis: [law('监狱法', '第四十八条', '罪犯按照规定可以会见亲属、监护人'), source('公共法律服务中心“3+X”', '远程探视属拓展服务', 'B')], toVerify: '本市哪些中心已开通、预约办法',
  }),
  'RS-03': item({
    name: '社区矫正对象申请救助、社保、法律援助', class: 'resettlement', summary: '在社区矫正的人，有困难可以申请救助和法律援助，矫正机构要帮忙。', forWhom: ['社区矫正对象'], topic: 'vulnerable', steps: ['向社区矫正机构或者司法所说明困难', '由他们协助申请社会救助、社会保险、法律援助'], provision: [at('county', 'direct', '社区矫正机构'), at('township', 'direct', '司法所（受委托）')], pay: 'unverified', payBasis: '收费情况待核实', basis: [law('社区矫正法', '第四十三条', '可以申请社会救助、参加社会保险、获得法律援助，社区矫正机构应当给予必要的协助')], toVerify: '具体办法',
  }),
  'AD-01': item({
    name: '申请行政复议', class: 'review', summary: '不服政府部门的处罚、决定，或者该管不管，请上级政府审查，不收费。', forWhom: ['认为行政行为侵犯自己合法权益的公民、法人、其他组织'], topic: 'administrative', steps: ['从知道这个行政行为起 60 日内申请，法律规定更长的除外', '书面申请可以当面交、邮寄或者网上交；写不了的可以口头说', '5 日内审查；60 日内作决定，简易的 30 日，复杂的可以适当延长'], provision: [at('city', 'guided', '市人民政府行政复议机构'), at('county', 'guided', '县区人民政府行政复议机构'), at('township', 'guided', '公共法律服务工作站（司法所）'), at('village', 'guided', '村（居）公共法律服务工作室')],
    materials: [paper('行政复议申请书', { instead: '口头申请（书面申请有困难的）', source: '《行政复议法》第二十二条' }), identity, paper('不服的决定书（有的带上）', { source: '待核实' })], limits: [term('收到申请后 5 日内审查', '《行政复议法》第三十条'), term('受理之日起 60 日内决定，简易程序 30 日', '《行政复议法》第六十二条')], pay: 'free', payBasis: '《行政复议法》第八十七条：不得向申请人收取任何费用',
    basis: [law('行政复议法', '第二十条', '六十日内提出'), law('行政复议法', '第二十二条', '书面或者口头申请'), law('行政复议法', '第三十条', '五日内审查'), law('行政复议法', '第六十二条', '六十日；简易程序三十日'), law('行政复议法', '第八十七条', '不得向申请人收取任何费用')], toVerify: '本市受理地点、网上申请地址',
  }),
  'CP-01': item({
    name: '投诉法律服务', class: 'complaint', summary: '律师、公证、鉴定、法律援助等服务不尽责、乱收费，可以投诉。', forWhom: ['接受过服务的人'], topic: 'complaint', steps: ['说清是哪家机构、哪个人、什么时候、什么事', '有收据、合同、聊天记录的留好', '由司法局查清后答复您；受援人还可以请求更换人员'], provision: [at('city', 'direct', '市司法局'), at('county', 'direct', '县区司法局'), at('township', 'transferred', '公共法律服务工作站（司法所）'), at('village', 'guided', '村（居）公共法律服务工作室')], materials: [paper('合同、收据等能说明情况的材料（有什么带什么）', { source: '待核实' })], pay: 'unverified', payBasis: '收费情况待核实', basis: [law('法律援助法', '第五十五条', '受援人可以向司法行政部门投诉，可以请求更换'), source('安徽 12348 热线报道', '接转对司法行政机关和法律服务机构的投诉', 'B')], toVerify: '各类投诉的办理期限',
  }),
  'EX-01': item({
    name: '法律职业资格考试咨询', class: 'exam', summary: '问报名、考试、领证的事。', forWhom: ['准备参加或者参加了考试的人'], topic: 'other', steps: ['看司法部的公告', '有问题打 12348 或者到窗口问'], provision: [at('city', 'guided', '市司法局'), at('county', 'guided', '县区司法局')], pay: 'free', payBasis: '法律咨询属基本公共法律服务；报名费以公告为准', basis: [source('某省条例的中心职责', '法律职业资格考试咨询属拓展服务', 'C')], toVerify: '报名条件、时间、费用以司法部公告为准',
  }),
}
