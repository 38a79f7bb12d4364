import { useState } from 'react'
import { cellStandings, coverageEndpoints as api, coverageWord, type MatrixPage } from '../../contract/coverage.ts'
import { BulkBar } from '../features/coverage/bulk-bar.tsx'
import { CellDetails, type EnteredNow } from '../features/coverage/cell-dialog.tsx'
import { useMatrix, useUndo } from '../features/coverage/data.ts'
import { MatrixFilters, type MatrixAsk } from '../features/coverage/filters.tsx'
import { MatrixTable, type OpenCell } from '../features/coverage/matrix-table.tsx'
import { CoverageTabs } from '../features/coverage/tabs.tsx'
import { itemClassName } from '../../contract/service-items.ts'
import { announce } from '../lib/announce.ts'
import { refusalOf, saveFile } from '../lib/client.ts'
import { useAsk } from '../lib/use-ask.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Pager } from '../ui/pager.tsx'
import { EmptyState, ErrorPanel, Notice } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 均等化: how each of the five basic services is offered everywhere; what is missing stands out and becomes a task. */
export default function CoveragePage() {
  usePage('均等化')
  const { ask, page, set } = useAsk(['bureauId', 'level', 'service', 'way', 'q'])
  const list = useMatrix({ ...ask, page } as never)
  return (
    <div className="stack">
      <div className="page-head"><h1>均等化</h1><span className="soft">五类基本公共法律服务（淮司通〔2020〕17 号第 8 条）在每个中心、站、室怎样提供；“未填”是还没有人说，不算“没有”；不排名次</span></div>
      <section className="panel" aria-label="覆盖矩阵">
        <CoverageTabs now="matrix" />
        <MatrixFilters ask={ask} bureaus={list.data?.bureaus ?? []} set={set}><Button onClick={() => void save(ask)}>导出表格</Button></MatrixFilters>
        {list.isPending ? <RowsSkeleton rows={12} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : <Matrix key={JSON.stringify([ask, page])} data={list.data} service={ask.service} onPage={(next) => set({ page: String(next) })} />}
      </section>
    </div>
  )
}

const Matrix = ({ data, service, onPage }: { data: MatrixPage; service: string | undefined; onPage: (page: number) => void }) => {
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [open, setOpen] = useState<OpenCell | null>(null)
  const [entered, setEntered] = useState<EnteredNow | null>(null)
  const now = open && { ...open, row: data.rows.find(({ id }) => id === open.row.id) ?? open.row }
  if (data.rows.length === 0) return <EmptyState title="没有符合的中心、站、室" />
  return (
    <>
      <p className="row" style={{ padding: '0.25rem 0.875rem' }} aria-label="合计">{cellStandings.map((one) => <span key={one}>{coverageWord('cellWay', one)} <strong>{data.counts[one]}</strong></span>)}<span className="soft small">（{service ? itemClassName(service as never) : '五项'} × {data.total} 处，共 {cellStandings.reduce((sum, one) => sum + data.counts[one], 0)} 格）</span></p>
      {entered ? <Undo entered={entered} onGone={() => setEntered(null)} /> : null}
      <MatrixTable rows={data.rows} service={service} chosen={chosen} onChoose={setChosen} onOpen={setOpen} />
      <Pager {...data} unit="处" onPage={onPage} />
      {chosen.size ? <BulkBar rows={data.rows.filter(({ id }) => chosen.has(id))} mayOpenTask={data.mayOpenTask} onEntered={(one) => { setEntered(one); setChosen(new Set()) }} onClear={() => setChosen(new Set())} /> : null}
      <Dialog title={now ? `${now.row.name}　${itemClassName(now.service)}` : ''} open={open !== null} onClose={() => setOpen(null)}>{now ? <CellDetails {...now} expected={data.expected} mayOpenTask={data.mayOpenTask} onEntered={setEntered} onClose={() => setOpen(null)} /> : null}</Dialog>
    </>
  )
}

const Undo = ({ entered: { batchId, changed, conflicts }, onGone }: { entered: EnteredNow; onGone: () => void }) => {
  const undo = useUndo()
  return (
    <div style={{ padding: '0 0.875rem' }}>
      <Notice tone={conflicts ? 'amber' : 'good'}>
        <span className="row">已填 {changed} 格{conflicts ? `；${conflicts} 格别人刚改过，没有动，请看过再填` : ''}。
          {batchId ? <Button tight busy={undo.isPending} onClick={() => undo.mutate(batchId, { onSuccess: ({ restored, skipped }) => { announce(`已撤销 ${restored} 格${skipped ? `，${skipped} 格后来有人改过，没有动` : ''}`); onGone() } })}>撤销</Button> : null}
          <Button tight look="plain" onClick={onGone}>知道了</Button>
        </span>
        {undo.error ? <ErrorPanel message={refusalOf(undo.error).message} /> : null}
      </Notice>
    </div>
  )
}

const save = (ask: MatrixAsk): Promise<void> => saveFile(api.workbook, ask, '覆盖矩阵.xlsx').catch((error: unknown) => announce(refusalOf(error).message))
