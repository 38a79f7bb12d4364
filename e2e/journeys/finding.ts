import { throughTheQuestions } from './questions.ts'
import { expect, fill, journey, keep, meanwhile, open, press, unfold } from './steps.ts'

/** Who, where, whether he is genuine, what he offers, and what the law says. */
export const finding = [
  journey('找最近开着门的地方',
    open('/'), press('找附近的人当面说'), expect(/请先选县区/), press('田家庵区'), expect(/开门/), unfold('选您所在的乡镇'), press('洞山街道'),
    expect(/就在您选的地方/), press('洞山街道司法所'), expect(/在哪里，什么时候开门/)),

  journey('查律师是真是假',
    meanwhile(async (town, kept) => { kept['lawyer'] = await town.aLawyer() }),
    open('/stations'), press('查律师、机构是真是假'), press('查一查'), expect(/请写姓名/),
    fill('姓名、执业证号', (kept) => kept['lawyer']!), press('查一查'), expect((kept) => kept['lawyer']!), expect(/登记里有/),
    press('再查一个'), fill('姓名、执业证号', '没这个律师'), press('查一查'), expect(/没有查到[\s\S]*先不付钱/)),

  journey('向店铺提问',
    open('/'), unfold('全部栏目'), press('网上店铺'), fill('擅长什么', '婚姻'), press('查找'), press('春申律师在线店'), expect(/谁来答复[\s\S]*执业状态/), press('问这家店'),
    press('下一步'), expect(/请/), fill('您想问什么', '离婚要带什么材料，孩子归谁？'), press('下一步'), throughTheQuestions({ kind: null })),

  journey('在店铺订服务',
    open('/shops'), press('春申律师在线店'), press('离婚协议书代写'), expect(/这里不收钱/), press('我想订这个'),
    fill('您的情况和要求', '两个人都同意离婚，有一个孩子，想写一份协议。'), press('下一步'), throughTheQuestions({ kind: null })),

  journey('查法律和办事指南',
    meanwhile((town) => town.indexed()),
    open('/'), press('查法律和指南'), press('查找'), expect(/请写一两句/), fill('用平常的话写一两句', '老板拖欠工资'), press('查找'), keep('first', 'main a[href^="/law/"] >> nth=0'),
    press((kept) => kept['first']!), expect((kept) => kept['first']!), fill('年', '2022'), fill('月', '5'), fill('日', '1'), press('看那天的规定'), expect(/2022 年 5 月 1 日的规定/),
    press('办事指南'), fill('想办什么事', '申请法律援助'), press('查找'), press('申请法律援助'), expect(/监督投诉电话/)),

  journey('算一笔加班费',
    open('/'), press('算一算'), press('加班费'), fill('每月正常工作时间的工资', '三千'), press('算一算'), expect(/金额不对/),
    fill('每月正常工作时间的工资', '3480'), fill('工作日加班', '10'), press('算一算'), expect(/300 元[\s\S]*《劳动法》第 44 条/)),
]
