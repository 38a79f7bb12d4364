import { Button } from './button.tsx'

/** Pages by number, with how many there are of what. Lists that move go by cursor instead. */
export const Pager = ({ total, page, size, unit, onPage }: PagerProps) => (
  <nav className="row" aria-label="翻页" style={{ padding: '0.5rem 0.875rem' }}>
    <span className="soft small" role="status">共 {total} {unit}{total > size ? `，第 ${page} 页，共 ${Math.ceil(total / size)} 页` : ''}</span>
    {page > 1 ? <Button tight onClick={() => onPage(page - 1)}>前一页</Button> : null}
    {page * size < total ? <Button tight onClick={() => onPage(page + 1)}>后一页</Button> : null}
  </nav>
)

type PagerProps = { total: number; page: number; size: number; unit: string; onPage: (page: number) => void }
