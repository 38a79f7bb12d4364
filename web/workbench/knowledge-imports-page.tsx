import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useImports, useUpload } from '../features/knowledge/data.ts'
import { ImportCard } from '../features/knowledge/import-card.tsx'
import { announce } from '../lib/announce.ts'
import { refusalOf } from '../lib/client.ts'
import { shortMoment } from '../lib/format.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'

/** 导入: choose a file, see what it would do, take it in, keep the report. */
export default function KnowledgeImportsPage() {
  usePage('导入法律与案例')
  const [params, setParams] = useSearchParams()
  const send = useUpload()
  const list = useImports(send.isPending)
  const chosen = (send.isPending ? list.data?.rows.find((row) => row.stage === 'reading')?.id : undefined) ?? params.get('id') ?? list.data?.rows[0]?.id ?? ''
  return (
    <div className="stack">
      <div className="page-head"><h1>导入法律与案例</h1><span className="soft">先读成预览，确认后才改动资料库；同一文件再导一次不会重复</span></div>
      <nav className="tabs" aria-label="资料库"><Link to="/knowledge">法律</Link><Link to="/knowledge/entries">案例、答复与指南</Link><Link to="/knowledge/imports" aria-current="page">导入</Link></nav>
      {list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : null}
      <Panel title="选一个文件"><Choose send={send} onRead={(id) => setParams({ id })} /></Panel>
      {chosen ? <ImportCard key={chosen} id={chosen} /> : null}
      <Panel title="导入记录" flush>
        {list.data?.rows.length === 0 ? <EmptyState title="还没有导入过" /> : null}
        {list.data && list.data.rows.length > 0 ? (
          <div className="table-wrap" tabIndex={0} role="region" aria-label="导入记录表">
            <table className="table">
              <thead><tr>{['文件', '状态', '行', '谁、何时'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
              <tbody>{list.data.rows.map((row) => <tr key={row.id}><th scope="row"><Link to={`/knowledge/imports?id=${row.id}`}>{row.fileName}</Link></th><td>{row.stageName}</td><td className="num">{row.rowsRead}</td><td>{row.createdBy}<span className="soft small" style={{ display: 'block' }}>{shortMoment(row.createdAt)}</span></td></tr>)}</tbody>
            </table>
          </div>
        ) : null}
      </Panel>
    </div>
  )
}

const Choose = ({ send, onRead }: { send: ReturnType<typeof useUpload>; onRead: (id: string) => void }) => {
  const [file, setFile] = useState<File | null>(null)
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate(file, { onSuccess: (view) => { announce(`已读取 ${view.rowsRead} 行，请看预览`); onRead(view.id) } }) }}>
      <p className="soft">JSON 行（.jsonl，可压缩为 .gz）、Markdown、Word（.docx）、Excel（.xlsx，第一行是列名：法律名称、条号、条文、公布日期、施行日期…或标题、案情、内容…）。</p>
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
      <Field label="文件">{(ids) => <input {...ids} className="input" type="file" accept=".jsonl,.gz,.ndjson,.json,.md,.txt,.docx,.xlsx" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />}</Field>
      <div className="row"><Button type="submit" look="main" busy={send.isPending}>读成预览</Button>{send.isPending ? <span role="status" className="soft">正在传送和读取，大文件要半分钟</span> : null}</div>
    </form>
  )
}
