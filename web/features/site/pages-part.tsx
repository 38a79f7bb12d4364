import { useState } from 'react'
import { Link } from 'react-router'
import { pageKinds, pageStandings, siteEndpoints, siteInputs, siteWord, type OwnerRow, type PageKind, type PageStanding, type SitePageRow } from '../../../contract/site.ts'
import { refusalOf } from '../../lib/client.ts'
import type { Address } from '../../lib/use-ask.ts'
import { monthDay } from '../../lib/format.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Pager } from '../../ui/pager.tsx'
import { EmptyState, ErrorPanel, Panel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import type { Family } from '../../face/tokens.ts'
import { usePages } from './data.ts'
import { SiteForm } from './site-form.tsx'

/** 内容责任: each public page, who keeps it, by when it is looked through again. */
export const PagesPart = ({ params, set }: Address) => {
  const wanted = { standing: pageStandings.find((one) => one === params.get('standing')), kind: pageKinds.find((one) => one === params.get('kind')), unitId: params.get('unit') ?? undefined, q: params.get('q') ?? undefined, page: Number(params.get('page') ?? 1) || 1 }
  const list = usePages(wanted)
  return (
    <>
      <section className="panel" aria-label="页面">
        <form className="row site-pad" role="search" onSubmit={(event) => { event.preventDefault(); set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() }) }}>
          <label className="row"><span>页名或地址</span><input className="input" name="q" defaultValue={wanted.q ?? ''} maxLength={60} /></label>
          <label className="row"><span>情况</span><select className="input" value={wanted.standing ?? ''} onChange={(event) => set({ standing: event.target.value })}><option value="">全部</option>{pageStandings.map((one) => <option key={one} value={one}>{siteWord('pageStanding', one)}</option>)}</select></label>
          <label className="row"><span>类别</span><select className="input" value={wanted.kind ?? ''} onChange={(event) => set({ kind: event.target.value })}><option value="">全部</option>{pageKinds.map((one) => <option key={one} value={one}>{siteWord('pageKind', one as PageKind)}</option>)}</select></label>
          <Button type="submit">查找</Button>
          {wanted.unitId ? <Button look="plain" onClick={() => set({ unit: undefined })}>看所有单位的</Button> : null}
        </form>
        {list.isPending ? <RowsSkeleton rows={10} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : list.data.rows.length === 0 ? <EmptyState title="没有符合的页面">还没有检查过的，请先在“网站问题”里查一遍。</EmptyState> : <Rows rows={list.data.rows} />}
        {list.data ? <Pager {...list.data} unit="页" onPage={(page) => set({ page: String(page) })} /> : null}
      </section>
      {list.data && list.data.owners.length > 1 ? <Panel title="按责任单位" flush><Owners rows={list.data.owners} /></Panel> : null}
    </>
  )
}

const Rows = ({ rows }: { rows: readonly SitePageRow[] }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="页面表">
    <table className="table cards">
      <thead><tr>{['页面', '责任', '复核', '办理'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <PageRow key={row.id} row={row} />)}</tbody>
    </table>
  </div>
)

const PageRow = ({ row }: { row: SitePageRow }) => {
  const [form, setForm] = useState<'review' | 'handOver' | null>(null)
  const done = (): void => setForm(null)
  return (
    <>
      <tr>
        <th scope="row"><a href={row.path} target="_blank" rel="noreferrer">{row.title || row.path}</a><span className="soft small block">{row.kindName}　{row.path}</span></th>
        <td data-name="责任">{row.ownerName ?? '没有人'}{row.byDuty && row.ownerName ? <span className="soft small">（值守人）</span> : null}<span className="soft small block">{row.unitName}</span></td>
        <td data-name="复核"><StateTag shape={shapes[row.standing]} word={row.standingName} /><span className="small block num">{row.reviewBy}　{row.daysLeft < 0 ? `过了 ${-row.daysLeft} 天` : `还有 ${row.daysLeft} 天`}</span>{row.reviewedOn ? <span className="soft small block">{row.reviewedBy} {row.reviewedOn} 看过：{row.note}</span> : <span className="soft small block">内容 {monthDay(row.changedAt)}有变动</span>}</td>
        <td>{row.mayKeep ? <span className="row"><Button tight aria-expanded={form === 'review'} aria-label={`复核 ${row.title}`} onClick={() => setForm(form === 'review' ? null : 'review')}>复核</Button><Button tight look="plain" aria-expanded={form === 'handOver'} aria-label={`交接 ${row.title}`} onClick={() => setForm(form === 'handOver' ? null : 'handOver')}>交接</Button></span> : null}</td>
      </tr>
      {form ? (
        <tr><td colSpan={4}>{form === 'review'
          ? <SiteForm label="复核" schema={siteInputs.review} row={siteEndpoints.review} fixed={{ id: row.id, version: row.version }} onDone={done} />
          : <SiteForm label="交接" schema={siteInputs.handOver} row={siteEndpoints.handOver} start={{ unitId: row.unitId, accountId: row.accountId ?? undefined, reviewBy: row.reviewBy }} known={[{ id: row.unitId, name: row.unitName }]} fixed={{ id: row.id, version: row.version }} onDone={done} />}</td></tr>
      ) : null}
    </>
  )
}

const Owners = ({ rows }: { rows: readonly OwnerRow[] }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="责任单位表">
    <table className="table cards">
      <thead><tr>{['责任单位', '页面', '快到期', '待复核'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.unitId}><th scope="row"><Link to={`/site?part=pages&unit=${row.unitId}`}>{row.unitName}</Link></th><td data-name="页面" className="num">{row.pages}</td><td data-name="快到期" className="num">{row.soon}</td><td data-name="待复核" className="num">{row.due}</td></tr>)}</tbody>
    </table>
  </div>
)

const shapes: Readonly<Record<PageStanding, Family>> = { current: 'done', soon: 'yours', due: 'held', nobody: 'waiting' }
