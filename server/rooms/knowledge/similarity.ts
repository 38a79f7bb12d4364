/** How like two texts are, 0 to 1: pairs of characters that both have (Dice). A hint for the eye, never a finding. */
export const similarity = (one: string, other: string): number => {
  const [a, b] = [pairs(one), pairs(other)]
  if (a.size === 0 || b.size === 0) return 0
  let both = 0
  for (const pair of a) if (b.has(pair)) both++
  return (2 * both) / (a.size + b.size)
}

function pairs(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]/gu, '')
  const found = new Set<string>()
  for (let at = 1; at < plain.length; at++) found.add(plain.slice(at - 1, at + 1))
  return found
}
