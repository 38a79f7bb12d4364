import { useEffect, useState } from 'react'
import { corpusWords, searchCorpora, searchInput, type SearchCorpus } from '../../contract/finding.ts'
import { useSearch } from '../features/finding/data.ts'
import { Hits } from '../features/finding/hits.tsx'
import { SearchFilters } from '../features/finding/search-filters.tsx'
import { refusalOf } from '../lib/client.ts'
import { useAddress } from '../lib/use-ask.ts'
import { useShortcuts } from '../lib/use-shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { EmptyState, ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/finding/finding.css'

/** 查找: one box, in plain words, over the law, cases, answers and the closed orders that one may see. */
export default function SearchPage() {
  usePage('查找', [['/', '到输入框'], ['Enter', '查找']])
  const { params, set } = useAddress()
  const q = params.get('q') ?? ''
  const corpus = (searchCorpora.find((one) => one === params.get('corpus')) ?? 'article') satisfies SearchCorpus
  const [typed, setTyped] = useState(q)
  const put = (name: string, value: string): void => set({ [name]: value })
  const asked = searchInput.safeParse({ ...Object.fromEntries(params), corpus })
  const found = useSearch(asked.success ? { ...Object.fromEntries(params), q, corpus } as never : null)
  useShortcuts({ '/': toBox })
  // Who comes here to look something up types at once; who comes back to results reads.
  const [cameToAsk] = useState(q === '')
  useEffect(() => { if (cameToAsk) toBox() }, [cameToAsk])
  return (
    <div className="stack">
      <div className="page-head"><h1>查找</h1><span className="soft">用平常的话；只找得到您看得到的</span></div>
      <form role="search" className="row ask" onSubmit={(event) => { event.preventDefault(); put('q', typed.trim()) }}>
        <span className="grow"><Field label="要找什么" help="例如：老板拖欠工资不签合同；楼上漏水物业不管">{(ids) => <TextInput ids={ids} type="search" value={typed} onChange={setTyped} />}</Field></span>
        <Button type="submit" look="main">查找</Button>
      </form>
      <div className="row" role="group" aria-label="在哪里找">{searchCorpora.map((one) => <Button key={one} tight look={one === corpus ? 'main' : undefined} aria-pressed={one === corpus} onClick={() => put('corpus', one)}>{corpusWords[one]}</Button>)}</div>
      <SearchFilters corpus={corpus} params={params} onSet={put} />
      {q && !asked.success ? <ErrorPanel message={asked.error.issues[0]?.message ?? '请核对条件。'} /> : null}
      {found.error ? <ErrorPanel message={refusalOf(found.error).message} /> : null}
      {q && found.isPending && asked.success ? <RowsSkeleton rows={6} /> : null}
      {q && found.data ? (
        <Panel title={corpusWords[corpus]} spaced>
          {found.data.notes.map((note) => <Notice key={note} tone="amber">{note}</Notice>)}
          {found.data.hits.length ? <Hits hits={found.data.hits} /> : found.data.state === 'away' ? null : <EmptyState title="没有找到">换个说法，或去掉筛选条件再试。</EmptyState>}
          <div className="row">
            {found.data.page > 1 ? <Button onClick={() => put('page', String(found.data.page - 1))}>上一页</Button> : null}
            {found.data.more ? <Button onClick={() => put('page', String(found.data.page + 1))}>下一页</Button> : null}
          </div>
        </Panel>
      ) : null}
    </div>
  )
}

const toBox = (): void => document.querySelector<HTMLInputElement>('main input[type=search]')?.focus()
