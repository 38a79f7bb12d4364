import { Link } from 'react-router'
import { licenceStates, stateWord, type PractitionerRow, type RegisterRow } from '../../contract/institutions.ts'
import { useBodies, usePeople } from '../features/institutions/data.ts'
import { leftWords, shapeOf } from '../features/institutions/shapes.ts'
import { RegisterTabs } from '../features/institutions/tabs.tsx'
import { refusalOf } from '../lib/client.ts'
import { useAsk } from '../lib/use-ask.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Pager } from '../ui/pager.tsx'
import { EmptyState, ErrorPanel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 机构与人员: the register, the people, and whose licence runs out soon. */
export default function InstitutionsPage() {
  usePage('机构与人员')
  const { ask, page, set } = useAsk(['of', 'within', 'q', 'state'])
  const people = ask.of === 'people'
  const within = ask.within === undefined ? undefined : 30
  const wanted = { q: ask.q, state: licenceStates.find((state) => state === ask.state), within, page }
  const bodies = useBodies(wanted, !people)
  const persons = usePeople(wanted, people)
  const list = people ? persons : bodies
  return (
    <div className="stack">
      <div className="page-head"><h1>机构与人员</h1><span className="soft">证照到期自动停办，提前 30、7、1 天提醒（天数待核实）</span></div>
      <section className="panel" aria-label="机构与人员">
        <RegisterTabs now={within !== undefined ? (people ? 'peopleExpiring' : 'expiring') : people ? 'people' : 'bodies'} />
        <form className="row" style={{ padding: '0.5rem 0.875rem' }} role="search" onSubmit={(event) => { event.preventDefault(); set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() }) }}>
          <label className="row"><span>{people ? '姓名、证号、机构或专长' : '名称、代码、证号或专长'}</span><input className="input" name="q" defaultValue={wanted.q ?? ''} maxLength={60} /></label>
          <label className="row"><span>状态</span><select className="input" value={wanted.state ?? ''} onChange={(event) => set({ state: event.target.value })}><option value="">全部</option>{licenceStates.map((state) => <option key={state} value={state}>{stateWord(state)}</option>)}</select></label>
          <Button type="submit">查找</Button>
        </form>
        {list.isPending ? <RowsSkeleton rows={10} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : list.data && list.data.rows.length > 0 ? (
          <div className="table-wrap" tabIndex={0} role="region" aria-label="登记表">
            <table className="table">
              <thead><tr>{(people ? ['姓名', '机构', '状态', '有效期至'] : ['机构', '类别', '状态', '有效期至']).map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
              <tbody>{people ? persons.data?.rows.map(personRow) : bodies.data?.rows.map(bodyRow)}</tbody>
            </table>
          </div>
        ) : <EmptyState title={within === undefined ? '没有符合的登记' : '30 天内没有到期的'} />}
        {list.data ? <Pager {...list.data} unit="条" onPage={(next) => set({ page: String(next) })} /> : null}
      </section>
    </div>
  )
}

const bodyRow = (row: RegisterRow) => <tr key={row.id}><th scope="row"><Link to={`/institutions/${row.id}`}>{row.name}</Link><span className="soft small" style={{ display: 'block' }}>{row.code}　{row.bureauName}</span></th><td>{row.kindName}</td><td><StateTag shape={shapeOf(row.state)} word={row.stateName} />{row.suspended ? <Mark words="不派新工单" /> : null}</td><td className="num">{row.validUntil ?? '—'}<span className="soft small" style={{ display: 'block' }}>{leftWords(row.daysLeft)}</span></td></tr>

const personRow = (row: PractitionerRow) => <tr key={row.id}><th scope="row"><Link to={`/practitioners/${row.id}`}>{row.name}</Link><span className="soft small" style={{ display: 'block' }}>{row.kindName}{row.demo ? '（演示）' : ''}　<code>{row.licenceNumber}</code></span></th><td><Link to={`/institutions/${row.bodyId}`}>{row.bodyName}</Link></td><td><StateTag shape={shapeOf(row.state)} word={row.stateName} /></td><td className="num">{row.validUntil ?? '—'}<span className="soft small" style={{ display: 'block' }}>{leftWords(row.daysLeft)}</span></td></tr>
