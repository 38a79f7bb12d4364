import { useSearchParams } from 'react-router'

/** What is asked stands in the address: it can be sent to a colleague, and the back key works. Another filter begins at page one. */
export const useAsk = <K extends string>(names: readonly K[]) => {
  const [params, setParams] = useSearchParams()
  const ask = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Record<K, string | undefined>
  const set = (more: Partial<Record<K | 'page', string | undefined>>): void => setParams((old) => {
    const next = new URLSearchParams(old)
    for (const [name, value] of Object.entries({ page: undefined, ...more })) if (value) next.set(name, String(value)); else next.delete(name)
    return next
  })
  return { ask, page: Math.max(1, Number(params.get('page')) || 1), set }
}
