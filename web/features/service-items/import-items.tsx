import { useState } from 'react'
import { word } from '../../../contract/glossary.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { useImportItems } from './data.ts'

/** 导入: choose, see row by row, take in. The doors of one item are held against one another on the way. */
export const ImportItems = () => {
  const [file, setFile] = useState<File | null>(null)
  const send = useImportItems()
  const report = send.data
  const good = report?.lines.filter(({ verdict }) => verdict === 'new' || verdict === 'changed').length ?? 0
  return (
    <form className="stack" aria-label="导入服务事项" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate({ file, run: 'no' }) }}>
      <p className="soft">JSON 行（.jsonl）或 Excel（.xlsx，第一行是列名：事项代码、事项名称、类别、渠道、材料、时限……）。同一代码写几行，就是它的几个渠道：材料或时限不一样的不收。</p>
      {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
      <Field label="文件">{(ids) => <input {...ids} className="input" type="file" accept=".jsonl,.ndjson,.json,.xlsx" onChange={(event) => { setFile(event.target.files?.[0] ?? null); send.reset() }} />}</Field>
      <div className="row"><Button type="submit" busy={send.isPending}>读成预览</Button>{report && !report.done && good > 0 && file ? <Button look="main" busy={send.isPending} onClick={() => send.mutate({ file, run: 'yes' })}>把好的 {good} 行存为草稿</Button> : null}</div>
      {report ? <Notice tone={report.done ? 'good' : undefined}>{report.done ? '已存为草稿，等另一人逐项核准。' : '还没有改动。'}共 {report.lines.length} 行，可以收 {good} 行。</Notice> : null}
      {report ? (
        <div className="table-wrap" tabIndex={0} role="region" aria-label="逐行结果">
          <table className="table">
            <thead><tr>{['行', '代码', '名称', '结果', '说明'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
            <tbody>{report.lines.map((line) => <tr key={line.line}><td className="num">{line.line}</td><td>{line.code}</td><td>{line.name}</td><td>{word('verdict', line.verdict)}</td><td>{line.message}</td></tr>)}</tbody>
          </table>
        </div>
      ) : null}
    </form>
  )
}
