import { Link, useSearchParams } from 'react-router'
import { publicationStates, publicationWords } from '../../contract/publication.ts'
import { PageList } from '../ui/page-list.tsx'
import { usePublications } from '../features/publications/data.ts'
import { shapeOf } from '../features/publications/shapes.ts'
import { shortMoment } from '../lib/format.ts'
import { StateTag } from '../ui/badges.tsx'
import { usePage } from './shell/use-page.ts'

/** 公开审查: replies on their way to the public. */
export default function PublicationsPage() {
  usePage('公开审查')
  const [params] = useSearchParams()
  const state = publicationStates.find((s) => s === params.get('state'))
  const list = usePublications(state)
  return (
    <div className="stack">
      <div className="page-head"><h1>公开审查</h1><span className="soft">答复当事人不等于公开；公开须经自查、保密审查、审批</span></div>
      <section className="panel" aria-label="公开审查">
        <nav className="tabs" aria-label="按状态">
          <Link to="/publications" aria-current={state ? undefined : 'page'}>全部</Link>
          {publicationStates.map((s) => <Link key={s} to={`/publications?state=${s}`} aria-current={s === state ? 'page' : undefined}>{publicationWords[s]}</Link>)}
        </nav>
        <PageList
          list={list} label="公开审查表" empty="这里没有等待审查的答复" head={['标题', '状态', '单位', '提请']}
          row={(p) => <tr key={p.id}><th scope="row"><Link to={`/publications/${p.id}`}>{p.title}</Link></th><td><StateTag shape={shapeOf[p.state]} word={p.stateName} /></td><td>{p.unitName}<span className="soft small" style={{ display: 'block' }}>{p.bureauName}</span></td><td>{p.createdBy}<span className="soft small num" style={{ display: 'block' }}>{shortMoment(p.createdAt)}</span></td></tr>}
        />
      </section>
    </div>
  )
}
