import type { TopicId } from '../../../contract/topics.ts'

/** The topic that all cited articles agree on; null when they disagree or none tells. */
export function topicOfCited(cited: readonly { law: string; article: string }[]): TopicId | null {
  const found = cited.map(({ law, article }) => (/民法典$/.test(law) ? ofCivilCode(articleNumber(article)) : ofLaw(law))).filter((topic) => topic !== null)
  const [first] = found
  return first !== undefined && found.every((topic) => topic === first) ? first : null
}

/** The topic that an article of a law speaks of, as a lesson in its words; null where that cannot be said. */
export function topicOfArticle(law: string, article: string): TopicId | null {
  return topicOfCited([{ law, article }]) ?? lawsBeside.find(([name]) => name.test(law))?.[1] ?? null
}

const ofLaw = (law: string): TopicId | null => laws.find(([name]) => name.test(law))?.[1] ?? null

/** The first row that fits counts: 《最高人民法院关于审理劳动争议…》 is about labour, whatever else it names. */
const laws: readonly (readonly [RegExp, TopicId])[] = [
  [/婚姻|继承编|收养|家庭教育|反家庭暴力/, 'family'], [/劳动|社会保险|工伤|年休假|女职工|公积金|就业促进|失业/, 'labour'], [/道路交通|机动车/, 'traffic'], [/医疗/, 'medical'],
  [/消费|产品质量|食品|旅游|网络安全/, 'consumer'], [/施工|建设工程/, 'construction'], [/公司|合伙企业|商标|著作权|专利|破产|个体工商户|信息网络传播|反不正当|票据|证券/, 'company'],
  [/刑事|刑法|治安管理/, 'criminal'], [/行政|信息公开|国家赔偿|户口|出境入境|教育法/, 'administrative'], [/民事诉讼|民事执行|仲裁|诉讼费|证据/, 'procedure'], [/土地|征收|村民委员会/, 'land'],
  [/物业|租赁合同|房地产|建筑物/, 'housing'], [/担保|借贷|保险|海商|融资|技术合同/, 'contract'], [/未成年人|残疾|老年|退役/, 'vulnerable'], [/侵权|精神损害|个人信息/, 'injury'], [/法律援助|公证|律师/, 'service'],
]

function ofCivilCode(article: number): TopicId | null {
  return civilCode.find(([from, to]) => article >= from && article <= to)?.[2] ?? null
}

/** Parts of the Civil Code by their articles: guardians, legal persons, property, contracts, personality, family, succession, torts. */
const civilCode: readonly (readonly [from: number, to: number, topic: TopicId])[] = [
  [26, 39, 'family'], [57, 108, 'company'], [330, 365, 'land'], [205, 385, 'housing'], [703, 734, 'housing'], [788, 808, 'construction'], [937, 950, 'housing'], [386, 988, 'contract'],
  [989, 1039, 'injury'], [1040, 1163, 'family'], [1208, 1217, 'traffic'], [1218, 1228, 'medical'], [1164, 1260, 'injury'],
]

/** 第一千二百零八条 → 1208. */
function articleNumber(article: string): number {
  let sum = 0
  let digit = 0
  for (const sign of article) {
    const value = '零一二三四五六七八九'.indexOf(sign)
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign]
    if (unit) sum += (digit || 1) * unit
    digit = unit ? 0 : value >= 0 ? value : digit
  }
  return sum + digit
}

/** Laws that nobody cites in answers, whose words residents still use. */
const lawsBeside: readonly (readonly [RegExp, TopicId])[] = [
  [/交通事故|交通警察道路/, 'traffic'], [/反垄断|广告法|电信条例|网络(安全|数据)|企业|市场主体|软件保护|税收征收|发票/, 'company'],
  [/海关|居民身份证|居住证|义务教育法|民办教育|信访|人口与计划生育|城市居民最低生活|社会救助|禁毒|戒毒|公务员法|烟草专卖|环境|污染|婚姻登记|护照|城市居民委员会|消防法|无线电|枪支|烟花爆竹|宗教|姓名|流动人口/, 'administrative'],
  [/监狱|反有组织|反恐/, 'criminal'], [/职业病|农民工工资|职工|工会|事业单位人事/, 'labour'], [/妇女权益|军人|烈士|精神卫生|五保|征兵|兵役/, 'vulnerable'], [/旅行社|邮政|快递|电子商务/, 'consumer'],
  [/建筑法/, 'construction'], [/城市房屋|商品房|住房|不动产登记/, 'housing'], [/承包法|移民|宅基地|森林法|草原法|集体经济/, 'land'], [/医师|药品|护士|疫苗|病历/, 'medical'], [/家庭暴力/, 'family'],
  [/人民法院.*(立案|执行|调解)/, 'procedure'], [/商业银行|信托|期货|储蓄|拍卖法|招标投标|铁路|民用航空|证券投资基金/, 'contract'], [/人民调解|司法鉴定/, 'service'], [/名誉/, 'injury'],
]
