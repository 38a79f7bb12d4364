import { useState } from 'react'
import { Link } from 'react-router'
import { exchangeEndpoints, type Difference } from '../../../contract/exchange.ts'
import { word } from '../../../contract/glossary.ts'
import { announce } from '../../lib/announce.ts'
import { shortMoment } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useSettle } from './data.ts'

/** Both sides side by side; nothing is mended by itself. */
export const DifferencesTable = ({ rows, maySettle }: { rows: readonly Difference[]; maySettle: boolean }) => {
  const [settling, setSettling] = useState<Difference | null>(null)
  const settle = useSettle()
  return (
    <>
      <div className="table-wrap" tabIndex={0} role="region" aria-label="差异">
        <table className="table">
          <thead><tr><th scope="col">哪里不一样</th><th scope="col">编号</th><th scope="col">市里</th><th scope="col">对方</th><th scope="col">处理</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{word('differenceKind', row.kind)}<span className="soft small" style={{ display: 'block', fontWeight: 400 }}>{row.source}</span></th>
                <td>{row.orderId ? <Link to={`/orders/${row.orderId}`}>{row.ref}</Link> : <code>{row.ref}</code>}</td>
                <td>{row.ours ?? '没有'}</td><td>{row.theirs ?? '没有'}</td>
                <td>{row.settled ? <>{row.settled.note}<span className="soft small" style={{ display: 'block' }}>{row.settled.by} {shortMoment(row.settled.at)}</span></> : maySettle ? <Button tight onClick={() => setSettling(row)} aria-label={`${word('differenceKind', row.kind)} ${row.ref}：写处理结果`}>写处理结果</Button> : '还没有'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Dialog title="怎么处理的" open={settling !== null} onClose={() => setSettling(null)}>
        {settling ? <SchemaForm label="怎么处理的" verb="记下" schema={exchangeEndpoints.settle.input} fixed={{ key: settling.key }} send={(input) => settle.mutateAsync(input as never)} onDone={() => { announce('已记下；任何一边再变，会重新列出'); setSettling(null) }} /> : null}
      </Dialog>
    </>
  )
}
