import { Link, useSearchParams } from 'react-router'
import { useUnopened } from '../features/push-packs/data.ts'
import { refusalOf } from '../lib/client.ts'
import { shortMoment } from '../lib/format.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** 没看推送就答复: the figure, and the list behind it. */
export default function UnopenedPage() {
  usePage('没看推送就答复')
  const [params, setParams] = useSearchParams()
  const found = useUnopened(params.get('cursor') ?? undefined)
  if (!found.data) return <div className="stack"><h1>没看推送就答复</h1>{found.error ? <ErrorPanel message={refusalOf(found.error).message} /> : <RowsSkeleton rows={8} />}</div>
  const { replies, unopened, from, to, rows, next } = found.data
  return (
    <div className="stack">
      <div className="page-head"><h1>没看推送就答复</h1><span className="soft">{from} 至 {to}：有推送的答复 <strong className="num">{replies}</strong> 次，没打开推送的 <strong className="num">{unopened}</strong> 次{replies ? `，占 ${Math.round((100 * unopened) / replies)}%（${unopened}/${replies}）` : ''}</span></div>
      <Panel title="是哪些" flush>
        {rows.length === 0 ? <EmptyState title="没有" /> : null}
        <ul className="clocks">{rows.map((row) => (
          <li key={`${row.orderId}${row.repliedAt}`}>
            <div className="row"><Link to={`/orders/${row.orderId}`}>{row.title}</Link><span className="soft num small">{row.number}</span><span className="push soft small">{row.repliedBy} {row.unitName} {shortMoment(row.repliedAt)}</span></div>
          </li>
        ))}</ul>
      </Panel>
      <div className="row">{params.get('cursor') ? <Button onClick={() => setParams({})}>回到第一页</Button> : null}{next ? <Button onClick={() => setParams({ cursor: next })}>下一页</Button> : null}</div>
    </div>
  )
}
