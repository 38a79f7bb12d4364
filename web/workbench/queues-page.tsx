import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { refusalOf } from '../lib/client.ts'
import { BulkBar } from '../features/work-orders/bulk-bar.tsx'
import { useQueue } from '../features/work-orders/data.ts'
import { QueueFilters } from '../features/work-orders/queue-filters.tsx'
import { QueuePager } from '../features/work-orders/queue-pager.tsx'
import { firstQueue, isFiltered, keptOf, queryOf, queueOf, withFilter } from '../features/work-orders/queue-query.ts'
import { QueueTable } from '../features/work-orders/queue-table.tsx'
import { QueueTabs } from '../features/work-orders/queue-tabs.tsx'
import { SavedViews } from '../features/work-orders/saved-views.tsx'
import { queueEmpty, queueWord } from '../features/work-orders/words.ts'
import { EmptyState, ErrorPanel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 工单队列 */
export default function QueuesPage() {
  const [params, setParams] = useSearchParams()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const queue = queueOf(params)
  const page = useQueue(queryOf(params))
  usePage(`${queueWord[queue]} · 工单`, queueKeys)
  const rows = page.data?.rows ?? []
  if (!params.has('queue') && page.data && firstQueue(page.data.counts) !== 'unit') return <Navigate to={{ search: withFilter(params, 'queue', firstQueue(page.data.counts)).toString() }} replace />
  const filtered = isFiltered(params)
  return (
    <div className="stack">
      <div className="page-head"><h1>工单<span className="hidden-words">：{queueWord[queue]}</span></h1><SavedViews current={keptOf(params)} /></div>
      <section className="panel" aria-label={queueWord[queue]} aria-busy={page.isFetching}>
        <QueueTabs counts={page.data?.counts} current={queue} />
        <QueueFilters params={params} onFilter={(name, value) => setParams(withFilter(params, name, value))} onClear={() => setParams({ queue })} />
        {page.error ? <ErrorPanel message={refusalOf(page.error).message} /> : null}
        {page.isPending ? <RowsSkeleton rows={12} /> : null}
        {page.data && rows.length === 0 ? <EmptyState title={filtered ? '没有符合条件的工单' : '这里是空的'}>{filtered ? '换一个条件，或清除筛选。' : (queueEmpty[queue] ?? '这个队列里现在没有工单。')}</EmptyState> : null}
        {rows.length > 0 ? <QueueTable rows={rows} selected={selected} onSelect={setSelected} caption={`${queueWord[queue]}，本页 ${rows.length} 件`} /> : null}
        <QueuePager params={params} onGo={setParams} next={page.data?.next ?? null} shown={rows.length} total={filtered || params.has('closed') ? undefined : page.data?.counts[queue]} />
        <BulkBar selected={selected} rows={rows} onClear={() => setSelected(new Set())} />
      </section>
    </div>
  )
}

const queueKeys = [['j / k', '下一件 / 上一件'], ['Enter', '打开'], ['x', '选择'], ['/', '查找']] as const
