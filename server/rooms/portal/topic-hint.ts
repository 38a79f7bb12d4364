import type { TopicId } from '../../../contract/topics.ts'
import { suggestTopic } from '../finding/index.ts'

/** What the words may be about, likeliest first, three at most: a hint beside the question, never an answer. */
export const topicHints = (words: string): TopicId[] => suggestTopic(words).map(({ topic }) => topic)

/** Words that may mean violence or fear: then safety is spoken of before anything is asked. */
export const soundsDangerous = (words: string): boolean => danger.test(words.normalize('NFKC').replace(/\s/gu, ''))

const danger = /家暴|家庭暴力|(老公|丈夫|男人|婆家|公公|对象|男友|男朋友|前夫|他|爸|父亲|继父|儿子).{0,12}(打我|打伤|打骂|动手|掐我|踹我|威胁我|跟踪我|不让我出门|要杀)|打我和孩子|不敢回家|要杀我|想死|不想活/u
