import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { AsOf, TodayStand } from '../../contract/knowledge.ts'
import { useArticle } from '../features/knowledge/data.ts'
import { Age, ArticleText, NatureMark, VersionWords } from '../features/knowledge/parts.tsx'
import { refusalOf } from '../lib/client.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** One article: as it stood on the day of the facts, beside what stands today. */
export default function KnowledgeArticlePage() {
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const day = params.get('day') ?? ''
  const [typed, setTyped] = useState(day)
  const found = useArticle(id, day || undefined)
  const article = found.data?.article
  usePage(article ? `${article.short} ${article.number}` : '法条')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data || !article) return <div className="stack"><h1>法条</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/knowledge">回到资料库</Link></ErrorPanel></div>
  const page = found.data
  return (
    <div className="stack">
      <div className="page-head"><h1>{article.law} {article.number || '全文'}</h1><NatureMark nature={article.nature} /></div>
      <Age age={page.age} />
      <form className="row ask no-print" onSubmit={(event) => { event.preventDefault(); setParams(typed ? { day: typed } : {}) }}>
        <Field label="事实发生之日" help="按当日施行的版本显示；查不到不推定">{(ids) => <TextInput ids={ids} type="date" value={typed} onChange={setTyped} />}</Field>
        <Button type="submit" look="main">按这一天查看</Button>
      </form>
      {page.asOf ? <OnThatDay asOf={page.asOf} /> : <ArticleText article={article} heading={article.form === 'summary' ? '摘要' : '这一版'} />}
      {!page.asOf && page.today && !page.today.sameVersion ? <Today today={page.today} /> : null}
      <Panel title="各版本的这一条">
        {page.versions.length === 0 ? <p className="soft">库内没有全文。</p> : null}
        <ul className="stack">{page.versions.map(({ version, articleId, sameText }) => <li key={version.id} className="row"><VersionWords version={version} />{articleId ? <Link to={`/knowledge/articles/${articleId}`}>{articleId === id ? '正在看' : sameText ? '文字相同' : '文字不同，查看'}</Link> : <span className="soft">没有这一条号</span>}</li>)}</ul>
      </Panel>
      {page.cases.length > 0 ? <Panel title="引用这一条的案例和答复"><ul>{page.cases.map((one) => <li key={one.id}>{one.kindName}　<Link to={`/knowledge/entries/${one.id}`}>{one.title}</Link></li>)}</ul></Panel> : null}
    </div>
  )
}

const OnThatDay = ({ asOf }: { asOf: AsOf }) => (
  <div className="stack">
    {asOf.kind === 'found' ? null : <Notice tone="amber"><strong>{asOf.kind === 'lacking' ? '库内没有' : '不能确定'}　</strong>{asOf.says}</Notice>}
    {asOf.notes.map((note) => <Notice key={note} tone="amber">{note}</Notice>)}
    <div className="side-by-side">
      {asOf.kind !== 'unknown' && asOf.article ? <ArticleText article={asOf.article} heading={asOf.kind === 'found' ? `${asOf.day} 当日的规定（当日版本${asOf.article.number}）` : '摘要'} /> : null}
      {asOf.kind === 'unknown' ? asOf.candidates.map(({ version, article }) => (article ? <ArticleText key={version.id} article={article} heading="可能是这一版" /> : <section key={version.id} className="provision"><h2>可能是这一版</h2><VersionWords version={version} /><p className="soft">这一版没有这一条号</p></section>)) : null}
      {asOf.today && asOf.kind === 'found' && !asOf.today.sameVersion ? <Today today={asOf.today} /> : null}
      {asOf.kind === 'found' && asOf.today?.sameVersion ? <section className="provision"><h2>今日的规定</h2><p>与当日是同一版本。</p></section> : null}
    </div>
  </div>
)

/** Numbers move between versions: the same number and the nearest text stand side by side, neither taken for the other. */
const Today = ({ today }: { today: TodayStand }) => (
  <>
    {today.sameNumber ? <ArticleText article={today.sameNumber} heading={today.differs ? '今日同号的条文（条号相同，内容不同）' : '今日的规定（文字相同）'} /> : null}
    {today.closest && today.closest.article.id !== today.sameNumber?.id ? <ArticleText article={today.closest.article} heading={`今日最相近的条文（参考，相近程度 ${Math.round(today.closest.similarity * 100)}%）`} /> : null}
  </>
)
