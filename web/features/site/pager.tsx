import { Button } from '../../ui/button.tsx'

export const Pager = ({ total, page, size, of, onPage }: { total: number; page: number; size: number; of: string; onPage: (page: number) => void }) => (
  <nav className="row site-pad" aria-label={`${of}翻页`}>
    <span className="soft small" role="status">共 {total} {of}{total > size ? `，第 ${page} 页` : ''}</span>
    {page > 1 ? <Button tight onClick={() => onPage(page - 1)}>前一页</Button> : null}
    {page * size < total ? <Button tight onClick={() => onPage(page + 1)}>后一页</Button> : null}
  </nav>
)

/** A part of a whole, with both numbers: no share without its denominator. */
export const shareWords = (share: number | null): string => (share === null ? '—' : share === 1 ? '100%' : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`)
