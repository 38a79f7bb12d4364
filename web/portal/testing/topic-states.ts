import * as portal from '../index.ts'
import type { LawLine, PeriodLine } from '../topic-views.ts'
import type { Frame } from '../views.ts'

/** States of the topic pages, long words in all of them. */
export function topicStates(frame: Frame): Readonly<Record<string, string>> {
  const topics = ['family', 'labour', 'land'].map((id, i) => ({ id, name: ['婚姻家庭继承', '劳动人事与欠薪', '土地宅基地征迁（含采煤沉陷搬迁）'][i]!, about: '打工、上班遇到的事：工资、合同、社保、工伤。' }))
  const found = { frame, words: NEED, found: topics, guides: [{ code: 'LA-01', name: '申请法律援助', summary: '请不起律师的，可以申请律师免费帮忙。', pay: '不收费' }], danger: false, wages: false }
  const topic = { frame, ...topics[1]!, situations: ['干了活不给工钱', '没签合同、不交社保', '被辞退，不给补偿'], law: LAW, todo: ['留好工牌、考勤、转账记录', '先向劳动监察投诉，电话 12333'], periods: PERIODS, guides: [{ code: 'LA-01', name: '申请法律援助', summary: '请不起律师的，可以申请律师免费帮忙。', pay: '不收费' }], typed: {}, problems: {}, danger: false }
  return {
    topics: portal.topicsPage({ frame, topics }),
    'topics-found': portal.foundPage(found), 'topics-found-danger': portal.foundPage({ ...found, danger: true }), 'topics-found-wages': portal.foundPage({ ...found, wages: true }),
    topic: portal.topicPage(topic), 'topic-words': portal.topicPage({ ...topic, typed: { need: NEED }, mark: 'm' }), 'topic-danger': portal.topicPage({ ...topic, periods: [], danger: true }),
    'topic-error': portal.topicPage({ ...topic, typed: { need: '。' }, problems: { need: '请多写几个字，说说发生了什么事' } }),
    wages: portal.wagesPage({ frame, periods: PERIODS, typed: { need: NEED }, mark: 'm', steps: [
      { title: '先留下证据', text: '工牌、考勤、转账、聊天、工友的话，拍照留好。', laws: [] }, { title: '向劳动监察投诉，打 12333', text: '不要钱，也不用先有判决。', phone: '12333', laws: [LAW] } ] }),
    english: portal.englishPage(frame),
  }
}

const NEED = '我在田家庵一个工地干了三个月，包工头一直说过几天给钱，到现在一万四千块工钱一分没给，打电话也不接，工友也都没有拿到，不知道该找谁说。'
const LAW: LawLine = { law: '保障农民工工资支付条例', article: 10, says: '被拖欠工资的农民工有权依法投诉，或者申请劳动争议调解仲裁和提起诉讼。' }
const PERIODS: readonly PeriodLine[] = [{ what: '拖欠劳动报酬申请仲裁', long: '1 年，自劳动关系终止的日子起', basis: '《劳动争议调解仲裁法》第 27 条', note: '劳动关系存续期间因拖欠劳动报酬发生争议的，申请仲裁不受一年的限制。' }]
