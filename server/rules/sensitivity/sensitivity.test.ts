import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addedTopic, levelName, levelOf, levels, secrecyMarksIn, sensitiveTopics } from './index.ts'

const classOf = (text: string, topic?: string) => levelOf({ topic, text }).sensitiveClass

test('[SENS] 家暴、未成年人、刑事、戒毒四类按话里的词建议，并说出理由', () => {
  for (const [text, wanted] of [
    ['老公喝酒就打我，想离婚', 'domesticViolence'], ['我被丈夫打了，能不能申请人身安全保护令', 'domesticViolence'], ['他经常家暴', 'domesticViolence'],
    ['我女儿12岁，被同学欺负', 'minor'], ['孩子今年十五岁在学校受伤', 'minor'], ['校园欺凌怎么办', 'minor'],
    ['弟弟被刑拘了，能取保候审吗', 'criminal'], ['儿子在看守所', 'criminal'], ['强制隔离戒毒期满后社区康复', 'drugRehab'],
  ] as const) {
    assert.equal(classOf(text), wanted, text)
    assert.ok(levelOf({ text }).reasons.length > 0)
  }
  assert.equal(classOf('想请律师', 'criminal'), 'criminal')
})

test('[SENS] 平常的诉求不进敏感类', () => {
  for (const text of ['老板拖欠三个月工资', '邻居装修漏水', '他打电话给我', '我女儿32岁要离婚，财产怎么分', '儿子今年二十三岁没有工作', '行政复议多少天', '打官司要多少钱', '房子卖了12年还没过户']) assert.equal(classOf(text), null, text)
})

test('[SENS] 局里加的类别按它的词认，词里的符号不当作式子', () => {
  const added = [{ id: 'aids', zh: '艾滋', words: ['艾滋', 'HIV(+)'] }]
  assert.equal(levelOf({ text: '查出 HIV(+)，单位辞退我' }, added).sensitiveClass, 'aids')
  assert.equal(levelOf({ text: 'HIVVV' }, added).sensitiveClass, null)
})

test('[SENS] 级别取最严的一个；国家秘密不是这里的级别', () => {
  assert.deepEqual([levelOf({ text: '前公司说我泄露客户名单' }).level, levelOf({ text: '附上会议纪要' }).level, levelOf({ text: '欠钱不还' }).level], ['commercial', 'work', 'ordinary'])
  assert.equal(levelName('personal', 2), '个人隐私（敏感个人信息）')
  assert.ok(!Object.values(levels).some(({ zh }) => zh.includes('国家')))
  assert.equal(sensitiveTopics.length, 4)
})

test('[SECRET] 密级标志：空格、全角、零宽字符、旧字形、中文数字都遮不住', () => {
  for (const text of [
    '绝密★启用前', '机密★10年', '秘密★长期', '机 密 ★ 二十年', '机　密　★', '机\u200b密★', '機密★三十年', '祕密☆', '【机密】关于某事', '密级：秘密', '密 级：绝 密',
    '文件\n机密\n正文', '机密 特急', '000012 绝密', '★机密', '机-密★5年', '秘密*10年', '绝密 保密期限：20年'.replace(' ', '，'), '机密10年', '（秘密 长期）', '绝密级文件', '机密⭐',
  ]) assert.equal(secrecyMarksIn(text).length, 1, text)
  assert.deepEqual(secrecyMarksIn('看，机\u200b密★'), [{ mark: '机密', at: 2, length: 4 }])
})

test('[SECRET] 说到保密不是标志：商业秘密、秘密拍摄、法条和群众的提问照常受理', () => {
  for (const text of [
    '不得泄露国家秘密。', '公司说我侵犯商业秘密', '他秘密拍摄我', '通信秘密受法律保护', '国家秘密的密级分为绝密、机密、秘密三级', '泄露机密级文件怎么判', '两人秘密结婚十年', '秘密 十年前的事', '打五星★★★★★好评',
    '机密计算', '保守秘密 10 年以上的约定有效吗', '请替我保密', '密码是什么', '应当在显著部位标明密级', '工作秘密怎么认定', '技术秘密★', '我们之间的小秘密\n没有别人知道',
  ]) assert.deepEqual(secrecyMarksIn(text), [], text)
})

test('本局自己加的词：什么字符都照原样认，认不坏', () => {
  const every = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))
  for (const word of ['10000-01-01', 'a/b', '(.*)', '\\', '艾滋·病', every]) {
    const topic = addedTopic({ id: 'own1', zh: '自加', words: [word] })
    assert.ok(topic.words.test(`我说的是${word}。`), word)
    assert.ok(!topic.words.test('邻里纠纷'), word)
  }
})
