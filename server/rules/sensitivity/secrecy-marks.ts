/**
 * 密级标志 of state secrets: 绝密/机密/秘密 with ★, with a term, after 密级, or alone where a document bears it. Blanks,
 * full-width forms, characters without width, older forms and Chinese digits do not hide one. To speak *of* secrecy (国家秘密,
 * 商业秘密, 秘密拍摄, 泄露机密级文件怎么判) is no mark: residents ask about the law.
 */
export const secrecyMarksIn = (text: string): SecrecyMark[] => {
  if (!maybe.test(text)) return []
  const { plain, at } = folded(text)
  const found: SecrecyMark[] = []
  for (const pattern of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const start = at[match.index]!
      const end = at[match.index + match[0].length - 1]! + 1
      if (found.some((mark) => start < mark.at + mark.length && mark.at < end)) continue
      found.push({ mark: markIn(match[0]), at: start, length: end - start })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

export type SecrecyMark = { readonly mark: '绝密' | '机密' | '秘密'; readonly at: number; readonly length: number }

// Every mark has 密 in it, as the sign itself: one cheap look settles nearly all texts.
const maybe = /密/u
const gap = String.raw`[^\S\n]{0,6}`
const grade = `(?:绝${gap}密|机${gap}密|秘${gap}密)`
// Between the two signs of a mark with a star, also what somebody puts there to get past: 机-密★.
const broken = String.raw`(?:[绝机秘][^\S\n._·•|/、,，-]{0,6}[._·•|/、,，-]?[^\S\n]{0,6}密)`
const star = '[★☆✩✪✫✬✭✮✯⭐🌟※]'
const count = String.raw`(?:\d{1,3}|[零〇一二三四五六七八九十两百]{1,5})`
const term = `(?:${count}${gap}(?:年|个?月|日|天)|长${gap}期|启用前|解密前)`
const urgency = '(?:特急|加急|平急|急件|[\\d-]{1,8}|第?\\d*号?件)'

const patterns: readonly RegExp[] = [
  // 商业秘密★ is somebody's emphasis.
  new RegExp(`(?<!商业|技术|工作|通信)${broken}(?:级)?${gap}(?:${star}|[*＊﹡]${gap}(?=${term}))(?:${gap}${term})?`, 'gu'),
  new RegExp(`${star}${gap}${grade}`, 'gu'),
  new RegExp(`密${gap}级${gap}[:：]?${gap}[【\\[(（]?${gap}${grade}(?!级?别?的?(?:国家秘密|事项))`, 'gu'),
  new RegExp(`(?:保密期限|保密期)${gap}[:：]?${gap}${term}${gap}[,，;；、]?${gap}${grade}|${grade}${gap}[,，;；、(（]${gap}保密期限`, 'gu'),
  // Alone on its line, in brackets or bare, with urgency or a copy's number beside it: the head of an official document.
  new RegExp(`(?<=^|\\n)${gap}(?:${urgency}${gap})?[【\\[(（《<]?${gap}${grade}${gap}级?(?:${gap}(?:文件|资料|件))?${gap}[】\\])）》>]?(?:${gap}${urgency})?${gap}(?=$|\\r?\\n)`, 'gu'),
  new RegExp(`(?<=^|\\n)${gap}[【\\[(（]${gap}${grade}${gap}级?${gap}[】\\])）]`, 'gu'),
  // A term right behind the mark: 机密10年, 秘密 长期. In running speech something stands around it (他秘密十年).
  new RegExp(`(?<=^|\\n|[【\\[(（:：,，;；。])${gap}${grade}${gap}级?${gap}${term}${gap}(?=$|\\r?\\n|[】\\])）,，;；。])`, 'gu'),
]

function markIn(found: string): SecrecyMark['mark'] {
  const first = /[绝机秘]/u.exec(found)?.[0]
  return first === '绝' ? '绝密' : first === '机' ? '机密' : '秘密'
}

/** The text as it looks to a reader, and where each of its characters stood. */
function folded(text: string): { plain: string; at: number[] } {
  let plain = ''
  const at: number[] = []
  for (let i = 0; i < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(i)!)
    const shown = invisible.test(char) ? '' : (older[char] ?? (/[\uff01-\uff5e]/u.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char))
    for (let k = 0; k < shown.length; k++) at.push(i)
    plain += shown
    i += char.length
  }
  return { plain, at }
}

const invisible = /\p{Default_Ignorable_Code_Point}/u
const older: Readonly<Record<string, string>> = { 絕: '绝', 絶: '绝', 機: '机', 祕: '秘', 級: '级', 長: '长', 壹: '一', 贰: '二', 叁: '三', 肆: '四', 伍: '五', 陆: '六', 柒: '七', 捌: '八', 玖: '九', 拾: '十', '⼀': '一', '\u3000': ' ' }
