import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { packEndpoints as api, packKinds, type PackItem, type PackMark, type PackView } from '../../../contract/push-packs.ts'
import { call, newRequestId } from '../../lib/client.ts'

export const usePackOfOrder = (orderId: string, factsOn: string | undefined) =>
  useQuery({ queryKey: ['push-packs', 'order', orderId, factsOn ?? ''], queryFn: ({ signal }) => call(api.ofOrder, { id: orderId, factsOn }, { signal }), placeholderData: keepPreviousData, retry: false })

/** At intake: the words typed so far, asked again when the typing pauses; a person whose file is open brings his own at once. */
export const usePackOfNeed = (asked: { door: 'hotline' | 'window'; need: string; topic: string | undefined; areaCode: string | undefined; personId: string | undefined }) => {
  const settled = usePaused(asked, 700)
  const enough = !!settled.personId || settled.need.trim().length >= 6
  const { door, topic, areaCode, personId } = settled
  const input = { door, need: settled.need.slice(0, 5000), ...(topic ? { topic: topic as never } : {}), ...(areaCode ? { areaCode } : {}), ...(personId ? { personId } : {}) }
  return useQuery({ queryKey: ['push-packs', 'need', input], queryFn: ({ signal }) => call(api.ofNeed, input, { signal }), enabled: enough, retry: false, ...(enough ? { placeholderData: keepPreviousData } : {}) })
}

export const useMark = (packId: string) => useMutation({ mutationFn: ({ item, mark }: { item: PackItem; mark: PackMark | null }) => call(api.mark, { id: packId, requestId: newRequestId(), key: item.key, mark }) })
export const useOpened = (packId: string) => useMutation({ mutationFn: () => call(api.opened, { id: packId }) })
export const useUnopened = (cursor: string | undefined) => useQuery({ queryKey: ['push-packs', 'unopened', cursor ?? ''], queryFn: ({ signal }) => call(api.unopened, { cursor }, { signal }), placeholderData: keepPreviousData })

/** Everything in the order in which it is worth a look: what stands first in each list, then what stands second. */
export const bestOf = (pack: PackView): PackItem[] => {
  const lists: readonly (readonly PackItem[])[] = packKinds.map((kind) => pack[listOf[kind]])
  return [0, 1, 2, 3, 4].flatMap((i) => lists.flatMap((list) => list[i] ?? [])).filter(({ mark }) => mark !== 'refused')
}

const listOf = { article: 'articles', case: 'cases', order: 'orders', answer: 'answers' } as const

function usePaused<T>(value: T, ms: number): T {
  const [paused, setPaused] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(JSON.parse(text) as T), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return paused
}
