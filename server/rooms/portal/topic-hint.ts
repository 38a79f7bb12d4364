import type { TopicId } from '../../../contract/topics.ts'

/**
 * What the words may be about, best first, three at most: a hint beside the question, never an answer. Counted words and
 * nothing else, so that equal words always give equal hints and anybody can see why.
 */
export function topicHints(words: string): TopicId[] {
  const plain = words.normalize('NFKC').replace(/\s/gu, '')
  const counted = rows.map(([id, terms]) => ({ id, hits: terms.filter((term) => plain.includes(term)).reduce((sum, term) => sum + term.length, 0) }))
  return counted.filter(({ hits }) => hits > 0).toSorted((a, b) => b.hits - a.hits).slice(0, 3).map(({ id }) => id)
}

/** Words that may mean violence or fear: then safety is spoken of before anything is asked. */
export const soundsDangerous = (words: string): boolean => danger.test(words.normalize('NFKC').replace(/\s/gu, ''))

const danger = /家暴|家庭暴力|(老公|丈夫|男人|婆家|公公|对象|男友|男朋友|前夫|他|爸|父亲|继父|儿子).{0,12}(打我|打伤|打骂|动手|掐我|踹我|威胁我|跟踪我|不让我出门|要杀)|打我和孩子|不敢回家|要杀我|想死|不想活/u

/** Words that people say, by topic; two or more signs each, so that one sign alone decides nothing. */
const rows: readonly (readonly [TopicId, readonly string[]])[] = [
  ['labour', ['工钱', '工资', '欠薪', '包工头', '老板', '工地', '打工', '劳动合同', '工伤', '辞退', '开除', '加班', '社保', '试用期', '离职', '裁员', '干活', '劳务', '五险']],
  ['family', ['离婚', '抚养', '赡养', '彩礼', '遗产', '遗嘱', '继承', '家暴', '分家', '收养', '结婚', '婚姻', '丈夫', '老公', '媳妇', '老婆', '婆婆', '男人打我', '孩子归', '探望']],
  ['contract', ['借条', '欠条', '借钱', '借款', '欠钱', '还钱', '不还', '合同', '担保', '利息', '定金', '违约', '高利贷', '货款', '租金', '押金', '贷款']],
  ['traffic', ['车祸', '交通事故', '撞了', '被撞', '追尾', '肇事', '电动车', '酒驾', '保险公司', '行车']],
  ['injury', ['打伤', '咬伤', '受伤', '被打', '打人', '狗咬', '赔偿医药费', '侵权', '诽谤', '造谣', '隐私', '名誉', '砸坏', '医药费']],
  ['housing', ['物业', '邻居', '漏水', '楼上', '楼下', '噪声', '噪音', '小区', '挡光', '采光', '房产证', '买房', '卖房', '租房', '房东', '开发商', '交房', '业主', '盖房', '盖楼', '房屋', '烂尾']],
  ['land', ['宅基地', '拆迁', '征地', '征收', '补偿', '承包地', '土地', '沉陷', '塌陷', '搬迁', '分地', '田地', '林地', '地界', '房子被拆', '青苗']],
  ['medical', ['医院', '手术', '误诊', '医疗', '病历', '医生', '开刀', '治坏']],
  ['consumer', ['退款', '退货', '假货', '商家', '网购', '预付卡', '办卡', '健身卡', '保健品', '直播', '消费', '买到', '培训费', '退费']],
  ['construction', ['工程款', '施工', '建筑', '发包', '分包', '监理', '竣工', '工程质量']],
  ['company', ['公司', '股东', '股权', '合伙', '营业执照', '法人', '破产', '注销']],
  ['criminal', ['判刑', '坐牢', '拘留', '看守所', '刑事', '诈骗', '被骗', '取保', '逮捕', '偷了', '派出所抓', '立案侦查', '辩护']],
  ['administrative', ['行政复议', '行政处罚', '罚款', '行政诉讼', '国家赔偿', '信息公开', '低保', '城管', '政府不', '村委会不', '执法']],
  ['procedure', ['起诉', '上诉', '开庭', '立案', '法院', '强制执行', '老赖', '仲裁', '保全', '诉讼费', '传票', '判决', '举证']],
  ['vulnerable', ['残疾', '老人', '未成年', '退伍', '军人', '军属', '妇女', '孤儿', '留守', '农民工', '聋', '校园欺凌']],
  ['service', ['法律援助', '公证', '鉴定', '调解', '请律师', '找律师', '免费律师', '司法所', '委托书']],
  ['complaint', ['投诉律师', '投诉', '律师不', '律师收', '乱收费', '法律咨询公司', '态度差', '律所', '公证处不', '骗老人']],
]
