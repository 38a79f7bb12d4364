import type { Known } from '../../server/rooms/citizens/same-person/facts.ts'
import type { Draw } from './draw.ts'

/** What goes wrong between two visits. Each changes what was said and answers whether it could (no number, no slip in it). */
export const slips = {
  homophone: (draw, known) => replaceLetter(draw, known, soundGroups),
  localEar: (draw, known) => replaceLetter(draw, known, earGroups),
  lookalike: (draw, known) => replaceLetter(draw, known, lookGroups),
  oldForm: (draw, known) => replaceLetter(draw, known, oldForms),
  letterLost: (_draw, known) => { const name = [...known.name!]; if (name.length < 3) return false; known.name = name[0]! + name[2]!; return true },
  newPhone: (draw, known) => { known.phone = `1${draw.pick(['33', '49', '53', '73', '81', '91'])}${String(draw.below(100_000_000)).padStart(8, '0')}`; return true },
  phoneDigit: (draw, known) => { known.phone = digit(draw, known.phone!, 3, known.phone!.length); return true },
  phoneSwapped: (draw, known) => { const swapped = swap(draw, known.phone!, 3); known.phone = swapped ?? known.phone; return swapped !== undefined },
  idDigit: (draw, known) => { if (!known.idNumber) return false; known.idNumber = digit(draw, known.idNumber, 0, 17); return true },
  idSwapped: (draw, known) => { const swapped = known.idNumber && swap(draw, known.idNumber, 2); if (swapped) known.idNumber = swapped; return Boolean(swapped) },
  idDigitLost: (draw, known) => { if (!known.idNumber) return false; const at = draw.below(17); known.idNumber = known.idNumber.slice(0, at) + known.idNumber.slice(at + 1); return true },
  moved: (draw, known) => { if (!known.address) return false; known.address = draw.pick(['合肥市蜀山区黄山路88号', '田家庵区龙湖北路19号楼402室', '寿县新城区宾阳大道6号', '上海市松江区车墩镇77弄5号']); return true },
  ageByMoon: (draw, known) => { if (known.idNumber || !known.birthYear) return false; known.birthYear += draw.chance(0.7) ? -1 : 1; return true },
} satisfies Readonly<Record<string, (draw: Draw, known: Known) => boolean>>
export type Slip = keyof typeof slips

/** While building, only every other pair of letters is drawn; the measured run meets those never seen. */
export const drawAllLetters = (): void => { all = true }
let all = false

function replaceLetter(draw: Draw, known: Known, list: readonly string[]): boolean {
  const groups = all ? list : list.filter((_, i) => i % 2 === 0)
  const letters = [...known.name!]
  const places = letters.flatMap((c, i) => (groups.some((group) => group.includes(c) && group.length > 1) && (i > 0 || list === soundGroups || list === oldForms) ? [i] : []))
  if (places.length === 0) return false
  const at = draw.pick(places)
  const others = [...draw.pick(groups.filter((group) => group.includes(letters[at]!)))].filter((c) => c !== letters[at])
  letters[at] = draw.pick(others)
  known.name = letters.join('')
  return true
}

function digit(draw: Draw, number: string, from: number, to: number): string {
  const at = from + draw.below(to - from)
  return number.slice(0, at) + ((Number(number[at]) + 1 + draw.below(9)) % 10) + number.slice(at + 1)
}

function swap(draw: Draw, number: string, from: number): string | undefined {
  const places = [...number].flatMap((c, i) => (i >= from && i < number.length - 1 && c !== number[i + 1] && /\d/.test(number[i + 1]!) ? [i] : []))
  if (places.length === 0) return undefined
  const at = draw.pick(places)
  return number.slice(0, at) + number[at + 1]! + number[at]! + number.slice(at + 2)
}

// Lists of this generator's own, by ear and by eye; nothing of the comparing code is read.
const soundGroups = ['晓小筱肖', '明鸣铭', '伟维卫玮', '东冬栋', '建健剑', '国果', '志智治致', '文雯闻', '英瑛莹盈', '兰岚蓝', '玉裕育钰', '珍贞真', '芳方', '霞侠夏', '丽莉利立', '梅玫', '静敬婧', '婷亭廷', '丹单', '雪薛', '洁杰捷', '涛滔', '超朝', '浩昊皓', '俊军君骏', '宇雨羽语', '晨辰陈', '欣心新鑫馨', '怡宜依仪', '涵晗寒', '梓子紫', '博波', '金今锦', '凤奉', '平萍苹', '华花', '云芸', '红宏洪虹', '强蔷', '勇永咏', '林琳霖', '峰锋丰枫', '海亥', '春椿', '秀绣', '桂贵', '章张', '程成诚承', '徐许', '余于', '江姜蒋', '叶页', '荣容蓉', '佳家嘉', '思斯', '瑶遥', '诗师', '一依伊', '月悦岳', '清青卿', '福富', '生升声', '发法', '学雪', '正政', '昌常', '辉晖', '斌彬宾', '刚钢', '飞菲', '康凯', '亮良', '凯楷', '琪淇祺', '萱宣', '妍岩', '彤童', '睿瑞', '轩宣', '泽择']
const earGroups = ['玲林琳', '英音', '兰南楠', '珍增', '静近', '成陈晨', '军金', '志自', '山三', '生森', '华法', '宁林', '敏明', '兴新', '娜拉', '龙农', '春村', '诗思', '红冯', '平品']
const lookGroups = ['明朋', '未末', '国图', '金全', '玉王', '芳劳', '兰三', '英莫', '清请', '云去', '凤风', '春舂', '梅悔', '丹舟', '林材', '杰木', '亮高', '俊悛', '宇字', '子了', '涛铸', '波坡', '晓绕', '雪雷', '秀季', '桂佳', '珍诊', '志忘', '家冢', '永水', '静睁', '霞露', '伟纬', '华毕']
const oldForms = ['国國', '军軍', '华華', '东東', '兰蘭', '丽麗', '红紅', '云雲', '凤鳳', '晓曉', '伟偉', '强強', '张張', '刘劉', '陈陳', '杨楊', '赵趙', '吴吳', '孙孫', '马馬', '许許', '万萬', '叶葉', '贵貴', '财財', '兴興', '广廣', '长長', '宝寶', '静靜', '爱愛', '龙龍', '飞飛', '鹏鵬', '杰傑', '涛濤', '升昇', '峰峯', '德徳', '恒恆']
