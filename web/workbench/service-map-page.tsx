import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { serviceMapEndpoints, type ServiceMapView, type TownshipReach } from '../../contract/service-map.ts'
import { useServiceMap, useSetReach } from '../features/service-map/data.ts'
import { CountyTable, TownshipTable } from '../features/service-map/tables.tsx'
import { announce } from '../lib/announce.ts'
import { refusalOf } from '../lib/client.ts'
import { Mark } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorPanel, Panel } from '../ui/panels.tsx'
import { SchemaForm } from '../ui/schema-form.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 服务地图: how many residents reach somebody within half an hour, and what must be entered before that can be said. */
export default function ServiceMapPage() {
  usePage('服务地图')
  const [params, setParams] = useSearchParams()
  const found = useServiceMap(params.get('county') ?? undefined)
  if (found.isPending) return <div className="stack"><h1>服务地图</h1><RowsSkeleton rows={12} /></div>
  if (!found.data) return <div className="stack"><h1>服务地图</h1><ErrorPanel message={refusalOf(found.error).message} /></div>
  const map = found.data
  return (
    <div className="stack">
      <div className="page-head"><h1>服务地图</h1><span className="soft">按乡镇中心到最近的司法所、服务中心、法律援助中心或工作室的直线估算；不知道的单列，不算进能到的</span></div>
      <Rule map={map} />
      <Panel title="半小时法律服务圈" flush><CountyTable rows={map.counties} county={map.county} onChoose={(county) => setParams({ county })} /></Panel>
      <Townships map={map} />
      <Panel title={`还没有坐标的地点（${map.unplacedTotal}）`}>
        {map.unplaced.length === 0 ? <p className="soft">都有了。</p> : <ul>{map.unplaced.map((one) => <li key={`${one.unitId}${one.placeName}`}><Link to={`/institutions/${one.unitId}`}>{one.placeName}</Link><span className="soft">　{one.areaName}</span></li>)}</ul>}
        {map.unplacedTotal > map.unplaced.length ? <p className="soft small">只列前 {map.unplaced.length} 处。</p> : null}
      </Panel>
    </div>
  )
}

const Rule = ({ map: { rule, maySetRule } }: { map: ServiceMapView }) => {
  const [open, setOpen] = useState(false)
  const set = useSetReach()
  return (
    <Panel title="半小时能走多远" spaced>
      <p className="row"><strong className="num">{rule.minutes} 分钟 × 时速 {rule.speedKmh} 公里 ÷ 绕路 {rule.detour} = 直线 {(rule.metres / 1000).toFixed(1)} 公里</strong>{rule.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}<span className="soft small">{rule.basis ?? '没有找到规定，先用这几个数'}</span></p>
      {maySetRule ? <div><Button tight aria-expanded={open} onClick={() => setOpen(!open)}>改这几个数</Button></div> : null}
      {open ? <SchemaForm key={rule.version} label="半小时能走多远" verb="确认" schema={serviceMapEndpoints.setRule.input} fixed={{ version: rule.version }} start={{ minutes: rule.minutes, speedKmh: rule.speedKmh, detour: rule.detour, basis: rule.basis ?? '' }} send={(input) => set.rule.mutateAsync(input as never)} onDone={() => { announce('半小时圈按新的数重算了'); setOpen(false) }} onClose={() => setOpen(false)} /> : null}
    </Panel>
  )
}

const Townships = ({ map }: { map: ServiceMapView }) => {
  const [editing, setEditing] = useState<TownshipReach | null>(null)
  const set = useSetReach()
  const start = (row: TownshipReach) => ({ residents: row.residents ?? '', residentsSource: row.residentsSource ?? '', latitude: row.latitude ?? '', longitude: row.longitude ?? '', confirmed: row.point === 'known' })
  return (
    <Panel title={`${map.counties.find((one) => one.code === map.county)?.name ?? ''}的乡镇、街道`} flush>
      <TownshipTable rows={map.townships} mayChange={map.maySetArea} onChange={setEditing} />
      <Dialog title={`${editing?.name ?? ''}：人口和中心点`} open={editing !== null} onClose={() => setEditing(null)}>
        {editing ? <SchemaForm label="人口和中心点" verb="保存" schema={serviceMapEndpoints.setArea.input} fixed={{ areaCode: editing.code, version: editing.version }} start={start(editing)} send={(input) => set.area.mutateAsync(input as never)} onDone={() => { announce(`${editing.name}已登记`); setEditing(null) }} /> : null}
      </Dialog>
    </Panel>
  )
}
