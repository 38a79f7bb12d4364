import { useState } from 'react'
import { word } from '../../contract/glossary.ts'
import { cellWays, coverageEndpoints as api, coverageWord, type MatrixReport } from '../../contract/coverage.ts'
import { useImportMatrix, useUndo } from '../features/coverage/data.ts'
import { CoverageTabs } from '../features/coverage/tabs.tsx'
import { announce } from '../lib/announce.ts'
import { refusalOf, saveFile } from '../lib/client.ts'
import { Mark } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'

/** 表格导入: take the workbook out, fill it in, see row by row what it would change, take it in; the whole can be taken back. */
export default function CoverageImportPage() {
  usePage('表格导入')
  const [file, setFile] = useState<File | null>(null)
  const send = useImportMatrix()
  const report = send.data
  const good = report ? report.counts.new + report.counts.changed : 0
  return (
    <div className="stack">
      <div className="page-head"><h1>表格导入</h1><span className="soft">一千多个村（居）工作室，一张表填完</span></div>
      <section className="panel" aria-label="表格导入"><CoverageTabs now="import" />
        <div className="stack" style={{ padding: '0.75rem 0.875rem' }}>
          <p>先导出一份，每格从列表里选：{cellWays.map((way) => coverageWord('cellWay', way)).join('、')}。空着的不改。新的村（居）工作室加在后面：12 位村（居）区划代码、名称；归哪个司法所、哪个县区由代码里的乡镇定。</p>
          <div className="row"><Button onClick={() => void saveFile(api.workbook, {}, '覆盖矩阵.xlsx').catch((error: unknown) => announce(refusalOf(error).message))}>导出现在的矩阵</Button></div>
          <form className="stack" aria-label="导入覆盖矩阵" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate({ file, run: 'no' }) }}>
            {send.error ? <ErrorPanel message={refusalOf(send.error).message} /> : null}
            <Field label="填好的表格（.xlsx）">{(ids) => <input {...ids} className="input" type="file" accept=".xlsx" onChange={(event) => { setFile(event.target.files?.[0] ?? null); send.reset() }} />}</Field>
            <div className="row"><Button type="submit" busy={send.isPending}>读成预览</Button>{report && !report.done && good > 0 && file ? <Button look="main" busy={send.isPending} onClick={() => send.mutate({ file, run: 'yes' }, { onSuccess: () => announce('已导入') })}>导入好的 {good} 行</Button> : null}</div>
          </form>
        </div>
      </section>
      {report ? <Report report={report} onUndone={() => send.reset()} /> : null}
    </div>
  )
}

const Report = ({ report, onUndone }: { report: MatrixReport; onUndone: () => void }) => {
  const undo = useUndo()
  const { counts, lines, done, batchId } = report
  return (
    <Panel title={report.file} spaced>
      <Notice tone={done ? 'good' : counts.refused ? 'amber' : 'info'}>
        <span className="row">{done ? '已导入。' : '还没有改动。'}新的 {counts.new} 行，更新 {counts.changed} 行，相同 {counts.same} 行，不收 {counts.refused} 行。{done && batchId ? <Button tight busy={undo.isPending} onClick={() => undo.mutate(batchId, { onSuccess: ({ restored, skipped }) => { announce(`已撤销 ${restored} 格${skipped ? `，${skipped} 格后来有人改过，没有动` : ''}`); onUndone() } })}>撤销这次填的格子</Button> : null}</span>
        {undo.error ? <ErrorPanel message={refusalOf(undo.error).message} /> : null}
      </Notice>
      {lines.length === 0 ? <p className="soft">和登记的一样，没有要改的。</p> : <div className="table-wrap" tabIndex={0} role="region" aria-label="逐行结果">
        <table className="table">
          <thead><tr>{['行', '代码', '名称', '结果', '说明'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
          <tbody>{lines.map((line) => <tr key={line.line}><td className="num">{line.line}</td><td><code>{line.code}</code></td><td>{line.name}</td><td><Mark words={word('verdict', line.verdict)} shape={shapes[line.verdict]} /></td><td>{line.says}</td></tr>)}</tbody>
        </table>
      </div>}
      {lines.length === 300 ? <p className="soft small">只列前 300 行，不收的在最前面。</p> : null}
    </Panel>
  )
}

const shapes = { new: 'working', changed: 'working', same: 'done', refused: 'held' } as const
