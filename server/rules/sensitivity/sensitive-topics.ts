/**
 * Kinds of matters that are masked everywhere until somebody with the right opens them for a purpose. These four stand in
 * the programme of the platform (家暴、未成年人、刑事、戒毒); the bureau adds its own as a setting. The words only suggest.
 */
export const sensitiveTopics: readonly SensitiveTopic[] = [
  {
    id: 'domesticViolence', zh: '家庭暴力', topics: [],
    words: /家暴|家庭暴力|人身安全保护令|(?:老公|丈夫|男人|前夫|老婆|妻子|前妻|公公|婆婆|婆家|爱人|儿子|儿媳|女婿|男朋友|前男友|爸爸|父亲|继父|继母|他|她)(?:又|天天|经常|总是|一直|老是|喝了?酒就?|动不动就?|还|都|在家){0,3}(?:动手)?(?:打(?:我|人|骂|老婆|媳妇|孩子|妈|母亲)|殴打|家暴|揍我|掐我|踹我|虐待)|被(?:老公|丈夫|男人|前夫|老婆|妻子|公婆|男朋友|爸|父亲|继父|儿子|家里人)[^，。；\n]{0,6}(?:打|揍|殴|虐待|关在)|虐待(?:老人|父母|妻子|孩子|家庭成员)/u,
  },
  {
    id: 'minor', zh: '未成年人', topics: [],
    words: /未成年|校园欺凌|校园霸凌|校园暴力|童工|留守儿童|猥亵|幼女|(?:幼儿园|小学|初中|中学|学校)[^，。；\n]{0,10}(?:打|欺负|受伤|伤害|体罚|霸凌)|(?:孩子|小孩|儿子|女儿|学生|孙子|孙女|外孙女?|弟弟|妹妹|男孩|女孩|娃)[^，。；\n]{0,8}?(?<![\d零一二三四五六七八九十])(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])\s*(?:周?岁)|不满十[四六八]周?岁/u,
  },
  {
    id: 'criminal', zh: '刑事', topics: ['criminal'],
    words: /刑事|刑拘|逮捕|批捕|取保候审|监视居住|看守所|监狱|服刑|坐牢|判刑|缓刑|假释|辩护人|认罪认罚|犯罪|嫌疑人|公诉|强奸|强制猥亵|故意伤害|杀人|抢劫|贩毒|社区矫正|被(?:公安|警察|派出所)(?:抓|带走|拘)/u,
  },
  { id: 'drugRehab', zh: '戒毒', topics: [], words: /戒毒|吸毒|毒瘾|涉毒|毒驾|冰毒|海洛因|社区康复/u },
]

/** What the bureau added: plain words, matched as they stand. */
export const addedTopic = (added: AddedTopic): SensitiveTopic =>
  ({ id: added.id, zh: added.zh, topics: [], words: new RegExp(added.words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('|') || '(?!)', 'u') })

export type SensitiveTopic = { readonly id: string; readonly zh: string; /** Topics of the request taxonomy that are of this class by themselves. */ readonly topics: readonly string[]; readonly words: RegExp }
export type AddedTopic = { readonly id: string; readonly zh: string; readonly words: readonly string[] }
