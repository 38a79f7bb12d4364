import { useSearchParams } from 'react-router'
import { DifferencesTable } from '../features/exchange/differences-table.tsx'
import { FramersForm } from '../features/exchange/framers-form.tsx'
import { useDifferences, useFramers } from '../features/exchange/data.ts'
import { useSession } from '../features/security/data.ts'
import { refusalOf } from '../lib/client.ts'
import { shortMoment } from '../lib/format.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 省站对接: for the city, what both sides tell differently; for the system officer, who may frame our pages. */
export default function ExchangePage() {
  usePage('省站对接')
  const session = useSession().data
  const officer = session?.signedIn === true && session.appointments.some(({ role }) => role === 'systemOfficer')
  return <div className="stack"><div className="page-head"><h1>省站对接</h1><span className="soft">省站是法律服务的前门；这里看嵌入、事项、办件和评价对不对得上</span></div>{officer ? <Framers /> : <Differences />}</div>
}

const Framers = () => {
  const found = useFramers()
  if (found.isPending) return <RowsSkeleton rows={4} />
  return found.data ? <FramersForm key={found.data.version} view={found.data} /> : <ErrorPanel message={refusalOf(found.error).message} />
}

const Differences = () => {
  const [params, setParams] = useSearchParams()
  const settled = params.get('settled') === 'yes'
  const found = useDifferences(settled)
  if (found.isPending) return <RowsSkeleton rows={8} />
  if (!found.data) return <ErrorPanel message={refusalOf(found.error).message} />
  const { rows, open, items, matters, lastSaidAt, maySettle } = found.data
  return (
    <Panel title={settled ? '处理过的差异' : `对账：${open} 处不一样`} aside={<span className="row push"><Button tight onClick={() => setParams(settled ? {} : { settled: 'yes' })}>{settled ? '看还没处理的' : '看处理过的'}</Button></span>} flush>
      <div className="body"><p className="soft small">对方报来 {items} 个事项、{matters} 件办件{lastSaidAt ? `，最近一次 ${shortMoment(lastSaidAt)}` : ''}。两边的阶段按“收到、等补充、办理中、办结、不受理、撤回”比，和省里代码的对应关系待核实。</p>
        {rows.length === 0 ? <EmptyState title={items + matters === 0 ? '对方还没有报过什么' : settled ? '没有' : '两边对得上'} /> : null}</div>
      {rows.length > 0 ? <DifferencesTable rows={rows} maySettle={maySettle} /> : null}
    </Panel>
  )
}
