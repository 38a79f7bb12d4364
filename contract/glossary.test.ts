import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { glossary, word, type Word, type WordKind } from './glossary.ts'
import { publicationActions, publicationStates } from './publication.ts'
import { dayKinds, sourceLevels, timeUnits } from './settings.ts'
import { queues } from './work-orders.ts'
import { doors, levels, orderActions, orderStates } from './work-order-states.ts'

const root = join(import.meta.dirname, '..')
const needed: readonly (readonly [WordKind, readonly string[]])[] = [['state', orderStates], ['action', orderActions], ['queue', queues], ['door', doors], ['level', levels],
  ['publicationState', publicationStates], ['publicationAction', [...publicationActions, 'see']], ['settingRight', ['changeSettings']], ['dayKind', dayKinds], ['timeUnit', timeUnits], ['sourceLevel', sourceLevels],
]

/** Tables of this room and of the ground, and the thing each row of them is. Logs of the machinery have no word for the public. */
const tablesAs: Readonly<Record<string, string>> = { audit_entry: 'audit', request: 'requestLog' }
const machinery: readonly string[] = ['job_tick', 'seal_copy', 'sealed_table', 'portal_draft']

const missing = (entries: readonly Word[]): string[] => needed.flatMap(([kind, ids]) => ids.filter((id) => !entries.some((e) => e.kind === kind && e.id === id)).map((id) => `${kind}.${id}`))
const doubled = (entries: readonly Word[]): string[] => {
  const byId = Map.groupBy(entries, (e) => `${e.kind}.${e.id}`)
  const byWord = Map.groupBy(entries.filter((e) => e.kind === 'thing' || e.kind === 'state'), (e) => `${e.kind} ${e.zh}`)
  return [...byId, ...byWord].filter(([, list]) => list.length > 1).map(([key]) => key)
}
/** Labels are Chinese; ids are English. */
const strange = (entries: readonly Word[]): string[] => entries.filter((e) => !/[\u4e00-\u9fff]/.test(e.zh) && !/^\d+$/.test(e.zh) || e.means === '' || !/^([a-z][A-Za-z]*|[A-Z])$/.test(e.id) || e.not.includes(e.zh)).map((e) => `${e.kind}.${e.id}`)

const syllables = new RegExp(`^(?:${'zhuang|chuang|shuang|zhang|zheng|zhong|zhuai|zhuan|chang|cheng|chong|chuai|chuan|shang|sheng|shuai|shuan|liang|niang|jiang|qiang|xiang|jiong|qiong|xiong|guang|kuang|huang|zhai|zhan|zhao|zhei|zhen|zhou|zhua|zhui|zhun|zhuo|chai|chan|chao|chen|chou|chua|chui|chun|chuo|shai|shan|shao|shei|shen|shou|shua|shui|shun|shuo|bang|beng|bian|biao|bing|pang|peng|pian|piao|ping|mang|meng|mian|miao|ming|fang|feng|dang|deng|dian|diao|ding|dong|duan|tang|teng|tian|tiao|ting|tong|tuan|nang|neng|nian|niao|ning|nong|nuan|lang|leng|lian|liao|ling|long|luan|gang|geng|gong|guai|guan|kang|keng|kong|kuai|kuan|hang|heng|hong|huai|huan|jian|jiao|jing|juan|qian|qiao|qing|quan|xian|xiao|xing|xuan|rang|reng|rong|ruan|zang|zeng|zong|zuan|cang|ceng|cong|cuan|sang|seng|song|suan|yang|ying|yong|yuan|wang|weng|zhi|chi|shi|zhe|che|she|zha|cha|sha|zhu|chu|shu|bai|ban|bao|bei|ben|bie|bin|pai|pan|pao|pei|pen|pie|pin|pou|mai|man|mao|mei|men|mie|min|miu|mou|fan|fei|fen|fou|dai|dan|dao|dei|den|die|diu|dou|dui|dun|duo|tai|tan|tao|tie|tou|tui|tun|tuo|nai|nan|nao|nei|nen|nie|nin|niu|nou|nuo|lai|lan|lao|lei|lia|lie|lin|liu|lou|lun|luo|gai|gan|gao|gei|gen|gou|gua|gui|gun|guo|kai|kan|kao|ken|kou|kua|kui|kun|kuo|hai|han|hao|hei|hen|hou|hua|hui|hun|huo|jia|jie|jin|jiu|jue|jun|qia|qie|qin|qiu|que|qun|xia|xie|xin|xiu|xue|xun|ran|rao|ren|rou|rui|run|ruo|zai|zan|zao|zei|zen|zou|zui|zun|zuo|cai|can|cao|cen|cou|cui|cun|cuo|sai|san|sao|sen|sou|sui|sun|suo|yan|yao|yin|you|yue|yun|wai|wan|wei|wen|ba|bi|bo|bu|pa|pi|po|pu|ma|me|mi|mo|mu|fa|fo|fu|da|de|di|du|ta|te|ti|tu|na|ne|ni|nu|la|le|li|lu|lv|ga|ge|gu|ka|ke|ku|ha|he|hu|ji|ju|qi|qu|xi|xu|re|ri|ru|za|ze|zi|zu|ca|ce|ci|cu|sa|se|si|su|ya|ye|yi|yu|wa|wo|wu'}){2,}$`)
/** English words that happen to fall into syllables. */
const english: readonly string[] = ['mine', 'date', 'bureau', 'page', 'code', 'note', 'unite', 'size', 'reduce', 'sate', 'line', 'name', 'time', 'mode', 'made', 'fine', 'wide', 'use', 'unit', 'rate', 'done', 'to', 'life', 'rule', 'file', 'gate', 'site', 'title', 'hide', 'bare', 'pane', 'suspend', 'rename', 'women', 'case', 'waiting', 'resume', 'take', 'change', 'same', 'decide', 'taken', 'running', 'same', 'guide', 'guidance', 'database']
const pinyin = (ids: readonly string[]): string[] => ids.filter((id) => id.split(/(?=[A-Z])|_/).map((part) => part.toLowerCase()).some((part) => part.length > 3 && syllables.test(part) && !english.includes(part)))

/** Words that stand under `not` somewhere and are nobody's own word, nor part of one: they may stand on no screen at all. */
const banned = (entries: readonly Word[]): string[] => [...new Set(entries.flatMap((e) => e.not))].filter((no) => /[\u4e00-\u9fff]/.test(no) && !entries.some((e) => e.zh.includes(no)) && !lawful.includes(no))
/** Words of the law or of roles that contain what a single entry must not be called. */
const lawful: readonly string[] = ['监督', '指派', '管辖', '答复', '案件', '工单', '任务工单', '区划', '中止', '客户', '签到']
const slips = (texts: ReadonlyMap<string, string>, words: readonly string[]): string[] => [...texts].flatMap(([path, text]) => {
  const shown = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  return words.filter((no) => new RegExp(`(?<!(不|无|没有|不是|不用|不设|不需要|不必|无需))${no}`, 'u').test(shown)).map((no) => `${path}: ${no}`)
})

const screens = (): Map<string, string> => new Map(['contract', 'web'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx)$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes('glossary.ts')).map((path) => [`${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8')] as const)))
const tables = (): string[] => readdirSync(join(root, 'server/migrations')).filter((name) => /^00[023]\d-(platform|citizens|work-orders)/.test(name))
  .flatMap((name) => [...readFileSync(join(root, 'server/migrations', name), 'utf8').matchAll(/^create table (\w+)/gm)].map((m) => m[1]!))
const nameless = (names: readonly string[], entries: readonly Word[]): string[] => names.filter((name) => !machinery.includes(name) && !entries.some((e) => e.id === (tablesAs[name] ?? name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()))))

test('每个状态、操作、队列、渠道、等级都有一个词，一词一物', () => {
  assert.deepEqual(missing(glossary), [])
  assert.deepEqual(doubled(glossary), [])
  assert.deepEqual(strange(glossary), [])
  assert.equal(word('state', 'inHand'), '办理中')
  assert.equal(word('state', 'nowhere'), 'nowhere', 'a missing word is seen, not hidden')
})

test('每张表都说得出是什么', () => {
  assert.ok(tables().length > 15)
  assert.deepEqual(nameless(tables(), glossary), [])
})

test('代码里的名字是英文，不是拼音', () => {
  assert.deepEqual(pinyin([...glossary.map((e) => e.id), ...tables()]), [])
})

test('不该用的词不出现在任何页面上', () => {
  assert.ok(banned(glossary).includes('打卡') && banned(glossary).includes('默认好评'))
  assert.deepEqual(slips(screens(), banned(glossary)), [])
})

const entry = (more: Partial<Word>): Word => ({ kind: 'thing', id: 'thing', zh: '事', means: '一件事', not: [], ...more })
const planted: readonly (readonly [string, () => readonly string[], RegExp])[] = [
  ['少了一个状态', () => missing(glossary.filter((e) => e.id !== 'onHold')), /state\.onHold/],
  ['两样东西用同一个词', () => doubled([...glossary, entry({ id: 'client', zh: '当事人' })]), /thing 当事人/],
  ['用语是英文', () => strange([entry({ zh: 'Ticket' })]), /thing/],
  ['用语正是自己禁止的词', () => strange([entry({ zh: '用户', not: ['用户'] })]), /thing/],
  ['没有解释', () => strange([entry({ means: '' })]), /thing/],
  ['拼音：gongdan', () => pinyin(['gongdan']), /gongdan/],
  ['拼音夹在中间：paidanTime', () => pinyin(['paidanTime']), /paidanTime/],
  ['拼音的表名', () => pinyin(['shou_li_jilu']), /jilu/],
  ['没有词的表', () => nameless(['punch_card'], glossary), /punch_card/],
  ['页面上出现打卡', () => slips(new Map([['web/a.tsx', '<p>请打卡</p>']]), banned(glossary)), /打卡/],
]
for (const [what, guard, found] of planted) test(`planted: ${what}`, () => assert.match(guard().join('\n'), found))
test('allowed: 说明“不打卡”', () => assert.deepEqual(slips(new Map([['web/a.tsx', '由系统自动感知，不打卡']]), ['打卡']), []))
