import { normalise } from './normalise.ts'
import { stopWords } from './stop-words.ts'

/**
 * Whether a shared word says anything about what somebody needs, so that it may be given as a reason: no number, no span of time,
 * no turn of speech. Such words still help to find; alone they are no ground to show something.
 */
export function isTelling(word: string): boolean {
  const clean = normalise(word)
  return clean.length > 1 && !stopWords.has(clean) && !weakWords.has(clean) && !counted.test(clean)
}

/** 三个, 一万四, 十二年, 2023年, 两次. */
const counted = /^[第约近上下前后]?[0-9一二三四五六七八九十百千万亿零两几半多]+[个年月日天号岁元块次件位名人点周里家份笔张多时分]*$/u

/** Said in every second message, whatever it is about, or who somebody is instead of what happened. Our own list, from reading which reasons told nothing. */
const weakWords: ReadonlySet<string> = new Set([
  '我家 我们家 他家 家里 家人 别人 人家 对方 双方 一方 他人 有人 这人 本人 个人 那边 这边 那家 地方 附近 里面 外面 上面 下面 旁边 门口',
  '不能 不要 不会 不给 不肯 不让 不行 不到 不好 不想 不用 不是 不同意 同意 不服 不管 能要 要回 回来 给我 找我 说我 找谁 么办 怎办 拿走 拿回 还没 还有 还要 也不 都不 就是 但是 只是 可是 总是 已经 一直',
  '老公 老婆 丈夫 妻子 男人 女人 男方 女方 爱人 父亲 母亲 爸爸 妈妈 父母 儿子 女儿 哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 爷爷 奶奶 小孩 亲戚 朋友',
  '月工资 个月 月份 去年 今年 前年 年前 年后 年底 年初 到期 到现在 那天 当天 每天 每月 每年 几年 多年 半年 期间 之后 后来 最近 刚刚 开始 结束 时间 日期',
  '公司 单位 厂里 材料 内容 部分 结果 原因 办法 困难 费用 价格 数额 金额 多钱 要钱 给钱 拿钱 花钱 没钱 不退 不接 太低 电话 微信 手续 规定 办理 处理 申请 要求 需要 继续 发现 发生 造成 通知 联系 取消',
].flatMap((line) => line.split(' ')))
