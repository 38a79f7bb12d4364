/**
 * One state of every citizens' page, for what takes too long over all of them: a state named after its page stands for `page-…` of
 * the same page; pages whose name begins like another's are listed. A name that no longer exists stops the bench.
 */
export function onePerTemplate(names: readonly string[]): string[] {
  const gone = OF_THEIR_OWN.filter((name) => !names.includes(name))
  if (gone.length > 0) throw new Error(`page states that are no more: ${gone.join(', ')}`)
  return names.filter((name) => OF_THEIR_OWN.includes(name) || !(/^(error-|content-due)/.test(name) || names.some((other) => name.startsWith(`${other}-`))))
}

const OF_THEIR_OWN: readonly string[] = ['my-file-entry', 'order-done', 'stations-near', 'genuine-several', 'law-found', 'shop-product', 'shop-ask', 'topics-found', 'calculator-result', 'self-check-likely', 'sign-in-code', 'sign-in-name', 'guides-found', 'error-404']
