import type { ReactNode } from 'react'
import { refusalOf } from '../lib/client.ts'
import { Button } from './button.tsx'
import { EmptyState, ErrorPanel } from './panels.tsx'
import { RowsSkeleton } from './skeletons.tsx'

/** A list in pages with its states: loading, refused, empty, more. */
export const PageList = <R,>({ list, head, row, label, empty }: PageListProps<R>) => {
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  if (list.isPending) return <RowsSkeleton rows={10} />
  if (list.error && rows.length === 0) return <ErrorPanel message={refusalOf(list.error).message} />
  if (rows.length === 0) return <EmptyState title={empty} />
  return (
    <>
      <div className="table-wrap" tabIndex={0} role="region" aria-label={label}>
        <table className="table">
          <thead><tr>{head.map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
          <tbody>{rows.map(row)}</tbody>
        </table>
      </div>
      <div className="row" style={{ padding: '0.5rem 0.875rem' }}>
        <span className="soft small" role="status">已列出 {rows.length} 条</span>
        {list.hasNextPage ? <Button tight busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>再列出一些</Button> : null}
      </div>
    </>
  )
}

type PageListProps<R> = {
  list: { data: { pages: { rows: R[] }[] } | undefined; isPending: boolean; error: unknown; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
  head: readonly string[]; row: (row: R) => ReactNode; label: string; empty: string
}
