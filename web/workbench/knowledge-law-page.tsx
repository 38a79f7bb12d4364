import { Link, useParams, useSearchParams } from 'react-router'
import { useLaw } from '../features/knowledge/data.ts'
import { VersionLine } from '../features/knowledge/effect-form.tsx'
import { Age, NatureMark } from '../features/knowledge/parts.tsx'
import { refusalOf } from '../lib/client.ts'
import { Mark } from '../ui/badges.tsx'
import { ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** One law: its versions, each with its day of effect, and the articles of one of them. */
export default function KnowledgeLawPage() {
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const found = useLaw(id, params.get('version') ?? undefined)
  usePage(found.data?.name ?? '法律')
  if (found.isPending) return <RowsSkeleton rows={12} />
  if (!found.data) return <div className="stack"><h1>法律</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/knowledge">回到资料库</Link></ErrorPanel></div>
  const law = found.data
  return (
    <div className="stack">
      <div className="page-head"><h1>{law.name}</h1><NatureMark nature={law.nature} /></div>
      <Age age={law.age} />
      <Panel title={`版本（${law.versions.length}）`}>
        {law.versions.length === 0 ? <p className="soft">库内没有全文，只有下面的摘要。</p> : null}
        <ul className="stack">{law.versions.map((version) => <VersionLine key={version.id} version={version} shown={version.id === law.shown} may={law.mayEnterEffect} onShow={() => setParams({ version: version.id })} />)}</ul>
      </Panel>
      {law.summaries.length > 0 ? (
        <Panel title={`摘要（${law.summaries.length}）`} aside={<Mark words="以原文为准" shape="held" />}>
          <ul className="law-articles">{law.summaries.map((one) => <li key={one.id}><Link to={`/knowledge/articles/${one.id}`}>{one.number}</Link><span>{one.gist}</span></li>)}</ul>
        </Panel>
      ) : null}
      {law.articles.length > 0 ? (
        <Panel title={`条文（${law.articles.length}）`}>
          <ul className="law-articles">{law.articles.map((one) => <li key={one.id}><Link to={`/knowledge/articles/${one.id}`}>{one.number || '全文'}</Link><span className="words">{one.text}</span></li>)}</ul>
        </Panel>
      ) : null}
    </div>
  )
}
