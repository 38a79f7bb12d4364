import type { Tx } from '../../platform/context.ts'
import { libraryAge } from '../knowledge/index.ts'

/** How old the library is, in words. It counts the whole library, so it is asked once a minute and not for every pack. */
export const libraryWords = async (tx: Tx): Promise<string> => {
  if (!known || Date.now() - known.at > keptMs) {
    const { newest } = await libraryAge(tx)
    known = { at: Date.now(), words: newest ? `法规库收到 ${newest} 公布的文件为止` : '法规库只有摘要，以原文为准' }
  }
  return known.words
}

const keptMs = 60_000
let known: { at: number; words: string } | undefined
