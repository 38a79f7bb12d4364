import type { TopicId } from '../../../contract/topics.ts'
import { suggestTopic } from '../finding/index.ts'

/** What the words may be about, likeliest first, three at most: a hint beside the question, never an answer. */
export const topicHints = (words: string): TopicId[] => suggestTopic(words).map(({ topic }) => topic)

/** Words that may mean violence or fear: then safety is spoken of before anything is asked. */
export const soundsDangerous = (words: string): boolean => danger.test(words.normalize('NFKC').replace(/\s/gu, ''))

// As people here say it, too: 俺 for me, 揍 for beat; 打我电话 and 打我官司 are no blows.
const kin = '老公|丈夫|男人|老头子?|老婆|媳妇|婆婆|婆家|公公|对象|男友|女友|男朋友|女朋友|前夫|前妻|他|她|爸|爹|妈|娘|父亲|母亲|继父|后爹|儿子|女婿'
const blow = '(打|揍|捶|掐|踹|威胁|吓唬|恐吓|骚扰|跟踪|要杀|杀了)[我俺](?!.{0,3}(电话|手机|官司))|打伤|打骂|动手|不让[我俺]出门|要杀|骚扰|跟踪'
const danger = new RegExp(`家暴|家庭暴力|(${kin}).{0,12}(${blow})|(打|揍)[我俺]和孩子|跟踪[我俺]|(拿|持)刀|不敢回家|(要|想)(杀|弄死)[我俺]|想死|不想活|寻短见|活不下去`, 'u')
