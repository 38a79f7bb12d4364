import type { TopicId } from '../../../../contract/topics.ts'

/** The topic that all cited articles agree on; null when they disagree or none tells. */
export function topicOfCited(cited: readonly { law: string; article: string }[]): TopicId | null {
  const found = cited.map(({ law, article }) => (/民法典$/.test(law) ? ofCivilCode(articleNumber(article)) : ofLaw(law))).filter((topic) => topic !== null)
  const [first] = found
  return first !== undefined && found.every((topic) => topic === first) ? first : null
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
