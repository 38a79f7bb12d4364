/**
 * What lawyers compare in a loan case, read from the text by rules: each fact as a number, so that two cases differ by how far
 * their facts lie apart. A rule may misread a sentence; many facts together tell.
 */
export function loanFacts(text: string): number[] {
  const head = text.split('\n')[0]!
  return [
    Math.log10(Math.max(100, ...amounts(text))),
    Math.min(4, head.match(/被告/gu)?.length ?? 0),
    Math.min(3, head.match(/原告/gu)?.length ?? 0),
    ...signs.map(([, sign]) => (sign.test(text) ? 1 : 0)),
  ]
}

/** Names of the facts, in the order of their numbers. */
export const factNames = (): readonly string[] => ['借款金额', '被告人数', '原告人数', ...signs.map(([name]) => name)]

const signs: readonly (readonly [string, RegExp])[] = [
  ['按月计息', /月(利率|利息|息)|(\d|[一二三四五六])分(利|息)?|分的?利息|按月/u],
  ['按年计息', /年(利率|利息|息)/u],
  ['银行同期利率', /银行(同期|同类)|人民银行|同期贷款/u],
  ['未约定利息', /(没有|未|无)(明确)?约定(借款)?利息|未约定.{0,6}利(率|息)|无息/u],
  ['口头约定', /口头约定/u],
  ['违约金', /违约金/u],
  ['保证', /担保人|连带(清偿|保证|责任|还款|担保)|保证人|提供.{0,4}担保|保证责任/u],
  ['抵押', /抵押/u],
  ['夫妻', /夫妻/u],
  ['离婚', /离婚/u],
  ['公司为当事人', /有限(责任)?公司|法定代表人/u],
  ['合伙', /合伙/u],
  ['转账交付', /转账|汇款|银行卡|账户|交易明细|打款|转款/u],
  ['现金交付', /现金/u],
  ['借条', /借条|借据/u],
  ['欠条', /欠条|欠据/u],
  ['书面合同', /借款合同|借款协议|借款担保合同/u],
  ['由其他款项转来', /货款|工程款|工资|结算|劳务费|材料款/u],
  ['债权转让', /债权转让|转让.{0,4}债权/u],
  ['死亡与继承', /死亡|去世|继承/u],
  ['已还一部分', /仅(归还|偿还|支付|还)|已(归还|偿还|支付|还)|陆续(归还|偿还)/u],
  ['未答辩', /未(作|提出|提交|进行)?(书面)?答辩|未到庭|缺席|未出庭|拒不到庭|未应诉/u],
  ['答辩', /辩称/u],
  ['认可借款', /(借款|欠款)(属实|是事实)|无异议|予以认可/u],
  ['诉讼时效', /诉讼时效/u],
  ['否认或非法', /不是(我|本人)|没有收到|未收到|虚假|赌|高利贷|胁迫|伪造/u],
  ['约定期限', /借款期限|还款期限|期限为|约定.{0,12}(归还|还清|偿还|前还)|到期/u],
  ['律师费', /律师(代理)?费/u],
  ['放弃请求', /放弃/u],
  ['微信支付宝', /微信|支付宝/u],
  ['预扣利息', /预先扣除|预扣|扣除(首月|第一个月)?利息|砍头/u],
]

function amounts(text: string): number[] {
  const factors: Record<string, number> = { 万: 10_000, 千: 1_000, 百: 100 }
  return [...text.normalize('NFKC').matchAll(/(\d+(?:,\d{3})*(?:\.\d+)?)(万|千|百)?余?元/gu)]
    .map(([, digits, unit]) => Number(digits!.replaceAll(',', '')) * (factors[unit ?? ''] ?? 1))
}
