import { Link, useParams } from 'react-router'
import { usePublication } from '../features/publications/data.ts'
import { MarkedText } from '../features/publications/marked-text.tsx'
import { NoticeFacts } from '../features/publications/notice-facts.tsx'
import { PublicationActions } from '../features/publications/publication-actions.tsx'
import { useRoles } from '../features/security/data.ts'
import { shapeOf } from '../features/publications/shapes.ts'
import { refusalOf } from '../lib/client.ts'
import { moment, shortMoment } from '../lib/format.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { ErrorPanel, Facts, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** One reply or notice on its way to the public. */
export default function PublicationPage() {
  const { id = '' } = useParams()
  // 三员 see what is to be published, and no work order for it.
  const officer = useRoles().includes('securityOfficer')
  const found = usePublication(id)
  usePage(found.data ? `公开审查 ${found.data.title}` : '公开审查')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>公开审查</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/publications">回到列表</Link></ErrorPanel></div>
  const p = found.data
  return (
    <article className="record">
      <header className="record-head"><div className="row"><StateTag shape={shapeOf[p.state]} word={p.stateName} /><span className="soft">{p.unitName}　{p.createdBy} {moment(p.createdAt)} {p.kind === 'reply' ? '提请' : '写'}</span>{officer || !p.orderId ? null : <Link to={`/orders/${p.orderId}`}>查看工单</Link>}</div><h1>{p.title}</h1></header>
      <PublicationActions publication={p} />
      <div className="record-columns">
        <div>
          <Panel title="拟公开的标题和内容"><MarkedText text={`${p.title}\n${p.text}`} findings={p.findings} /></Panel>
          <Panel title="经过"><Timeline rows={p.story.map((line, i) => ({ key: i, at: line.at, when: shortMoment(line.at), what: <><p className="row"><strong>{line.label}</strong><span className="soft small">{line.by}</span></p>{line.text && line.text !== line.label ? <p className="words">{line.text}</p> : null}</>, latest: i === p.story.length - 1 }))} /></Panel>
        </div>
        <div>
          {p.announcement ? <NoticeFacts publication={p} facts={p.announcement} /> : null}
          <Panel title={`自动检出（${p.findings.length}）`}>
            {p.findings.length === 0 ? <p className="soft">没有检出个人信息或密级标志；仍须人工审查。</p> : null}
            <ul className="stack">{p.findings.map((f, i) => <li key={i} className="row">{f.blocks ? <Mark words="必须删去" shape="yours" icon="cross" /> : <Mark words="请判断" shape="checking" icon="checking" />}<span>{f.at < p.title.length ? '标题里的' : '正文里的'}{f.zh}</span><code>{f.sample}</code></li>)}</ul>
          </Panel>
          <Panel title="三道审查"><Facts rows={[['自查', p.selfReviewedBy ?? '尚未'], ['保密审查', p.secrecyReviewedBy ?? '尚未'], ['审批', p.approvedBy ?? '尚未'], p.publishedAt ? ['公开时间', moment(p.publishedAt)] : null, p.refusedReason ? ['不予公开的理由', p.refusedReason] : null]} /></Panel>
        </div>
      </div>
    </article>
  )
}
