import { Link } from 'react-router'
import { basicServices, standingWord, type BasicService, type CellView, type SiteRow } from '../../../contract/coverage.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import { LevelBadge } from '../../ui/badges.tsx'
import { WayTag } from './words.tsx'
import './coverage.css'

/** One place a line, five cells each; a cell opens what is known of it. Places are chosen on the left for filling many at once. */
export const MatrixTable = ({ rows, service, chosen, onChoose, onOpen }: MatrixTableProps) => {
  const shown = service ? basicServices.filter((one) => one === service) : basicServices
  const mine = rows.filter(({ mayEnter }) => mayEnter)
  const all = mine.length > 0 && mine.every(({ id }) => chosen.has(id))
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="矩阵表">
      <table className="table cards">
        <thead><tr>
          {mine.length ? <th scope="col"><input type="checkbox" aria-label="选本页全部" checked={all} onChange={() => onChoose(new Set(all ? [] : mine.map(({ id }) => id)))} /></th> : null}
          <th scope="col">中心、站、室</th>{shown.map((one) => <th key={one} scope="col">{itemClassName(one)}</th>)}
        </tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            {mine.length ? <td>{row.mayEnter ? <input type="checkbox" aria-label={`选 ${row.name}`} checked={chosen.has(row.id)} onChange={() => onChoose(toggled(chosen, row.id))} /> : null}</td> : null}
            <th scope="row">{row.name}<span className="soft small sub">{row.levelName}　{row.bureauName}　{row.code}</span></th>
            {shown.map((one) => <td key={one} data-name={itemClassName(one)}><div><Cell row={row} service={one} cell={row.cells[one]} onOpen={onOpen} /></div></td>)}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}

const Cell = ({ row, service, cell, onOpen }: { row: SiteRow; service: BasicService; cell: CellView; onOpen: MatrixTableProps['onOpen'] }) => (
  <>
    <button type="button" className="button plain tight" style={{ padding: 0 }} aria-label={`${row.name}，${itemClassName(service)}：${standingWord(cell.way)}。打开`} onClick={() => onOpen({ row, service })}><WayTag way={cell.way} /></button>
    {cell.task ? <Link className="cell-link" to={`/coverage/tasks/${cell.task.id}`}>{cell.task.overdue ? <LevelBadge value="overdue" words={`过期 ${cell.task.dueOn}`} /> : <span className="small">任务 {cell.task.dueOn}</span>}</Link> : null}
  </>
)

const toggled = (chosen: ReadonlySet<string>, id: string): Set<string> => new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id])

export type OpenCell = { row: SiteRow; service: BasicService }
type MatrixTableProps = { rows: readonly SiteRow[]; service: string | undefined; chosen: ReadonlySet<string>; onChoose: (chosen: Set<string>) => void; onOpen: (cell: OpenCell) => void }
