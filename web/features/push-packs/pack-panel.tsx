import { useState } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { packKinds, packLimits, type PackItem, type PackMark, type PackView } from '../../../contract/push-packs.ts'
import { word } from '../../../contract/glossary.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel, Notice, Panel } from '../../ui/panels.tsx'
import { bestOf, useMark, useOpened, usePackOfNeed, usePackOfOrder } from './data.ts'
import { citeItem, PackEntry } from './pack-item.tsx'
import { PackPerson } from './pack-person.tsx'
import './push-packs.css'

/** 推送包 on the order page; the day of the facts decides which text of the law is shown. */
export const OrderPack = ({ orderId }: { orderId: string }) => {
  const [factsOn, setFactsOn] = useState('')
  const found = usePackOfOrder(orderId, factsOn || undefined)
  return <PackPanel found={found} aside={<label className="row small no-print push pack-date">事实发生日<input type="date" className="input" value={factsOn} onChange={(event) => setFactsOn(event.target.value)} /></label>} />
}

/** While a call is going on or somebody stands at the window: three lines, more on demand. */
export const IntakePack = (asked: Parameters<typeof usePackOfNeed>[0]) => {
  const found = usePackOfNeed(asked)
  return found.data || found.error ? <PackPanel found={found} brief /> : null
}

/** Where the pack stands further down the page: that it is there, how much of it, and one key to it. */
export const PackLine = (asked: Parameters<typeof usePackOfNeed>[0]) => {
  const { data } = usePackOfNeed(asked)
  const toPack = (): void => document.querySelector<HTMLElement>('[data-pack] button')?.focus()
  useShortcuts({ F6: toPack })
  if (!data) return null
  const best = bestOf(data)[0]
  return (
    <p className="pack-line"><Button tight hotkey="F6" onClick={toPack}>{data.second ? '第二次求助：推送' : '推送'} {countOf(data)} 条</Button>
      <span className="soft small">{[data.person ? `以前的诉求 ${data.person.matters.length} 件` : '', data.person?.materials.length ? `已有材料 ${data.person.materials.length} 份` : '', best?.title].filter(Boolean).join('；')}</span></p>
  )
}

const PackPanel = ({ found, brief = false, aside }: { found: UseQueryResult<PackView>; brief?: boolean; aside?: React.ReactNode }) => {
  if (found.data) return <Pack key={found.data.id} pack={found.data} brief={brief} aside={aside} />
  return found.error ? <Panel title="推送"><ErrorPanel message={refusalOf(found.error).message} /></Panel> : <Panel title="推送"><p className="soft small">正在查找法条、案例和相似工单…</p></Panel>
}

const Pack = ({ pack: given, brief, aside }: { pack: PackView; brief: boolean; aside?: React.ReactNode }) => {
  const [marks, setMarks] = useState<Record<string, PackMark | null>>({})
  const [open, setOpen] = useState(given.opened && !brief)
  const opened = useOpened(given.id)
  const mark = useMark(given.id)
  const pack = withMarks(given, marks)
  const lines = bestOf(pack).slice(0, packLimits.lines)
  const onMark = (item: PackItem, next: PackMark | null): void => {
    setMarks((before) => ({ ...before, [item.key]: next }))
    mark.mutate({ item, mark: next }, { onError: () => setMarks((before) => ({ ...before, [item.key]: item.mark })) })
  }
  const more = (): void => { setOpen(!open); if (!open) opened.mutate() }
  // One key, also while typing: the next law or approved answer among the lines, and round again: a pack may outlast one reply. Cases (some made up for teaching) and how others ended go into a reply only by hand.
  const [cited, setCited] = useState<readonly string[]>([])
  const citable = lines.filter((item) => (item.kind === 'article' || item.kind === 'answer') && item.mark !== 'refused')
  const next = citable.find((item) => !cited.includes(item.key)) ?? citable[0]
  const citeNext = (item: PackItem): void => { citeItem(item, onMark); setCited(citable.every(({ key }) => key === item.key || cited.includes(key)) ? [] : [...cited, item.key]) }
  useShortcuts({ F3: () => { if (next) citeNext(next); else announce('这几条里没有法条或答复') } })
  return (
    <Panel title={pack.second ? '第二次求助：推送' : '推送'} spaced aside={aside}>
      {pack.trouble ? <Notice tone="amber">{pack.trouble}</Notice> : null}
      {pack.person ? <PackPerson person={pack.person} /> : null}
      {lines.length === 0 && !pack.trouble ? <p className="soft small">没有找到有关的内容。</p> : null}
      {open ? <AllOf pack={pack} onMark={onMark} /> : <ul className="pack-list">{lines.map((item) => <PackEntry key={item.key} item={item} onMark={onMark} hotkey={item === next ? 'F3' : undefined} />)}</ul>}
      <div className="row no-print"><Button tight onClick={more} aria-expanded={open}>{open ? '收起' : `全部 ${countOf(pack)} 条`}</Button><span className="soft small">{pack.libraryWords}</span></div>
    </Panel>
  )
}

const AllOf = ({ pack, onMark }: { pack: PackView; onMark: (item: PackItem, mark: PackMark | null) => void }) => (
  <>{packKinds.map((kind) => {
    const items: readonly PackItem[] = { article: pack.articles, case: pack.cases, order: pack.orders, answer: pack.answers }[kind]
    return items.length ? <section key={kind} className="stack" aria-label={word('packKind', kind)}><h3>{word('packKind', kind)}</h3><ul className="pack-list">{items.map((item) => <PackEntry key={item.key} item={item} onMark={onMark} />)}</ul></section> : null
  })}</>
)

const countOf = (pack: PackView): number => pack.articles.length + pack.cases.length + pack.orders.length + pack.answers.length

function withMarks(pack: PackView, marks: Readonly<Record<string, PackMark | null>>): PackView {
  const set = <T extends PackItem>(items: T[]): T[] => items.map((item) => (item.key in marks ? { ...item, mark: marks[item.key] ?? null } : item))
  return { ...pack, articles: set(pack.articles), cases: set(pack.cases), orders: set(pack.orders), answers: set(pack.answers) }
}
