import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { publicationKinds, publicationsOf, publicationStates, publicationWords } from '../../contract/publication.ts'
import { word } from '../../contract/glossary.ts'
import { AnnounceForm } from '../features/publications/announce-form.tsx'
import { usePublications } from '../features/publications/data.ts'
import { shapeOf } from '../features/publications/shapes.ts'
import { shortMoment } from '../lib/format.ts'
import { StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { PageList } from '../ui/page-list.tsx'
import { Panel } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'

/** 公开审查: replies and notices on their way to the public; what waits for me, what I wrote. */
export default function PublicationsPage() {
  usePage('公开审查')
  const [params] = useSearchParams()
  const [writing, setWriting] = useState(false)
  const state = publicationStates.find((s) => s === params.get('state'))
  const kind = publicationKinds.find((k) => k === params.get('kind'))
  const of = publicationsOf.find((o) => o === params.get('of'))
  const list = usePublications({ state, kind, of })
  const to = (more: Record<string, string | undefined>): string => addressOf({ state, kind, of, ...more })
  return (
    <div className="stack">
      <div className="page-head"><h1>公开审查</h1><span className="soft">答复当事人不等于公开；答复和公告公开，都须经自查、保密审查、审批，由不同的人办理</span>{list.data?.pages[0]?.mayAnnounce ? <Button tight aria-expanded={writing} onClick={() => setWriting(!writing)}>{publicationWords.announce}</Button> : null}</div>
      {writing ? <Panel title={publicationWords.announce}><AnnounceForm onClose={() => setWriting(false)} /></Panel> : null}
      <section className="panel" aria-label="公开审查">
        <nav className="tabs" aria-label="哪些">
          <Link to="/publications" aria-current={state || kind || of ? undefined : 'page'}>全部</Link>
          {publicationsOf.map((o) => <Link key={o} to={to({ of: o === of ? undefined : o, state: undefined })} aria-current={o === of ? 'page' : undefined}>{ofWords[o]}</Link>)}
          {publicationKinds.map((k) => <Link key={k} to={to({ kind: k === kind ? undefined : k })} aria-current={k === kind ? 'page' : undefined}>{word('publicationKind', k)}</Link>)}
        </nav>
        <nav className="tabs" aria-label="按状态">
          {publicationStates.map((s) => <Link key={s} to={to({ state: s === state ? undefined : s })} aria-current={s === state ? 'page' : undefined}>{publicationWords[s]}</Link>)}
        </nav>
        <PageList
          list={list} label="公开审查表" empty={of === 'waiting' ? '没有等您办的' : '这里没有答复或公告'} head={['标题', '类别', '状态', '单位', '提请']}
          row={(p) => <tr key={p.id}><th scope="row"><Link to={`/publications/${p.id}`}>{p.title}</Link></th><td className="num">{p.kindName}</td><td><StateTag shape={shapeOf[p.state]} word={p.stateName} /></td><td>{p.unitName}<span className="soft small" style={{ display: 'block' }}>{p.bureauName}</span></td><td>{p.createdBy}<span className="soft small num" style={{ display: 'block' }}>{shortMoment(p.createdAt)}</span></td></tr>}
        />
      </section>
    </div>
  )
}

const ofWords = { waiting: '待我办', mine: '我写的' } as const

function addressOf(ask: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(Object.entries(ask).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString()
  return query ? `/publications?${query}` : '/publications'
}
