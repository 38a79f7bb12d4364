import { useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { StatusImportView } from '../../contract/institutions.ts'
import { useStatusImport, useStatusImports, useTakeIn, useUploadStatus } from '../features/institutions/data.ts'
import { RegisterTabs } from '../features/institutions/tabs.tsx'
import { announce } from '../lib/announce.ts'
import { newRequestId, refusalOf } from '../lib/client.ts'
import { shortMoment } from '../lib/format.ts'
import { Mark } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'

/** 核对省里状态: choose a file, see row by row what it would change, take it in. */
export default function InstitutionImportsPage() {
  usePage('核对省里状态')
  const [params, setParams] = useSearchParams()
  const list = useStatusImports()
  const chosen = params.get('id') ?? list.data?.rows[0]?.id ?? ''
  return (
    <div className="stack">
      <div className="page-head"><h1>核对省里状态</h1><span className="soft">先读成预览，确认后才改动登记；同一文件再导一次不会重复</span></div>
      <RegisterTabs now="imports" />
      {list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : null}
      <Panel title="选一个文件"><Choose onRead={(id) => setParams({ id })} /></Panel>
      {chosen ? <Preview key={chosen} id={chosen} /> : null}
      <Panel title="核对记录">
        {list.data?.rows.length === 0 ? <EmptyState title="还没有核对过" /> : null}
        <ul className="stack">{list.data?.rows.map((row) => <li key={row.id} className="row"><Link to={`/institutions/imports?id=${row.id}`}>{row.fileName}</Link><span className="soft">{row.stage === 'done' ? '已更新' : '待确认'}　{row.by}　{shortMoment(row.at)}</span></li>)}</ul>
      </Panel>
    </div>
  )
}

const Choose = ({ onRead }: { onRead: (id: string) => void }) => {
  const [file, setFile] = useState<File | null>(null)
  const send = useUploadStatus()
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate(file, { onSuccess: (view) => { announce(`已读取 ${view.rows.length} 行，请看预览`); onRead(view.id) } }) }}>
      <p className="soft">JSON 行（.jsonl）或 Excel（.xlsx，第一行是列名：统一社会信用代码、执业证号、姓名、状态、状态日期、有效期至）。状态：正常、停业、注销、吊销、过期。</p>
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
      <Field label="文件">{(ids) => <input {...ids} className="input" type="file" accept=".jsonl,.ndjson,.json,.xlsx" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />}</Field>
      <div className="row"><Button type="submit" look="main" busy={send.isPending}>读成预览</Button></div>
    </form>
  )
}

const Preview = ({ id }: { id: string }) => {
  const found = useStatusImport(id)
  const take = useTakeIn()
  const requestId = useRef(newRequestId())
  if (!found.data) return found.error ? <ErrorPanel message={refusalOf(found.error).message} /> : null
  const { counts, rows, stage, fileName } = found.data
  return (
    <Panel title={fileName}>
      <p role="status">更新 {counts.change} 行，相同 {counts.same} 行，不收 {counts.refused} 行</p>
      {take.error ? <ErrorPanel message={refusalOf(take.error).message} /> : null}
      {stage === 'waiting' && counts.change > 0 ? <div><Button look="main" busy={take.isPending} onClick={() => take.mutate({ id, requestId: requestId.current }, { onSuccess: () => announce('已更新') })}>确认更新 {counts.change} 行</Button></div> : null}
      <div className="table-wrap" tabIndex={0} role="region" aria-label="逐行说明">
        <table className="table">
          <thead><tr>{['行', '名称', '结论', '说明'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
          <tbody>{rows.slice(0, 300).map((row) => <tr key={row.line}><td className="num">{row.line}</td><th scope="row">{row.who || '—'}<span className="soft small" style={{ display: 'block' }}><code>{row.licenceNumber}</code></span></th><td><Mark words={verdicts[row.verdict][0]} shape={verdicts[row.verdict][1]} /></td><td>{row.says}{row.done ? <span className="soft small" style={{ display: 'block' }}>{row.done}</span> : null}</td></tr>)}</tbody>
        </table>
      </div>
    </Panel>
  )
}

const verdicts = { change: ['更新', 'working'], same: ['相同', 'done'], refused: ['不收', 'held'] } as const satisfies Record<StatusImportView['rows'][number]['verdict'], unknown>
