import { withoutCodes } from '../../platform/narrative-tokens/index.ts'

/** Names nothing: a title stands in lists, notices and streams, where nobody has given a purpose. */
export const sensitiveTitle = '敏感诉求（写明目的后查看）'

/** The first words of the need; a number in them is named by its kind alone. */
export const titleOf = (need: string): string => {
  const line = withoutCodes(need).replace(/\s+/g, ' ').trim()
  return line.length > 32 ? `${line.slice(0, 31)}…` : line
}
