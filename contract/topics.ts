/**
 * First level of the request taxonomy (DOMAIN §7.1, proposal [P]; mapped, not merged, with mediation types and causes
 * of action in the knowledge room).
 */
export const topics = [
  { id: 'family', zh: '婚姻家庭继承' }, { id: 'labour', zh: '劳动人事与欠薪' }, { id: 'contract', zh: '合同与债权债务' },
  { id: 'traffic', zh: '交通事故' }, { id: 'injury', zh: '人身财产侵权' }, { id: 'housing', zh: '房产物业邻里' },
  { id: 'land', zh: '土地宅基地征迁（含采煤沉陷搬迁）' }, { id: 'medical', zh: '医疗' }, { id: 'consumer', zh: '消费' },
  { id: 'construction', zh: '建设工程' }, { id: 'company', zh: '公司与市场主体' }, { id: 'criminal', zh: '刑事' },
  { id: 'administrative', zh: '行政（含复议、国家赔偿）' }, { id: 'procedure', zh: '诉讼仲裁等程序问题' },
  { id: 'vulnerable', zh: '特殊群体权益（老人、残疾人、妇女、孩子、军人、农民工）' }, { id: 'service', zh: '服务指引（法律援助、公证、鉴定、调解、仲裁）' },
  { id: 'complaint', zh: '对法律服务的投诉' }, { id: 'other', zh: '其他' },
] as const
export type TopicId = (typeof topics)[number]['id']
export const topicIds = topics.map((t) => t.id) as [TopicId, ...TopicId[]]
export const topicName = (id: string | null | undefined): string => topics.find((t) => t.id === id)?.zh ?? '未分类'
