import { Link } from 'react-router'
import { coverageWord, taskStates, type TaskRow } from '../../contract/coverage.ts'
import { useTasks } from '../features/coverage/data.ts'
import { CoverageTabs } from '../features/coverage/tabs.tsx'
import { taskShape } from '../features/coverage/words.tsx'
import { refusalOf } from '../lib/client.ts'
import { useAsk } from '../lib/use-ask.ts'
import { LevelBadge, StateTag } from '../ui/badges.tsx'
import { Pager } from '../ui/pager.tsx'
import { EmptyState, ErrorPanel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/coverage/coverage.css'

/** 缺口任务: the nearest date on top; what is late is said. */
export default function CoverageTasksPage() {
  usePage('缺口任务')
  const { ask, page, set } = useAsk(['state', 'overdue', 'bureauId'])
  const list = useTasks({ ...ask, page } as never)
  const county = ask.bureauId ? `&bureauId=${ask.bureauId}` : ''
  const counts = list.data?.counts
  return (
    <div className="stack">
      <div className="page-head"><h1>缺口任务</h1><span className="soft">在覆盖矩阵里把“没有”的转为任务；报了补齐，要由别人核实，那一格才算填上</span></div>
      <section className="panel" aria-label="缺口任务">
        <CoverageTabs now="tasks" />
        <nav className="tabs" aria-label="按状态">
          <Link to={`/coverage/tasks?${county.slice(1)}`} aria-current={ask.state || ask.overdue ? undefined : 'page'}>全部</Link>
          <Link to={`/coverage/tasks?overdue=yes${county}`} aria-current={ask.overdue ? 'page' : undefined}>过期 <span className={counts?.overdue ? 'count alarm' : 'count'}>{counts?.overdue ?? ''}</span></Link>
          {taskStates.map((one) => <Link key={one} to={`/coverage/tasks?state=${one}${county}`} aria-current={one === ask.state ? 'page' : undefined}>{coverageWord('coverageTaskState', one)} <span className="count">{counts?.[one] ?? ''}</span></Link>)}
        </nav>
        {list.isPending ? <RowsSkeleton rows={8} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : <Rows rows={list.data.rows} />}
        {list.data ? <Pager {...list.data} unit="个" onPage={(next) => set({ page: String(next) })} /> : null}
      </section>
    </div>
  )
}

const Rows = ({ rows }: { rows: readonly TaskRow[] }) => (rows.length === 0 ? <EmptyState title="这里没有任务" /> : (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="任务表">
    <table className="table cards">
      <thead><tr>{['缺什么', '在哪里', '状态', '谁来补', '期限'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.id}>
          <th scope="row"><Link to={`/coverage/tasks/${row.id}`}>{row.serviceName}</Link>{row.demo ? <span className="soft small">（演示）</span> : null}</th>
          <td data-name="在哪里"><div>{row.siteName}<span className="soft small" style={{ display: 'block' }}>{row.bureauName}</span></div></td><td data-name="状态"><StateTag shape={taskShape[row.state]} word={row.stateName} /></td>
          <td data-name="谁来补">{row.unitName}{row.assigneeName ? `　${row.assigneeName}` : ''}</td><td className="num" data-name="期限"><span className="row">{row.dueOn}{row.overdue ? <LevelBadge value="overdue" words="过期" /> : null}</span></td>
        </tr>
      ))}</tbody>
    </table>
  </div>
))
