import { throughTheQuestions, toTheReceipt } from './questions.ts'
import { choose, expect, fill, journey, keep, meanwhile, open, pick, press, unfold, within, type Kept } from './steps.ts'

/** What is said, followed, recovered and rated. */
export const asking = [
  journey('提一个问题',
    open('/'), press('写好了，下一步'), expect(/请/), fill('发生了什么事', '楼上漏水，说了几次没人修，该怎么办？'), press('写好了，下一步'),
    press('下一步'), expect(/请选择您为谁问/), throughTheQuestions({ kind: '问一个问题' }),
    keep('code', '.figure'), press('去看办到哪一步'), expect(/查我的事/),
    fill('查询码', 'code'), press('查看'), expect(/查询码共 8 位，您填了 4 位/), fill('查询码', byCode), fill('当时留的电话', ofMine), press('查看'),
    expect(/您的事办到哪一步[\s\S]*楼上漏水/)),

  journey('替别人问',
    open('/'), fill('发生了什么事', '我妈妈的宅基地被邻居占了一米，村里说不清。'), press('写好了，下一步'),
    choose('为家人'), press('下一步'), choose('家里人'), press('下一步'), choose('请帮我办事'), press('下一步'),
    choose('寿县'), press('下一步'), pick('乡镇、街道', '寿春镇'), fill('具体地点', '城关村三组'), press('下一步'),
    fill('您的姓名', '李小军'), fill('您的电话', ofMine), press('下一步'), expect(/请填写姓名/),
    fill('他（她）的姓名', '周桂兰'), press('下一步'),
    expect(/家里人[\s\S]*寿春镇[\s\S]*李小军[\s\S]*周桂兰/), choose('我说的是真实情况'), press('确认提交'), keep('code', '.figure'),
    press('去看办到哪一步'), fill('查询码', byCode), fill('当时留的电话', ofMine), press('查看'), expect(/宅基地被邻居占了一米/)),

  journey('问到一半存下来，换一台设备凭接续码接着填',
    open('/'), fill('发生了什么事', '邻居家的空调外机对着我家窗户，夜里吵得睡不着。'), press('写好了，下一步'), choose('为我自己'), press('下一步'),
    choose('请帮我办事'), press('先存下来，以后接着填'), fill('留一个电话', ofMine), press('存下来，给我接续码'),
    expect(/还没有交[\s\S]*天数待核实/), keep('code', '.figure'), press('这台设备上不留，凭码再来'), press('接着上次的填'),
    press('接着填'), expect(/请填写接续码/), fill('接续码', byCode), press('接着填'), expect(/要和存的时候留的电话一起填/), fill('存的时候留的电话', ofMine), press('接着填'),
    expect(/空调外机对着我家窗户/), press('下一步'), toTheReceipt()),

  journey('查进度，催一催，补充',
    open('/'), fill('发生了什么事', '小区电梯坏了两个月，物业不修，请帮忙协调。'), press('写好了，下一步'),
    throughTheQuestions(), keep('code', '.figure'),
    press('查我的事'), fill('查询码', byCode), fill('当时留的电话', ofMine), press('查看'),
    press('催一催'), fill('想说的话', '家里有老人，下不了楼。'), press('催一催'), expect(/已经替您催了[\s\S]*家里有老人/),
    press('补充说明或材料'), press('交给工作人员'), expect(/请填写/), fill('补充的话', '物业电话一直没人接。'), press('交给工作人员'), expect(/补充的内容已经交给工作人员/),
    press('退出'), expect(/查我的事/)),

  journey('查询码丢了，当面补一个',
    open('/'), fill('发生了什么事', '租的房子到期，房东不退押金。'), press('写好了，下一步'),
    throughTheQuestions({ name: '赵补码' }), keep('old', '.figure'), keep('receipt', '.receipt'),
    unfold('全部栏目'), press('忘了查询码'), expect(/本人身份证[\s\S]*当场给您一个新的查询码/), press('找最近的地方'), press('田家庵区'), expect(/洞山街道司法所/),
    meanwhile(async (town, kept) => { kept['code'] = await town.recoverCode(numberIn(kept), { name: '赵补码', phone: ofMine(kept) }) }),
    press('查我的事'), fill('查询码', (kept) => kept['old']!), fill('当时留的电话', ofMine), press('查看'), expect(/对不上/),
    fill('查询码', byCode), press('查看'), expect(/补发了查询码[\s\S]*房东不退押金/)),

  journey('打分，不满意，投诉',
    open('/'), fill('发生了什么事', '公证处让我跑了三趟，材料一次没说清。'), press('写好了，下一步'),
    throughTheQuestions({ kind: '问一个问题' }), keep('code', '.figure'), keep('receipt', '.receipt'),
    meanwhile((town, kept) => town.answer(numberIn(kept), '已经请公证处把材料清单一次列全，发给您。')),
    press('去看办到哪一步'), fill('查询码', byCode), fill('当时留的电话', ofMine), press('查看'), expect(/给您的答复[\s\S]*材料清单一次列全/),
    press('提交评价'), expect(/请选择/), choose('不满意'), unfold('想多说两句'), fill('想说的话', '答复了，可是还得再跑一趟。'), press('提交评价'),
    expect(/会有人再来问您/), expect(/您的评价：不满意/),
    press('投诉'), choose('为我自己'), press('下一步'), expect(/我要投诉的是 TJA/), expect(/对法律服务的投诉/), press('下一步'), toTheReceipt()),

  journey('干了活不给钱：卡片',
    open('/'), fill('发生了什么事', '包工头欠我一万四千块工钱，打电话不接。'), press('先看看怎么办'), press('讨工钱'),
    expect(/12333[\s\S]*支付令[\s\S]*法律援助[\s\S]*劳动仲裁/), press('下一步'), throughTheQuestions()),

  journey('先看看怎么办，选一个方面，话还在',
    open('/'), fill('发生了什么事', '上班两年没签劳动合同，公司今天让我走，没有补偿。'), press('先看看怎么办'), expect(/可能是这几方面的事/), press('劳动人事与欠薪'),
    expect(/法律怎么说/), expect(/没签劳动合同/), press('下一步'), throughTheQuestions(), expect(/收到/)),

  journey('法律援助自查，一直到申请',
    open('/'), press('法律援助自查'), press('下一步'), expect(/请选一项/), choose('没有这么急'), press('下一步'), choose('都不是'), press('下一步'), choose('进城务工'), press('下一步'), choose('要工资、要加班费'), press('下一步'),
    expect(/很可能可以/), press('去申请'), choose('为我自己'), press('下一步'), expect(/我想申请法律援助/), press('下一步'), toTheReceipt({ county: '不清楚' }), within(12)),
]

/** The number of the receipt. */
export const numberIn = (kept: Kept): string => /[A-Z]{2,}\d{8}-\d{4}/.exec(kept['receipt'] ?? '')?.[0] ?? ''

function byCode(kept: Kept): string {
  return kept['code'] ?? ''
}

function ofMine(kept: Kept): string {
  return kept['phone'] ?? ''
}
