import { useNavigate } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { withFilter } from './queue-query.ts'

/** Pages by cursor: nothing is skipped or shown twice while the list moves. "上一页" is the browser's own way back. */
export const QueuePager = ({ params, onGo, next, shown, total }: PagerProps) => {
  const navigate = useNavigate()
  const go = (cursor: string): void => {
    const to = new URLSearchParams(params)
    to.set('cursor', cursor)
    onGo(to)
    window.scrollTo({ top: 0 })
  }
  return (
    <div className="pager no-print">
      <span className="soft small" role="status">本页 {shown} 件{total === undefined ? '' : `，共 ${total} 件`}</span>
      <label className="row small soft">每页
        <select className="input" style={{ width: 'auto' }} value={params.get('size') ?? '50'} onChange={(event) => onGo(withFilter(params, 'size', event.target.value))}>
          {['25', '50', '100'].map((n) => <option key={n}>{n}</option>)}
        </select>
      </label>
      <span className="row push">
        {params.has('cursor') ? <Button tight onClick={() => void navigate(-1)}>上一页</Button> : null}
        {next ? <Button tight onClick={() => go(next)}>下一页</Button> : null}
      </span>
    </div>
  )
}

type PagerProps = { params: URLSearchParams; onGo: (next: URLSearchParams) => void; next: string | null; shown: number; total: number | undefined }
