import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { ArticleHit } from '../../contract/knowledge.ts'
import { PageList } from '../ui/page-list.tsx'
import { useLibrary } from '../features/knowledge/data.ts'
import { Age, NatureMark } from '../features/knowledge/parts.tsx'
import { Mark } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { Panel } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'

/** 法律与案例: the library, by name, by number, by words. */
export default function KnowledgePage() {
  usePage('法律与案例')
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const [typed, setTyped] = useState(q)
  const list = useLibrary(q)
  const first = list.data?.pages[0]
  const pages = list.data ? { pages: list.data.pages.map((page) => ({ rows: page.laws })) } : undefined
  return (
    <div className="stack">
      <div className="page-head"><h1>法律与案例</h1><span className="soft">法律按版本和施行日期；案例、答复、指南经另一人核准</span></div>
      {first ? <Age age={first.age} /> : null}
      <nav className="tabs" aria-label="资料库">
        <Link to="/knowledge" aria-current="page">法律</Link><Link to="/knowledge/entries">案例、答复与指南</Link>
        <Link to="/knowledge/entries?overdue=yes">该复核的{first && first.overdue > 0 ? <span className="count alarm">{first.overdue}</span> : null}</Link>
        {first?.mayImport ? <Link to="/knowledge/imports">导入</Link> : null}
      </nav>
      <form role="search" className="row ask" onSubmit={(event) => { event.preventDefault(); setParams(typed.trim() ? { q: typed.trim() } : {}) }}>
        <span className="grow"><Field label="法律名称、条号或词语" help="例如：公司法；劳动合同法 38；拖欠工资">{(ids) => <TextInput ids={ids} type="search" value={typed} onChange={setTyped} />}</Field></span>
        <Button type="submit" look="main">查找</Button>
      </form>
      {first && first.hits.length > 0 ? <Panel title={`条文（${first.hits.length}）`}><Hits hits={first.hits} /></Panel> : null}
      <Panel title="法律" flush>
        <PageList
          list={{ ...list, data: pages }} label="法律表" empty={q ? `没有名称含“${q}”的法律` : '库内还没有法律'} head={['名称', '规则', '版本', '最近公布', '施行日期']}
          row={(law) => <tr key={law.id}><th scope="row"><Link to={`/knowledge/laws/${law.id}`}>{law.name}</Link></th><td><NatureMark nature={law.nature} /></td><td className="num">{law.versions > 0 ? `${law.versions} 版` : `仅摘要 ${law.summaries} 条`}</td><td className="num">{law.publishedOn ?? '—'}</td><td>{law.versions === 0 ? '—' : law.unknownDays > 0 ? <Mark words={`${law.unknownDays} 版未录入`} shape="held" icon="warn" /> : '都有'}</td></tr>}
        />
      </Panel>
    </div>
  )
}

const Hits = ({ hits }: { hits: readonly ArticleHit[] }) => (
  <ul className="hits">
    {hits.map((hit) => (
      <li key={hit.id}>
        <p className="row"><Link to={`/knowledge/articles/${hit.id}`}>{hit.law} {hit.number || '全文'}</Link>{hit.form === 'summary' ? <Mark words="摘要 以原文为准" shape="held" /> : hit.current ? null : <Mark words="已被修改或失效" shape="aside" />}</p>
        <p className="small clip">{hit.text}</p>
      </li>
    ))}
  </ul>
)
