import { Link } from 'react-router'
import type { ArticleView, EntryState, LibraryAge, Nature, VersionView } from '../../../contract/knowledge.ts'
import { word } from '../../../contract/glossary.ts'
import type { Family } from '../../face/tokens.ts'
import { Mark } from '../../ui/badges.tsx'
import { Notice } from '../../ui/panels.tsx'
import './knowledge.css'

/** How old the library is, said wherever a law is shown. */
export const Age = ({ age }: { age: LibraryAge }) => (age.newest
  ? <p className="soft small">库内资料截至 {age.newest}；现行有效与否以此日为限，此后的修改库内不知。共 {age.laws} 部、{age.articles} 条。</p>
  : <Notice tone="amber">库内还没有法律全文，只有摘要（以原文为准）。请由市级调度员或局负责人导入。</Notice>)

export const NatureMark = ({ nature }: { nature: Nature | null }) => (nature ? <Mark words={word('nature', nature)} shape={nature === 'procedural' ? 'checking' : 'working'} icon="form" /> : <Mark words="实体或程序未标明" shape="aside" />)

/** Published, in force from, until: an unknown day is said, never filled in. */
export const VersionWords = ({ version }: { version: VersionView }) => (
  <span className="row">
    <span>{version.publishedOn ?? '公布日期不详'} 公布</span>
    {version.effectiveOn ? <span>{version.effectiveOn} 起施行{version.effectBy === 'file' ? '（文件所载，待核实）' : '（人工登记）'}</span> : <Mark words="施行日期未录入" shape="held" icon="warn" />}
    {version.endsOn ? <span>{version.endsOn} 失效</span> : null}
    {version.current ? <Mark words="来源标为现行" shape="done" icon="check" /> : <Mark words="已被修改或失效" shape="aside" />}
  </span>
)

export const ArticleText = ({ article, heading }: { article: ArticleView; heading: string }) => (
  <section className="provision" aria-label={heading}>
    <h2>{heading}</h2>
    <p><Link to={`/knowledge/laws/${article.lawId}${article.version ? `?version=${article.version.id}` : ''}`}>{article.law}</Link> <strong>{article.number || '全文'}</strong></p>
    {article.version ? <p className="small"><VersionWords version={article.version} /></p> : null}
    {article.path.length > 0 ? <p className="soft small">{article.path.join(' / ')}</p> : null}
    <p className="words provision-text">{article.text}</p>
    {article.form === 'full' && article.gist ? <p className="small"><strong>摘要（以原文为准）</strong>　{article.gist}</p> : null}
    {article.notes.map((note) => <p key={note} className="small amber-words">{note}</p>)}
  </section>
)

export const entryShape: Readonly<Record<EntryState, Family>> = { draft: 'checking', approved: 'done', withdrawn: 'aside' }
