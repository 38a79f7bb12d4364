import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { word } from '../../contract/glossary.ts'
import { entryInputs, entryKindName, entryKinds, entryStates } from '../../contract/knowledge.ts'
import { PageList } from '../ui/page-list.tsx'
import { useEntries, useWriteEntry } from '../features/knowledge/data.ts'
import { entryShape } from '../features/knowledge/parts.tsx'
import { topicPicker } from '../features/security/topic-select.tsx'
import { announce } from '../lib/announce.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panels.tsx'
import { SchemaForm } from '../ui/schema-form.tsx'
import { usePage } from './shell/use-page.ts'

/** Cases, answers for reuse, local rules, guides and summaries; the list of those to be read again. */
export default function KnowledgeEntriesPage() {
  usePage('案例、答复与指南')
  const [params] = useSearchParams()
  const [open, setOpen] = useState(false)
  const kind = entryKinds.find((one) => one === params.get('kind'))
  const state = entryStates.find((one) => one === params.get('state'))
  const overdue = params.get('overdue') === 'yes' ? ('yes' as const) : undefined
  const list = useEntries({ kind, state, overdue })
  return (
    <div className="stack">
      <div className="page-head"><h1>案例、答复与指南</h1><span className="soft">写的人和核准的人须是两个人；到期要复核</span></div>
      <section className="panel" aria-label="知识条目">
        <nav className="tabs" aria-label="按类别">
          <Link to="/knowledge">法律</Link>
          <Link to="/knowledge/entries" aria-current={kind || state || overdue ? undefined : 'page'}>全部</Link>
          {entryKinds.map((one) => <Link key={one} to={`/knowledge/entries?kind=${one}`} aria-current={one === kind ? 'page' : undefined}>{entryKindName(one)}</Link>)}
          <Link to="/knowledge/entries?state=draft" aria-current={state === 'draft' ? 'page' : undefined}>{word('entryState', 'draft')}</Link>
          <Link to="/knowledge/entries?overdue=yes" aria-current={overdue ? 'page' : undefined}>该复核的</Link>
        </nav>
        <PageList
          list={list} label="条目表" empty={overdue ? '没有到期要复核的条目' : '这里还没有条目'} head={['标题', '类别', '状态', '负责人', '复核日期']}
          row={(row) => <tr key={row.id}><th scope="row"><Link to={`/knowledge/entries/${row.id}`}>{row.title}</Link>{row.teaching ? <span className="row"><Mark words="教学案例，非真实案件" shape="held" /></span> : null}</th><td className="num">{row.kindName}</td><td><StateTag shape={entryShape[row.state]} word={row.stateName} /></td><td>{row.ownerName ?? row.unitName}</td><td className="num">{row.overdue ? <Mark words={`${row.reviewOn} 已到期`} shape="yours" icon="warn" /> : row.reviewOn}</td></tr>}
        />
      </section>
      {list.data?.pages[0]?.mayWrite ? <Panel title="新写一条" aside={<span className="row push"><Button tight aria-expanded={open} onClick={() => setOpen(!open)}>{open ? '收起' : '新写'}</Button></span>}>{open ? <NewEntry /> : <p className="soft">案例、可复用的答复、地方规定、办事指南；不写任何人的姓名、号码。</p>}</Panel> : null}
    </div>
  )
}

const NewEntry = () => {
  const go = useNavigate()
  const write = useWriteEntry()
  return <SchemaForm label="新写一条" schema={entryInputs.write} start={{ sensitivity: 'ordinary' }} verb="存为草稿" focus pickers={topicPicker} send={(input, requestId) => write.mutateAsync({ ...input, requestId })} onDone={(answer) => { announce('已存为草稿，等另一人核准'); void go(`/knowledge/entries/${answer.id}`) }} />
}
