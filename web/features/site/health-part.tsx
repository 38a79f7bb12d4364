import { useState } from 'react'
import { siteEndpoints, siteInputs, type OutageRow, type SystemView, type TargetView, type Uptime } from '../../../contract/site.ts'
import { refusalOf } from '../../lib/client.ts'
import type { Address } from '../../lib/use-ask.ts'
import { shortMoment, span, shareWords } from '../../lib/format.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Pager } from '../../ui/pager.tsx'
import { EmptyState, ErrorPanel, Panel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useHealth } from './data.ts'
import { SiteForm } from './site-form.tsx'

/** 运行与对接: our own parts each minute, connected systems, interruptions. */
export const HealthPart = ({ params, set, mayKeep }: Address & { mayKeep: boolean }) => {
  const health = useHealth(Number(params.get('page') ?? 1) || 1)
  const [adding, setAdding] = useState(false)
  if (health.isPending) return <RowsSkeleton rows={8} />
  if (health.error) return <ErrorPanel message={refusalOf(health.error).message} />
  const { own, systems, outages } = health.data
  return (
    <>
      <Panel title="自己的运行" flush><Targets label="自己的运行" rows={own} /></Panel>
      <Panel title="对接系统" flush aside={mayKeep ? <span className="row push"><Button tight aria-expanded={adding} onClick={() => setAdding(!adding)}>登记一个</Button></span> : undefined}>
        {adding ? <div className="body"><SiteForm label="登记对接系统" schema={siteInputs.system} row={siteEndpoints.system} start={{ enabled: true }} onDone={() => setAdding(false)} /></div> : null}
        <Targets label="对接系统" rows={systems} more={(row) => <SystemMore row={row as SystemView} mayKeep={mayKeep} />} />
      </Panel>
      <Panel title="中断" flush>
        {outages.rows.length === 0 ? <EmptyState title="没有记录到中断" /> : <Outages rows={outages.rows} />}
        {outages.total > 0 ? <Pager {...outages} unit="次" onPage={(page) => set({ page: String(page) })} /> : null}
      </Panel>
    </>
  )
}

const Targets = ({ label, rows, more }: { label: string; rows: readonly TargetView[]; more?: (row: TargetView) => React.ReactNode }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label={`${label}表`}>
    <table className="table cards">
      <thead><tr>{['名称', '现在', '今天', '本月', '最近 14 天'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.target}>
          <th scope="row">{row.name}{more?.(row)}</th>
          <td data-name="现在"><StateTag shape={row.up === null ? 'aside' : row.up ? 'done' : 'held'} word={row.up === null ? '未检查' : row.up ? '正常' : '不通'} /><span className="soft small block">{[row.up ? row.ms ? `${row.ms} 毫秒` : '' : row.says, row.at && row.up !== null ? shortMoment(row.at) : ''].filter(Boolean).join('，')}</span></td>
          <td data-name="今天"><UptimeCell of={row.today} /></td><td data-name="本月"><UptimeCell of={row.month} /></td>
          <td data-name="最近 14 天"><span className="site-days" role="img" aria-label={`最近 14 天：${row.days.filter(({ share }) => share !== null).map(({ day, share }) => `${day.slice(5)} ${shareWords(share)}`).join('，') || '没有数据'}`}>{row.days.map(({ day, share }) => <span key={day} title={`${day} ${share === null ? '没有检查' : shareWords(share)}`} className={share === null ? 'none' : share === 1 ? 'good' : share >= 0.99 ? 'fair' : 'bad'} />)}</span></td>
        </tr>
      ))}</tbody>
    </table>
  </div>
)

const UptimeCell = ({ of }: { of: Uptime }) => <>{shareWords(of.share)}{of.checked ? <span className="soft small block num">{of.up}/{of.checked} 次</span> : null}</>

const SystemMore = ({ row, mayKeep }: { row: SystemView; mayKeep: boolean }) => {
  const [open, setOpen] = useState(false)
  const { id, version, name, kind, probe, address, unitId, contact, enabled } = row
  return (
    <>
      <span className="soft small block">{row.kindName}　{row.probeName}{address ? <span className="site-break">　{address}</span> : null}</span><span className="soft small block">{row.unitName}{contact ? `　${contact}` : ''}</span>
      {mayKeep ? <Button tight aria-expanded={open} aria-label={`修改 ${name}`} onClick={() => setOpen(!open)}>修改</Button> : null}
      {open ? <SiteForm label={`修改${name}`} schema={siteInputs.system} row={siteEndpoints.system} start={{ name, kind, probe, address: address ?? '', unitId, contact: contact ?? '', enabled }} known={[{ id: unitId, name: row.unitName }]} fixed={{ id, version }} onDone={() => setOpen(false)} /> : null}
    </>
  )
}

const Outages = ({ rows }: { rows: readonly OutageRow[] }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="中断表">
    <table className="table cards">
      <thead><tr>{['什么', '从', '到', '多久', '原因'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.id}><th scope="row">{row.name}</th><td data-name="从" className="num">{shortMoment(row.fromAt)}</td><td data-name="到" className="num">{row.untilAt ? shortMoment(row.untilAt) : '还没有恢复'}</td><td data-name="多久">{row.untilAt ? span(Date.parse(row.untilAt) - Date.parse(row.fromAt)) : ''}</td><td data-name="原因">{row.says}</td></tr>)}</tbody>
    </table>
  </div>
)
