import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { OrderRow } from '../../../contract/work-orders.ts'
import { topicName } from '../../../contract/topics.ts'
import { stateFamily } from '../../face/states.ts'
import { shortMoment } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Mark, StateTag, TimeLeft } from '../../ui/badges.tsx'
import { Icon } from '../../ui/icon.tsx'
import { doorIcon, doorWord, stateWord } from './words.ts'
import './queue.css'

/** One page of a queue. j/k move, Enter opens, x selects; on a narrow screen each row becomes a card. */
export const QueueTable = ({ rows, selected, onSelect, caption }: QueueTableProps) => {
  const table = useRef<HTMLTableElement>(null)
  useRowKeys(table, rows, selected, onSelect)
  const all = rows.length > 0 && rows.every((row) => selected.has(row.id))
  return (
    <table className="table queue" ref={table}>
      <caption className="hidden-words">{caption}</caption>
      <thead>
        <tr>
          {onSelect ? <th scope="col"><input type="checkbox" aria-label="选择本页全部" checked={all} onChange={() => onSelect(toggled(selected, rows.map((r) => r.id), !all))} /></th> : null}
          <th scope="col">剩余时间</th><th scope="col">工单</th><th scope="col">状态</th><th scope="col" className="h-topic">类别</th><th scope="col">当事人</th>
          <th scope="col">轮到谁</th><th scope="col">登记</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => <Row key={row.id} row={row} checked={selected.has(row.id)} onCheck={onSelect ? (on) => onSelect(toggled(selected, [row.id], on)) : undefined} />)}
      </tbody>
    </table>
  )
}

const Row = ({ row, checked, onCheck }: { row: OrderRow; checked: boolean; onCheck: ((on: boolean) => void) | undefined }) => (
  <tr data-selected={checked || undefined}>
    {onCheck ? <td className="c-check"><input type="checkbox" aria-label={`选择 ${row.number}`} checked={checked} onChange={(event) => onCheck(event.target.checked)} /></td> : null}
    <td className="c-left"><TimeLeft dueAt={row.dueAt} value={row.level} />{row.dueAt ? <span className="soft small num due-at">{shortMoment(row.dueAt)} 前</span> : null}</td>
    <td className="c-title">
      <Link to={`/orders/${row.id}`} data-row-link title={row.title}>{row.title}</Link>
      <span className="marks">
        <span className="soft small num"><Icon name={doorIcon[row.door]} size={14} /> {doorWord[row.door]} {row.number}</span>
        {row.part === 'assist' ? <Mark words="协办" /> : null}
        {row.kind === 'question' ? <Mark words="咨询" /> : null}
        {row.sensitive ? <Mark words="敏感" /> : null}
        {row.supervised ? <Mark words="督办" shape="yours" icon="seal" /> : null}
        {row.urgedTimes > 0 ? <Mark words={`催办 ${row.urgedTimes} 次`} shape="yours" icon="urge" /> : null}
      </span>
    </td>
    <td className="c-state"><StateTag shape={stateFamily[row.state]} word={stateWord[row.state]} /></td>
    <td className="c-topic" title={topicName(row.topic)}><span className="two-lines">{topicName(row.topic).replace(/（.*/, '')}</span></td>
    <td className="c-asker"><span className="num">{row.asker}</span>{row.place ? <span className="soft small">{row.place}</span> : null}</td>
    <td className="c-turn" title={row.turnName ?? row.unitName ?? ''}><span className="two-lines">{row.turnName ?? row.unitName ?? '—'}</span>{row.handlerName ? <span className="soft small">承办 {row.handlerName}</span> : null}</td>
    <td className="c-at num soft">{shortMoment(row.createdAt)}</td>
  </tr>
)

/** The cursor is the focus itself: what is announced, what is seen and what Enter opens are the same row. */
function useRowKeys(table: React.RefObject<HTMLTableElement | null>, rows: readonly OrderRow[], selected: ReadonlySet<string>, onSelect: QueueTableProps['onSelect']): void {
  const at = useRef(-1)
  const firstId = rows[0]?.id
  useEffect(() => { at.current = -1 }, [firstId])
  const links = (): HTMLAnchorElement[] => [...(table.current?.querySelectorAll<HTMLAnchorElement>('[data-row-link]') ?? [])]
  const move = (step: number): void => {
    const all = links()
    const focused = all.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
    at.current = Math.max(0, Math.min((focused === -1 ? at.current : focused) + step, all.length - 1))
    all[at.current]?.focus()
  }
  const toggle = (): void => {
    const id = rows[links().findIndex((link) => link.closest('tr')?.contains(document.activeElement))]?.id
    if (id && onSelect) onSelect(toggled(selected, [id], !selected.has(id)))
  }
  useShortcuts({ j: () => move(1), k: () => move(-1), x: toggle })
}

function toggled(selected: ReadonlySet<string>, ids: readonly string[], on: boolean): Set<string> {
  const next = new Set(selected)
  for (const id of ids) if (on) next.add(id); else next.delete(id)
  return next
}

type QueueTableProps = { rows: readonly OrderRow[]; selected: ReadonlySet<string>; onSelect?: (next: Set<string>) => void; caption: string }
