import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { numbersIn } from './numbers-in-text.ts'

const values = (text: string) => numbersIn(text).map(({ kind, value }) => `${kind}:${value}`)

test('手机号：空格、横线、点、全角、中文数字、零宽字符、加国家码都认得', () => {
  for (const text of [
    '13805541234', '138 0554 1234', '138-0554-1234', '138.0554.1234', '1380554 1234', '１３８０５５４１２３４', '一三八零五五四一二三四', '幺三八〇五五四幺二三四', '1 3 8 0 5 5 4 1 2 3 4',
    '13 80 55 41 23 4', '+86 138 0554 1234', '86-13805541234', '008613805541234', '138\u200b0554\u200b1234', '壹叁捌零伍伍肆壹贰叁肆', '①③⑧0⑤⑤④①②③④', '1三8零5五4一2三4', '138（0554）1234',
  ]) {
    assert.deepEqual(values(`我的电话${text}，请打`), ['phone:13805541234'], text)
    assert.deepEqual(values(text), ['phone:13805541234'], text)
  }
  assert.deepEqual(values('打13805541234或13905541234，微信wx13705541234'), ['phone:13805541234', 'phone:13905541234', 'phone:13705541234'])
  assert.deepEqual(values('138 0554 1234 139 0554 1234'), ['phone:13805541234', 'phone:13905541234'])
  for (const text of ['打13805541234一直没人接', '联系人一13805541234', '13805541234二楼', '黄一13805541234', '他电话一三八零五五四一二三四一直打不通', '一三八零五五四一二三四二楼三号']) assert.deepEqual(values(text), ['phone:13805541234'], text)
  assert.deepEqual(values('2026-03-02 13805541234'), ['phone:13805541234'])
})

test('座机带区号的认得；热线短号、七位本地号不动', () => {
  for (const text of ['05542671234', '0554-2671234', '(0554)2671234', '（0554） 2671234', '0554—2671234']) assert.deepEqual(values(`电话${text}。`), ['phone:05542671234'], text)
  for (const text of ['请拨打12348或12345', '本地号2671234', '95588', '400-820-8820']) assert.deepEqual(values(text), [], text)
})

test('身份证号：十八位、十五位、带X、分段、全角、中文数字；少写校验位也认', () => {
  for (const text of ['340403199001011239', '340403 19900101 1239', '３４０４０３１９９００１０１１２３９', '三四零四零三一九九零零一零一一二三九', '340403-1990-0101-1239', '3404 0319 9001 0112 39']) assert.deepEqual(values(`证号${text}。`), ['idNumber:340403199001011239'], text)
  assert.deepEqual(values('34040319900101123x'), ['idNumber:34040319900101123X'])
  assert.deepEqual(values('34040319900101123Ｘ，'), ['idNumber:34040319900101123X'])
  assert.deepEqual(values('老证340403900101123'), ['idNumber:340403900101123'])
})

test('银行卡、护照、车牌', () => {
  assert.deepEqual(values('卡号 4111 1111 1111 1111'), ['bankCard:4111111111111111'])
  assert.deepEqual(values('工行6222021001116245702'), ['bankCard:6222021001116245702'])
  assert.deepEqual(values('护照E12345678，车牌皖D·A1234撞的我，皖DF12345跑了'), ['passport:E12345678', 'plate:皖DA1234', 'plate:皖DF12345'])
})

test('金额、日期、案号、文号、法条、工单号、订单号、数列、信用代码、坐标不动', () => {
  for (const text of [
    '赔偿 1200000 元', '合同价13800000000元', '￥13800000000', '2026年3月2日 14:30', '2026-03-02 2026-03-05', '2026-03-02 14:30:15', '20260302143015', '案号（2025）皖0403民初1234号', '皖司通〔2020〕20号', '民法典第1079条、第1081条、第1082条',
    'HN-20260302-000123', '订单号 2026030212345678901', '1 3 5 7 9 11 13 15 17', '一二三四五六七八九十', '第一三八条', '统一社会信用代码 91340400MA2N000000', '东经116.99805541234', '1、2、3、4、5、6、7、8、9、10、11', '一千三百八十亿五千五百四十一万', '卡号 4111 1111 1111 1112', '192.168.100.200',
    '工资3000 3500 4000 4200', '二〇二五年三月十二日至二〇二六年一月三日', 'G2063次', '型号D12345678A', '皖DNA', '电话号码13805541', '2019.05.12-2021.06.30', '2015-2016 2017-2018 2019',
  ]) assert.deepEqual(values(text), [], text)
})

test('找到的位置就是原文里的那一段', () => {
  const text = '请打１３８ 0554一二三四找他'
  const [one] = numbersIn(text)
  assert.equal(text.slice(one!.at, one!.at + one!.length), '１３８ 0554一二三四')
})

test('随便夹在哪里，一个号码都找得到，别的不多找', () => {
  const words = fc.string({ unit: fc.constantFrom(...'可以向劳动监察大队投诉，申请仲裁。第3条 5日元¥') })
  fc.assert(fc.property(words, words, fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('', ' ', '-'), (before, after, n, gap) => {
    const plain = `1${3 + (n % 7)}${String(n).padStart(9, '0')}`
    const typed = `${plain.slice(0, 3)}${gap}${plain.slice(3, 7)}${gap}${plain.slice(7)}`
    return values(`${before}，${typed}，${after}`).includes(`phone:${plain}`)
  }), { numRuns: 300 })
})

test('没有区号的座机、微信号、QQ 号：前面说了是什么，才认得出', () => {
  for (const text of ['电话2671234', '电话号码是 267-1234', '家里座机：2671234', '请打2671234', '拨 2671234 找他', '传真６６８１２３４', 'Tel: 26712345', '他电话换成了2671234']) assert.equal(values(text).length, 1, text)
  assert.deepEqual(values('座机2671234，找老张'), ['phone:2671234'])
  assert.deepEqual(values('微信号 zhang_san88，加我'), ['wechat:zhang_san88'])
  assert.deepEqual(values('加微信：lisi2020x。vx abc12345 也行，微信号是zhangsanfeng'), ['wechat:lisi2020x', 'wechat:abc12345', 'wechat:zhangsanfeng'])
  assert.deepEqual(values('QQ号：123456789，ＱＱ８８８８８８'), ['qq:123456789', 'qq:888888'])
  assert.deepEqual(values('微信13805541234'), ['phone:13805541234'], 'a mobile is a mobile, whatever it serves for')
  for (const text of ['打电话花了2671234元', '打2000000元过去', '微信转账2000000', '微信 WeChat 转账', '打电话20261123', '电话费3000', '本地号2671234', '电话第二次打不通', '打了5次电话', '拨12348', '微信聊天记录截图', '打工2000000天', '微信支付100000元', '工号2671234', 'QQ聊天', 'QQ2026年', '打官司2345678'])
    assert.deepEqual(values(text), [], text)
})
