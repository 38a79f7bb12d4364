import { useState } from 'react'
import { Link } from 'react-router'
import { basicServices, coverageEndpoints as api, type BasicService, type CountyRow } from '../../contract/coverage.ts'
import { itemClassName, levelName, serviceLevels } from '../../contract/service-items.ts'
import { useCounties, useSetPeople } from '../features/coverage/data.ts'
import { CoverageTabs } from '../features/coverage/tabs.tsx'
import { nearWords } from '../features/coverage/words.tsx'
import { announce } from '../lib/announce.ts'
import { refusalOf } from '../lib/client.ts'
import { LevelBadge, Mark } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState, ErrorPanel } from '../ui/panels.tsx'
import { SchemaForm } from '../ui/schema-form.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/coverage/coverage.css'

/** The counties side by side, in the order of the tree: no points, no ranks. Every number opens its list. */
export default function CoverageCountiesPage() {
  usePage('县区对照')
  const list = useCounties()
  const [editing, setEditing] = useState<CountyRow | null>(null)
  const set = useSetPeople()
  return (
    <div className="stack">
      <div className="page-head"><h1>县区对照</h1><span className="soft">直接提供的处数 ÷ 全部处数；每万人＝五项直接提供的格数 ÷ 人口 × 10,000；人口没有来源的不算；距离是直线</span></div>
      <section className="panel" aria-label="县区对照">
        <CoverageTabs now="counties" />
        {list.isPending ? <RowsSkeleton rows={10} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : list.data.rows.length === 0 ? <EmptyState title="县区对照由县区司法局和市局看" /> : <Counties rows={list.data.rows} onEdit={list.data.maySetPeople ? setEditing : null} />}
      </section>
      <Dialog title={`${editing?.name ?? ''}：人口`} open={editing !== null} onClose={() => setEditing(null)}>
        {editing ? <SchemaForm label="人口" verb="保存" schema={api.setPeople.input} start={{ people: editing.people?.people ?? '', source: editing.people?.source ?? '', verified: editing.people?.verified ?? false }} fixed={{ bureauId: editing.bureauId, version: editing.people?.version ?? 0 }} send={(input) => set.mutateAsync(input as never)} onDone={() => { announce('人口已登记'); setEditing(null) }} /> : null}
      </Dialog>
    </div>
  )
}

const Counties = ({ rows, onEdit }: { rows: readonly CountyRow[]; onEdit: ((row: CountyRow) => void) | null }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="县区表">
    <table className="table cards">
      <thead><tr>{['县区', '处数', ...basicServices.map(itemClassName), '人口、每万人', '最远', '任务'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.bureauId}>
          <th scope="row"><Link to={`/coverage?bureauId=${row.bureauId}`}>{row.name}</Link></th>
          <td data-name="处数"><div>{serviceLevels.filter((level) => row.sites[level]).map((level) => <Link key={level} to={`/coverage?bureauId=${row.bureauId}&level=${level}`} className="cell-link">{levelName(level)} {row.sites[level]}</Link>)}</div></td>
          {basicServices.map((service) => <td key={service} data-name={itemClassName(service)}><div><Service row={row} service={service} /></div></td>)}
          <td data-name="人口、每万人"><div>{row.people ? <>{row.people.people.toLocaleString('zh-CN')} 人{row.people.verified ? null : <Mark words="待核实" shape="held" icon="warn" />}<span style={{ display: 'block' }}>每万人 {row.directPer10k}</span></> : <span className="soft">人口未填，算不出</span>}{onEdit ? <span style={{ display: 'block' }}><Button tight aria-label={`填人口：${row.name}`} onClick={() => onEdit(row)}>填人口</Button></span> : null}</div></td>
          <td className="small" data-name="最远"><div>{row.farthest ? `${row.farthest.from}到${itemClassName(row.farthest.service)}：${nearWords(row.farthest)}` : '未知'}<span className="soft" style={{ display: 'block' }}>有坐标的 {row.located} 处</span></div></td>
          <td data-name="任务"><div><Link className="cell-link" to={`/coverage/tasks?bureauId=${row.bureauId}`}>{row.tasksLive} 个</Link>{row.tasksOverdue ? <Link className="cell-link" to={`/coverage/tasks?overdue=yes&bureauId=${row.bureauId}`}><LevelBadge value="overdue" words={`过期 ${row.tasksOverdue}`} /></Link> : null}</div></td>
        </tr>
      ))}</tbody>
    </table>
  </div>
)

const Service = ({ row, service }: { row: CountyRow; service: BasicService }) => {
  const counts = row.services[service]
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const to = (way: string): string => `/coverage?bureauId=${row.bureauId}&service=${service}&way=${way}`
  return (
    <>
      <Link className="num cell-link" to={to('direct')}>{counts.direct} / {total}</Link>
      {counts.missing ? <Link className="cell-link" to={to('missing')}><Mark words={`没有 ${counts.missing}`} shape="yours" icon="warn" /></Link> : null}
      {counts.unknown ? <Link className="small cell-link" to={to('unknown')}>未填 {counts.unknown}</Link> : null}
    </>
  )
}
