import type { Random } from './random.ts'

/** Common family names and plain given names: combinations, not persons. */
export function personName(random: Random, sex: 'male' | 'female'): string {
  const given = sex === 'male' ? male : female
  const first = random.pick(given)
  const second = random.chance(0.7) ? random.pick(given) : ''
  return random.pick(families) + first + (second === first ? '' : second)
}

const families = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段', '欧阳', '上官']
const male = [...'伟强磊军勇杰涛明超刚平辉健俊帆凯浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘守信传海玉启怀']
const female = [...'芳娜敏静丽艳娟霞平秀兰桂英梅玲红燕萍琴云洁慧莉凤洁琳素莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞茜纱颖露瑶怡婵雁蓓纨仪荷丹蓉眉君蕊薇菁梦岚苑筠柔竹霭凝晓欢霄枫芸菲寒伊']
