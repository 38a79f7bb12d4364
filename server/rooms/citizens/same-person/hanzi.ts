import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'

/** One spelling: simplified, half-width, no blanks; rare and variant forms as their common one. */
export const plainHanzi = (text: string): string => [...simplified(text.normalize('NFKC').replace(/\s/gu, ''))].map((c) => variants.get(c) ?? c).join('')

/** Readings without tone. The first is the usual one; a surname has its own (单 shan, 曾 zeng). */
export const readings = (c: string, surname = false): readonly string[] => {
  const key = surname ? `${c}!` : c
  let found = known.get(key)
  if (!found) {
    const own = surname ? pinyin(c, { toneType: 'none', type: 'array', surname: 'head' }) : []
    known.set(key, (found = [...new Set([...own, ...pinyin(c, { toneType: 'none', type: 'array', multiple: true })])]))
    if (known.size > 30_000) known.clear()
  }
  return found
}

/** The same to a local ear: flat and curled tongue, n and l, h and f, front and back nasals are one in and around Huainan. */
export const bluntSound = (syllable: string): string => syllable.replace(/^hong$/u, 'feng').replace(/^([zcs])h/u, '$1').replace(/^n/u, 'l').replace(/^h(?=u)/u, 'f').replace(/^fu(?=[aeo])/u, 'f').replace(/ng$/u, 'n')

export type Likeness = 'same' | 'sound' | 'bluntSound' | 'shape' | 'none'

export const likeness = (a: string, b: string, surname = false): Likeness => {
  if (a === b) return 'same'
  const [ours, theirs] = [readings(a, surname), readings(b, surname)]
  if (ours.some((r) => theirs.includes(r))) return 'sound'
  if (looksLike(a, b)) return 'shape'
  return ours.some((r) => theirs.some((t) => bluntSound(r) === bluntSound(t))) ? 'bluntSound' : 'none'
}

/** Characters easily read or written for one another; one stands for all of its group in the keys. */
export const shapeOf = (c: string): string => shapes.get(c)?.[0] ?? c

const simplified = Converter({ from: 't', to: 'cn' })
const known = new Map<string, readonly string[]>()
const looksLike = (a: string, b: string): boolean => shapes.has(a) && shapes.get(a) === shapes.get(b)

// Forms that opencc leaves apart but registers of persons mix: 异体字, and surnames that the second simplification merged.
const variants = new Map<string, string>([...'昇升 陞升 喆哲 堃坤 頴颖 煕熙 熈熙 叡睿 徳德 恆恒 峯峰 羣群 淸清 凃涂 濬浚 喦岩 嵒岩 巗岩 甦苏 囍喜 勣绩 劦协 閆闫 阎闫 傅付 萧肖 戴代 邱丘 於于 锺钟 鍾钟 髙高 吳吴 呉吴 鵰雕 棊棋 槑梅 旾春 烱炯 慤悫 愼慎 眞真 尓尔 玅妙 琹琴 秌秋 衞卫 銭钱 縂总 貟员 鉄铁 竜龙 斉齐 関关 楽乐 栄荣 桜樱 沢泽 浜滨 渓溪 畄留'.split(' ')].map((pair) => [...pair] as [string, string]))

const shapes = new Map<string, string>('未末朱 己已巳 戊戌戍戎 士土 日曰 人入 天夭夫 千干于 王玉主 大太犬 刀力 田由甲申 冶治 候侯 免兔 乌鸟 今令 竞竟 洒酒 拨拔 冀翼 壁璧 晴睛 扬杨 梅海 钧钩 玫玖 茹菇 菅管 微徽 崇祟 雎睢 析折 祁祈 祎袆 栋拣 栗粟 粱梁 博搏 俞愉 晓骁 旭旮 贝见 兰三 方万 风凤 历厉 云去 石右 平乎 永水 乐东 宁字 字宇 师帅 名各 壮状 杰木 材村 汪江 沐休 灵炅 怡恰 苗笛 林材 松枚 明朋 金全 育肓 泽译 建健 春舂 奎查 亮高 娟捐 家冢 莲连 桂佳 凌浚 容客 悦说 祥详 彬杉 晨农 雪雷 爽夹 敏敬 清请 淑椒 萍苹 婷停 琳淋 瑞端 锋烽 楠喃 静净 嘉喜 睿容 薇徽 鑫淼 伟炜 芳方 辉挥 斌武 晶品 磊垒 森林 垚圭 焱炎 莹萤 荣莱 英莫 苹萍'.split(' ').flatMap((group) => [...group].map((c) => [c, group] as [string, string])).reverse())
