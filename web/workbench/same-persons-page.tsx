import { Link, useSearchParams } from 'react-router'
import { sameStates, sameWord } from '../../contract/citizens.ts'
import { PageList } from '../ui/page-list.tsx'
import { useSamePersons } from '../features/citizens/data.ts'
import { verdictLook } from '../features/citizens/looks.ts'
import { ProposeSame } from '../features/citizens/propose-same.tsx'
import { useRoles } from '../features/security/data.ts'
import { shortMoment } from '../lib/format.ts'
import { Mark } from '../ui/badges.tsx'
import { usePage } from './shell/use-page.ts'

/** 疑似同一人: pairs of records on which a person decides, surest first. */
export default function SamePersonsPage() {
  usePage('疑似同一人')
  const decides = useRoles().some((role) => deciders.includes(role))
  return (
    <div className="stack">
      <div className="page-head"><h1>疑似同一人</h1><span className="soft">系统只提示，由人判断；合并不改写任何记录，随时可以拆开</span></div>
      {decides ? <Pairs /> : null}
      <ProposeSame />
    </div>
  )
}

const deciders: readonly string[] = ['countyDispatcher', 'countySupervisor', 'cityDispatcher', 'citySupervisor']

const Pairs = () => {
  const [params] = useSearchParams()
  const state = sameStates.find((s) => s === params.get('state')) ?? 'toDecide'
  const list = useSamePersons(state)
  return (
    <section className="panel" aria-label="疑似同一人">
      <nav className="tabs" aria-label="按判断">
        {sameStates.map((s) => <Link key={s} to={s === 'toDecide' ? '/same-persons' : `/same-persons?state=${s}`} aria-current={s === state ? 'page' : undefined}>{sameWord('sameState', s)}</Link>)}
      </nav>
      <PageList
        list={list} label="疑似同一人表" empty={state === 'toDecide' ? '没有等待判断的' : '这里还没有'} head={['两份记录', '有多像', '理由', '提出']}
        row={(pair) => (
          <tr key={pair.id}>
            <th scope="row"><Link to={`/same-persons/${pair.id}`}>{pair.one}、{pair.other}</Link></th>
            <td><Mark words={verdictLook[pair.verdict].words} shape={verdictLook[pair.verdict].shape} /></td>
            <td className="small">{pair.reasons.join('；')}</td>
            <td>{pair.raisedBy}<span className="soft small num" style={{ display: 'block' }}>{pair.lookAgainOn ? `${pair.lookAgainOn} 再看` : shortMoment(pair.createdAt)}</span></td>
          </tr>
        )}
      />
    </section>
  )
}
