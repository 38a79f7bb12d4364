/**
 * How often a surname or a given name is met by chance: what an agreement on it is worth. Surnames in per mille, rounded,
 * from the public yearly name reports of the Ministry of Public Security (the first five hold 30.8 %); given names are
 * orders of size only: a frequent single character is borne by 1–2 % of those with one, a frequent pair by 2–4 per mille.
 */
export const surnameRate = (surname: string): number => (surnames.get(surname) ?? (surname.length > 1 ? 0.3 : 1)) / 1000

export const givenRate = (given: string): number => {
  const letters = [...given]
  if (letters.length === 1) return frequentSingles.includes(given) ? 1 / 60 : 1 / 300
  return letters.every((c) => frequentInPairs.includes(c)) ? 1 / 700 : letters.some((c) => frequentInPairs.includes(c)) ? 1 / 2500 : 1 / 8000
}

export const compoundSurnames: readonly string[] = '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 夏侯 端木 南宫 百里 呼延 轩辕 钟离 闻人 申屠 太史 公羊 澹台 濮阳 独孤 完颜 赫连 西门'.split(' ')

const surnames = new Map(Object.entries({
  王: 72, 李: 70, 张: 67, 刘: 54, 陈: 45, 杨: 31, 黄: 22, 赵: 21, 周: 20, 吴: 20, 徐: 15, 孙: 14, 马: 13, 朱: 13, 胡: 13, 郭: 12, 何: 12, 林: 11, 高: 11, 罗: 10, 郑: 9, 梁: 9, 谢: 8, 宋: 8, 唐: 7, 许: 7, 韩: 7, 冯: 6, 邓: 6, 曹: 6, 彭: 6, 曾: 5, 肖: 6, 田: 5, 董: 5, 袁: 5, 潘: 5, 于: 5, 蒋: 5, 蔡: 5, 余: 4, 杜: 4, 叶: 4, 程: 4, 苏: 4, 魏: 4, 吕: 4, 丁: 4, 任: 4, 沈: 4, 姚: 3, 卢: 3, 姜: 3, 崔: 3, 钟: 3, 谭: 3, 陆: 3, 汪: 3, 范: 3, 金: 3, 石: 3, 廖: 3, 贾: 3, 夏: 3, 韦: 3, 付: 3, 方: 3, 白: 3, 邹: 3, 孟: 3, 熊: 3, 秦: 3, 丘: 3, 江: 3, 尹: 3, 薛: 3, 闫: 3, 段: 2, 雷: 2, 侯: 2, 龙: 2, 史: 2, 陶: 2, 黎: 2, 贺: 2, 顾: 2, 毛: 2, 郝: 2, 龚: 2, 邵: 2, 万: 2, 钱: 2, 严: 2,
}))
const frequentSingles = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉玲鹏华飞鑫波斌宇浩凯健俊帅雪琴梅红兰英云龙'
const frequentInPairs = '国建志文明德永金玉秀桂春秋海天小晓子家俊佳思雨梓浩宇欣怡涵华英兰珍芳梅红霞丽云平军伟强林成福荣生祥龙'
