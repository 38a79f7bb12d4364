import { useState } from 'react'
import { Link } from 'react-router'
import { coverageWord, presenceGaps, presencePlaces, presenceTrades, type PlanRow, type PresencePage, type PresenceRow } from '../../contract/coverage.ts'
import { usePresence } from '../features/coverage/data.ts'
import { Pick } from '../features/coverage/filters.tsx'
import { PlaceForm, PlanForm, PresenceForms } from '../features/coverage/presence-forms.tsx'
import { PresenceTable } from '../features/coverage/presence-table.tsx'
import { CoverageTabs } from '../features/coverage/tabs.tsx'
import { refusalOf } from '../lib/client.ts'
import { useAsk } from '../lib/use-ask.ts'
import { Mark } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Pager } from '../ui/pager.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 应驻尽驻: the one register of presence, what ought to be against what is. */
export default function CoveragePresencePage() {
  usePage('应驻尽驻')
  const { ask, page, set } = useAsk(['bureauId', 'placeKind', 'trade', 'gap'])
  const list = usePresence({ ...ask, page } as never)
  const [setting, setSetting] = useState<PresenceRow | null>(null)
  const link = (gap?: string): string => `/coverage/presence?${new URLSearchParams(Object.entries({ ...ask, gap }).filter((pair): pair is [string, string] => pair[1] !== undefined))}`
  return (
    <div className="stack">
      <div className="page-head"><h1>应驻尽驻</h1><span className="soft">文件（淮司通〔2020〕17 号第 10 条）定了五种方式，没有列明哪里应有哪些机构：应驻名单由市里定，待核实</span></div>
      <section className="panel" aria-label="应驻与实驻">
        <CoverageTabs now="presence" />
        <nav className="tabs" aria-label="按差别"><Link to={link()} aria-current={ask.gap ? undefined : 'page'}>全部</Link>{presenceGaps.map((gap) => <Link key={gap} to={link(gap)} aria-current={gap === ask.gap ? 'page' : undefined}>{coverageWord('presenceGap', gap)} <span className={gap === 'absent' && list.data?.counts.absent ? 'count alarm' : 'count'}>{list.data?.counts[gap] ?? ''}</span></Link>)}</nav>
        <div className="row" style={{ padding: '0.5rem 0.875rem' }}>
          {(list.data?.bureaus.length ?? 0) > 1 ? <Pick label="县区" value={ask.bureauId} options={list.data!.bureaus.map(({ id, name }) => [id, name])} onChange={(bureauId) => set({ bureauId })} /> : null}
          <Pick label="地方" value={ask.placeKind} options={presencePlaces.map((id) => [id, coverageWord('presencePlace', id)])} onChange={(placeKind) => set({ placeKind })} />
          <Pick label="机构" value={ask.trade} options={presenceTrades.map((id) => [id, coverageWord('presenceTrade', id)])} onChange={(trade) => set({ trade })} />
        </div>
        {list.isPending ? <RowsSkeleton rows={10} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : list.data.rows.length ? <PresenceTable rows={list.data.rows} onSet={setSetting} /> : <EmptyState title={list.data.plan.length ? '没有符合的' : '还没有定应驻名单'} />}
        {list.data ? <Pager {...list.data} unit="项" onPage={(next) => set({ page: String(next) })} /> : null}
      </section>
      {list.data?.maySet ? <More data={list.data} /> : null}
      {list.data ? <Plan plan={list.data.plan} mayPlan={list.data.mayPlan} /> : null}
      <Dialog title={setting ? `${setting.placeName}　${setting.tradeName}` : ''} open={setting !== null} onClose={() => setSetting(null)}>{setting ? <PresenceForms placeId={setting.placeId} trade={setting.trade} version={setting.version} start={{ forms: setting.forms, who: setting.who ?? '', note: setting.note ?? '' }} onDone={() => setSetting(null)} /> : null}</Dialog>
    </div>
  )
}

/** What the list of what ought to be does not name, and places that are no unit of ours. */
const More = ({ data }: { data: PresencePage }) => {
  const [doing, setDoing] = useState<'fact' | 'place' | null>(null)
  const [placeId, setPlaceId] = useState('')
  return (
    <Panel title="名单外的、还没有登记的地方" spaced>
      <div className="row"><Button aria-expanded={doing === 'fact'} onClick={() => setDoing(doing === 'fact' ? null : 'fact')}>登记名单外的实驻</Button><Button aria-expanded={doing === 'place'} onClick={() => setDoing(doing === 'place' ? null : 'place')}>加政务服务大厅、综治中心</Button></div>
      {doing === 'fact' ? <label className="row"><span>在哪里</span><select className="input" style={{ width: 'auto', maxWidth: '100%' }} value={placeId} onChange={(event) => setPlaceId(event.target.value)}><option value="">请选择</option>{data.places.map((place) => <option key={place.id} value={place.id}>{place.name}</option>)}</select></label> : null}
      {doing === 'fact' && placeId ? <PresenceForms key={placeId} placeId={placeId} version={0} start={{}} onDone={() => setDoing(null)} onClose={() => setDoing(null)} /> : null}
      {doing === 'place' ? <PlaceForm bureaus={data.bureaus} onDone={() => setDoing(null)} /> : null}
    </Panel>
  )
}

const Plan = ({ plan, mayPlan }: { plan: readonly PlanRow[]; mayPlan: boolean }) => {
  const [open, setOpen] = useState<PlanRow | 'new' | null>(null)
  const words = (row: PlanRow): string => `${coverageWord('presencePlace', row.placeKind)}　${coverageWord('presenceTrade', row.trade)}`
  return (
    <Panel title={`应驻名单（全市，${plan.length} 项）`} spaced>
      <ul className="stack">{plan.map((row) => (
        <li key={words(row)} className="row"><strong>{words(row)}</strong><span>{row.forms.map((form) => coverageWord('presenceForm', form)).join('、') || '不要求'}</span>{row.verified ? null : <Mark words="待核实" shape="held" icon="warn" />}<span className="soft small">{row.source}</span>{mayPlan ? <Button tight aria-label={`改 ${words(row)}`} onClick={() => setOpen(row)}>改</Button> : null}</li>
      ))}</ul>
      {plan.length === 0 ? <p className="soft">市里还没有定。没有名单，就说不出差别。</p> : null}
      {mayPlan ? <div><Button onClick={() => setOpen('new')}>加一项</Button></div> : null}
      <Dialog title={open && open !== 'new' ? words(open) : '应驻名单加一项'} open={open !== null} onClose={() => setOpen(null)}>{open === 'new' ? <PlanForm version={0} start={{ verified: false }} onDone={() => setOpen(null)} /> : open ? <PlanForm of={open} version={open.version} start={{ forms: open.forms, source: open.source, verified: open.verified }} onDone={() => setOpen(null)} /> : null}</Dialog>
    </Panel>
  )
}
