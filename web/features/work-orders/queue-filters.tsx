import { useEffect, useRef, useState } from 'react'
import { orderStates, doors, levels } from '../../../contract/work-order-states.ts'
import { topics } from '../../../contract/topics.ts'
import { levelLook } from '../../face/states.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { filterNames } from './queue-query.ts'
import { doorWord, sortWord, stateWord } from './words.ts'

/** Filters of a queue; each is part of the address. `/` jumps to the search. */
export const QueueFilters = ({ params, onFilter, onClear }: { params: URLSearchParams; onFilter: (name: string, value: string | undefined) => void; onClear: () => void }) => {
  const any = filterNames.some((name) => params.has(name))
  return (
    <form className="filters no-print" role="search" aria-label="筛选工单" onSubmit={(event) => event.preventDefault()}>
      <Search value={params.get('q') ?? ''} onSearch={(q) => onFilter('q', q || undefined)} />
      <Choice label="状态" name="state" params={params} onFilter={onFilter} options={orderStates.map((s) => [s, stateWord[s]])} />
      <Choice label="时限" name="level" params={params} onFilter={onFilter} options={levels.map((l) => [l, levelLook[l].word])} />
      <Choice label="来源" name="door" params={params} onFilter={onFilter} options={doors.map((d) => [d, doorWord[d]])} />
      <Choice label="类别" name="topic" params={params} onFilter={onFilter} options={topics.map((t) => [t.id, t.zh])} />
      <Choice label="范围" name="closed" params={params} onFilter={onFilter} options={[['true', '含已结束']]} any="未结束" />
      <Choice label="次序" name="sort" params={params} onFilter={onFilter} options={Object.entries(sortWord)} any={null} />
      {any ? <Button look="plain" onClick={onClear}>清除筛选</Button> : null}
    </form>
  )
}

const Choice = ({ label, name, params, onFilter, options, any = '全部' }: ChoiceProps) => (
  <label>
    {label}
    <select className="input" value={params.get(name) ?? ''} onChange={(event) => onFilter(name, event.target.value || undefined)}>
      {any === null ? null : <option value="">{any}</option>}
      {options.map(([value, words]) => <option key={value} value={value === 'due' ? '' : value}>{words}</option>)}
    </select>
  </label>
)

const Search = ({ value, onSearch }: { value: string; onSearch: (q: string) => void }) => {
  const [words, setWords] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const asked = useRef(value)
  const latest = useRef(onSearch)
  latest.current = onSearch
  useEffect(() => {
    if (value !== asked.current) setWords(value)
    asked.current = value
  }, [value])
  useEffect(() => {
    if (words.trim() === asked.current) return
    const timer = setTimeout(() => {
      asked.current = words.trim()
      latest.current(words.trim())
    }, 350)
    return () => clearTimeout(timer)
  }, [words])
  useShortcuts({ '/': () => input.current?.focus() })
  return (
    <label className="search">
      <span>查找 <kbd aria-hidden="true">/</kbd></span>
      <input ref={input} className="input" type="search" value={words} maxLength={100} placeholder="工单号、标题、内容" onChange={(event) => setWords(event.target.value)} />
    </label>
  )
}

type ChoiceProps = { label: string; name: string; params: URLSearchParams; onFilter: (name: string, value: string | undefined) => void; options: readonly (readonly [string, string])[]; any?: string | null }
