import { Link, useParams } from 'react-router'
import { topicName } from '../../contract/topics.ts'
import { useEntry } from '../features/knowledge/data.ts'
import { EntryActions } from '../features/knowledge/entry-actions.tsx'
import { entryShape } from '../features/knowledge/parts.tsx'
import { refusalOf } from '../lib/client.ts'
import { moment, shortMoment } from '../lib/format.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { ErrorPanel, Facts, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** One case, answer, rule, guide or summary. */
export default function KnowledgeEntryPage() {
  const { id = '' } = useParams()
  const found = useEntry(id)
  usePage(found.data?.title ?? '知识条目')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>知识条目</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/knowledge/entries">回到列表</Link></ErrorPanel></div>
  const entry = found.data
  return (
    <article className="record">
      <header className="record-head">
        <div className="row"><StateTag shape={entryShape[entry.state]} word={entry.stateName} /><span>{entry.kindName}</span>{entry.teaching ? <Mark words="教学案例，非真实案件" shape="held" icon="info" /> : null}{entry.kind === 'summary' ? <Mark words="摘要 以原文为准" shape="held" icon="info" /> : null}</div>
        <h1>{entry.title}</h1>
      </header>
      <EntryActions entry={entry} />
      <div className="record-columns">
        <div>
          {entry.question ? <Panel title={entry.kind === 'case' ? '案情' : entry.kind === 'summary' ? '百姓的说法' : '问题'}><p className="words need">{entry.question}</p></Panel> : null}
          <Panel title={entry.kind === 'answer' ? '答复' : '内容'}><p className="words need">{entry.body}</p></Panel>
          {entry.story.length > 0 ? <Panel title="经过"><Timeline rows={entry.story.map((line, i) => ({ key: i, at: line.at, when: shortMoment(line.at), what: <><p className="row"><strong>{line.label}</strong><span className="soft small">{line.by}</span></p>{line.text && line.text !== line.label ? <p className="words">{line.text}</p> : null}</>, latest: i === entry.story.length - 1 }))} /></Panel> : null}
        </div>
        <div>
          <Panel title="登记">
            <Facts rows={[
              ['类别', topicName(entry.topic)], ['来源', entry.source || '—'], entry.fromOrder ? ['出自', '一件工单的答复（工单已隐去）'] : null, ['负责人', entry.ownerName ?? entry.unitName], ['复核日期', entry.reviewOn],
              ['写稿', entry.writtenBy ?? '随系统提供'], ['核准', entry.approvedAt ? `${entry.approvedBy ?? '随系统提供'} ${moment(entry.approvedAt)}` : '尚未'],
            ]} />
          </Panel>
          {entry.cited.length > 0 ? <Panel title="所引法条"><ul>{entry.cited.map((one) => <li key={one.law + one.article}>{entry.articleId ? <Link to={`/knowledge/articles/${entry.articleId}`}>{one.law}{one.article}</Link> : <Link to={`/knowledge?q=${encodeURIComponent(`${one.law} ${one.article}`)}`}>{one.law}{one.article}</Link>}</li>)}</ul></Panel> : null}
        </div>
      </div>
    </article>
  )
}
