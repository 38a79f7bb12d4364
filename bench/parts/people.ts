import type { Draw } from './draw.ts'

/** Households of Huainan as invented people: who lives with whom, whose telephone rings where, who looks like whom. */
export const people = (draw: Draw, residents: number, strangers: number): { base: Person[]; strangers: Person[] } => {
  const base: Person[] = []
  const apart: Person[] = []
  const taken = new Set<string>()
  const places = placesOf(draw)
  while (base.length < residents) {
    const place = draw.pick(places)
    for (const [i, person] of household(draw, place, taken).entries()) {
      // Of some families one member has never been there: he comes as a stranger who looks like the others.
      if (i > 0 && person.alike && apart.length < strangers && draw.chance(0.3)) apart.push(person)
      else if (base.length < residents) base.push(person)
    }
  }
  while (apart.length < strangers) apart.push(household(draw, draw.pick(places), taken)[0]!)
  namesakes(draw, base, apart, taken)
  return { base, strangers: apart }
}

export type Person = { name: string; sex: 'male' | 'female'; born: { year: number; month: number; day: number }; idNumber: string; phone: string; address: string; shortAddress: string; /** As whom somebody else may be taken. */ alike?: string }
type Place = { county: string; committee: string; long: (house: number) => string; short: (house: number) => string }

function household(draw: Draw, place: Place, taken: Set<string>): Person[] {
  const house = 1 + draw.below(160)
  const family = surname(draw)
  const eldest = 1938 + draw.below(58)
  const shared = mobile(draw)
  const live = { place, house, shared, taken }
  const father = member(draw, live, { surname: family, sex: 'male', year: eldest })
  const mother = member(draw, live, { surname: surname(draw), sex: 'female', year: eldest + draw.below(6) - 1 })
  const children = Array.from({ length: draw.weighted([25, 35, 30, 10]) }, () => member(draw, live, { surname: family, sex: draw.chance(0.52) ? 'male' : 'female', year: Math.min(2008, eldest + 21 + draw.below(14)) }))
  // A child never bears the name of father, mother, brother or sister.
  const borne = new Set([father.name, mother.name])
  for (const child of children) { while (borne.has(child.name)) child.name = family + given(draw, child.sex, child.born.year); borne.add(child.name) }
  const twin = children[0] && draw.chance(0.06) ? twinOf(draw, live, children[0]) : undefined
  const all = [father, ...(draw.chance(0.75) ? [mother] : []), ...children, ...(twin ? [twin] : [])]
  const son = children.find((child) => child.sex === 'male')
  // Father and son with one telephone, and nothing else to tell them apart but name and age.
  if (son && draw.chance(0.15)) { son.phone = father.phone; [father.alike, son.alike] = ['father and son with one phone', 'father and son with one phone'] }
  return all
}

type Live = { place: Place; house: number; shared: string; taken: Set<string> }

function member(draw: Draw, live: Live, who: { surname: string; sex: Person['sex']; year: number }): Person {
  const born = { year: who.year, month: 1 + draw.below(12), day: 1 + draw.below(28) }
  return { name: who.surname + given(draw, who.sex, who.year), sex: who.sex, born, idNumber: idOf(draw, live, born, who.sex), ...reached(draw, live, who.year) }
}

function reached(draw: Draw, { place, house, shared }: Live, year: number): Pick<Person, 'phone' | 'address' | 'shortAddress' | 'alike'> {
  const old = year < 1955
  const phone = draw.chance(old ? 0.25 : 0.02) ? place.committee : draw.chance(old || year > 2004 ? 0.45 : 0.12) ? shared : mobile(draw)
  return { phone, address: place.long(house), shortAddress: place.short(house), ...(phone === place.committee ? { alike: 'committee phone' } : {}) }
}

/** Born the same day, next to each other in the register, named alike. */
function twinOf(draw: Draw, live: Live, first: Person): Person {
  const letters = [...first.name]
  const other = given(draw, first.sex, first.born.year)
  const name = letters.length === 3 && draw.chance(0.7) ? (draw.chance(0.6) ? letters[0]! + letters[1]! + [...other].at(-1)! : letters[0]! + other[0]! + letters[2]!) : letters[0]! + other
  const seventeen = first.idNumber.slice(0, 14) + String((Number(first.idNumber.slice(14, 17)) + 2) % 1000).padStart(3, '0')
  first.alike = 'twin'
  return { ...first, name: name === first.name ? `${name}子` : name, idNumber: withCheck(seventeen), phone: draw.chance(0.5) ? first.phone : live.shared, alike: 'twin' }
}

/** The same name twice: at one committee's telephone, or in one village and year. */
function namesakes(draw: Draw, base: Person[], strangers: Person[], taken: Set<string>): void {
  const atCommittees = [...Map.groupBy(base.filter((p) => p.alike === 'committee phone'), (p) => p.phone).values()].filter((list) => list.length > 12)
  for (const list of atCommittees) {
    const [one, other] = [draw.pick(list), draw.pick(list)]
    if (one !== other) { other.name = one.name; other.sex = one.sex; other.idNumber = fresh(draw, taken, other.idNumber.slice(0, 6), other.born, other.sex); one.alike = other.alike = 'namesake at a committee' }
  }
  for (let i = 0; i < base.length / 200; i++) {
    const [one, other] = [draw.pick(base), draw.pick(base)]
    if (one === other || one.alike || other.alike) continue
    Object.assign(other, { name: one.name, sex: one.sex, address: one.address.replace(/\d+(?=号|室)/u, String(200 + draw.below(90))), born: { ...other.born, year: one.born.year }, alike: 'namesake of the same year' })
    other.shortAddress = other.address.replace(/^.*?(镇|乡|街道)/u, '')
    other.idNumber = fresh(draw, taken, one.idNumber.slice(0, 6), other.born, one.sex)
    one.alike = 'namesake of the same year'
  }
  for (const stranger of strangers.slice(0, strangers.length / 10)) {
    const one = draw.pick(base)
    // Nobody names his son after himself here.
    if (one.phone === stranger.phone || one.address === stranger.address) continue
    Object.assign(stranger, { name: one.name, sex: one.sex, alike: 'namesake', idNumber: fresh(draw, taken, stranger.idNumber.slice(0, 6), stranger.born, one.sex) })
  }
}

const idOf = (draw: Draw, live: Live, born: Person['born'], sex: Person['sex']): string => fresh(draw, live.taken, draw.chance(0.85) ? live.place.county : draw.pick(['340121', '341221', '320106', '411521', '340321']), born, sex)

function fresh(draw: Draw, taken: Set<string>, area: string, { year, month, day }: Person['born'], sex: Person['sex']): string {
  for (;;) {
    const order = draw.below(500) * 2 + (sex === 'male' ? 1 : 0)
    const number = withCheck(`${area}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(order).padStart(3, '0')}`)
    if (!taken.has(number)) { taken.add(number); return number }
  }
}

// ISO 7064 by Horner's rule, so that it shares no line with what it is to test.
export function withCheck(seventeen: string): string {
  let rest = 0
  for (const c of seventeen) rest = ((rest + Number(c)) * 2) % 11
  return seventeen + '10X98765432'[rest]
}

const mobile = (draw: Draw): string => `1${draw.pick(['30', '32', '35', '36', '37', '38', '39', '50', '51', '52', '55', '56', '58', '59', '77', '80', '82', '85', '86', '87', '88', '89', '99'])}${draw.chance(0.7) ? `${draw.pick(['0554', '5541', '5640', '9554', '5547', '6554'])}` : String(draw.below(10_000)).padStart(4, '0')}${String(draw.below(10_000)).padStart(4, '0')}`

function placesOf(draw: Draw): Place[] {
  const towns = { 340403: ['曹庵镇', '三和镇', '安成镇', '舜耕镇', '洞山街道', '田东街道'], 340402: ['上窑镇', '洛河镇', '九龙岗镇'], 340404: ['望峰岗镇', '李郢孜镇', '唐山镇'], 340405: ['八公山镇', '山王镇'], 340406: ['高皇镇', '平圩镇', '泥河镇', '芦集镇'], 340421: ['新集镇', '顾桥镇', '桂集镇', '凤凰镇', '杨村镇'], 340422: ['寿春镇', '双桥镇', '正阳关镇', '安丰镇', '瓦埠镇', '小甸镇'] }
  const county = { 340403: '田家庵区', 340402: '大通区', 340404: '谢家集区', 340405: '八公山区', 340406: '潘集区', 340421: '凤台县', 340422: '寿县' } as Record<string, string>
  return Object.entries(towns).flatMap(([code, list]) => list.flatMap((town) => Array.from({ length: 14 }, () => {
    const committee = draw.chance(0.6) ? mobile(draw) : `0554${2 + draw.below(6)}${String(draw.below(1_000_000)).padStart(6, '0')}`
    const village = `${draw.pick([...'前后东西南北大小上下新老'])}${draw.pick([...'王李张刘陈杨赵周徐孙朱胡郭何高宋曹许邓马'])}${draw.pick(['庄', '圩', '郢', '岗', '湾', '桥', '店', '集', '楼', '台', '塘', '洼'])}`
    const group = 1 + draw.below(9)
    const rural = !town.endsWith('街道')
    const short = (house: number): string => (rural ? `${village}村${group}组${house}号` : `${village}花园${group}号楼${house}室`)
    return { county: code, committee, short, long: (house: number) => `${draw.chance(0.3) ? '安徽省淮南市' : ''}${county[code]}${town}${short(house)}` }
  })))
}

function surname(draw: Draw): string {
  if (draw.chance(0.06)) return draw.pick([...'阚鲍柏苗凌倪霍费廉岑储邢缪仇栾甘戎祖武符景詹束龙幸司韶郜黎蓟薄印宿怀蒲台从鄂索籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟'])
  return draw.pick([...'王王王王王王王王李李李李李李李李张张张张张张张张刘刘刘刘刘刘陈陈陈陈陈杨杨杨杨赵赵赵周周周吴吴吴徐徐徐孙孙孙朱朱朱马马胡胡胡郭郭高高何何汪汪丁程许许宋宋曹曹方余夏叶潘魏蒋谢葛江戴史金陶常姚范洪姜邵沈崔彭'])
}

function given(draw: Draw, sex: Person['sex'], year: number): string {
  const era = year < 1960 ? 0 : year < 1980 ? 1 : year < 2000 ? 2 : 3
  const pool = letters[sex][era]!
  // The first of the list is met most: Zipf's law.
  const letter = (): string => pool[Math.min(pool.length - 1, Math.floor(pool.length * draw.next() ** 2.2))]!
  return draw.chance([0.2, 0.35, 0.45, 0.12][era]!) ? letter() : letter() + letter()
}

const letters = {
  male: ['国建明德金玉文志永家正长学广传发云山林海成福贵财富忠义礼仁兴旺保根新友全生元本怀树道如效从士克宏宝荣昌万春怀先启'.split(''), '军伟强勇建国平明志文红卫东海涛斌辉峰刚华林松波超新生利民庆学兵祥杰亮良友来跃进'.split(''), '伟磊鹏杰浩俊涛超凯强宇飞洋龙亮晨旭翔昊坤帆博健鑫斌峰豪康阳文天宏志立成业炜骏迪'.split(''), '子梓浩宇轩涵睿泽博文俊嘉一辰皓然铭哲瑞熙晨航昊天翔佳明思源逸凡若诚朗'.split('')],
  female: ['秀桂英兰玉珍芳翠云凤素莲梅金淑美菊香春爱华荣荷珠月娥巧霞喜清芝贤景如'.split(''), '丽红霞梅芳华燕玲敏艳秀英萍琴娟兰云静平凤珍春秋菊莉翠美荣桂'.split(''), '静婷丹雪娜倩莉颖敏晶佳慧玲莹芳琳璐洁瑶萌欣媛蕾雅洋月悦文思梦晓雯'.split(''), '梓欣怡涵子雨萱诗思语佳琪可馨一诺若彤依雅妍悦晨曦心妙瑶紫熙沐芷'.split('')],
}
