import { useSearchParams } from 'react-router'

/** What is asked stands in the address: it can be sent to a colleague, and the back key works. Another filter begins at page one. */
export const useAddress = (): Address => {
  const [params, setParams] = useSearchParams()
  const set: Address['set'] = (more) => setParams((old) => {
    const next = new URLSearchParams(old)
    for (const [name, value] of Object.entries({ page: undefined, ...more })) if (value) next.set(name, value); else next.delete(name)
    return next
  })
  return { params, set }
}

/** The same, of a list whose filters are known by name. */
export const useAsk = <K extends string>(names: readonly K[]) => {
  const { params, set } = useAddress()
  const ask = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Record<K, string | undefined>
  return { ask, page: Math.max(1, Number(params.get('page')) || 1), set }
}

export type Address = { params: URLSearchParams; set: (more: Readonly<Record<string, string | undefined>>) => void }
