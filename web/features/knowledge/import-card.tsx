import { word } from '../../../contract/glossary.ts'
import { knowledgeEndpoints as api, verdicts, type ImportRowView, type ImportStage, type ImportView } from '../../../contract/knowledge.ts'
import type { Family } from '../../face/tokens.ts'
import { refusalOf, saveFile } from '../../lib/client.ts'
import { shortMoment } from '../../lib/format.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel, Notice, Panel } from '../../ui/panels.tsx'
import { useImport, useSteer } from './data.ts'
import './knowledge.css'

/** One file: how far it has come, what it would do, and what became of each row. */
export const ImportCard = ({ id }: { id: string }) => {
  const found = useImport(id)
  const [run, cancel] = [useSteer(id, 'runImport'), useSteer(id, 'cancelImport')]
  if (!found.data) return found.error ? <ErrorPanel message={refusalOf(found.error).message} /> : <p className="soft" role="status">正在取…</p>
  const view = found.data
  const trouble = run.error ?? cancel.error
  return (
    <Panel title={view.fileName} spaced aside={<StateTag shape={shapes[view.stage]} word={view.stageName} />}>
      <p className="soft small">{view.createdBy} {shortMoment(view.createdAt)} 选入</p>
      {view.trouble ? <ErrorPanel message={view.trouble} /> : null}
      {trouble ? <ErrorPanel message={refusalOf(trouble).message} /> : null}
      <Progress view={view} />
      {view.stage === 'waiting' ? <Notice>资料库还没有改动。{total(view, 'refused') ? '不收的行不影响其他行，其余可以单独导入。' : ''}</Notice> : null}
      {view.stage === 'done' ? <Notice tone="good">{(view.counts.new ?? 0) + (view.counts.changed ?? 0) === 0 ? '这个文件的内容库内都已有，什么也没有改动。' : '导入完成。'}{view.seconds === null ? '' : `用时 ${view.seconds} 秒。`}</Notice> : null}
      <div className="row">
        {view.stage === 'waiting' ? <Button look="main" busy={run.isPending} onClick={() => run.mutate()}>确认导入</Button> : null}
        {view.stage === 'cancelled' ? <Button look="main" busy={run.isPending} onClick={() => run.mutate()}>接着导入</Button> : null}
        {['waiting', 'running', 'reading'].includes(view.stage) ? <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>停止</Button> : null}
        {view.rowsRead > 0 ? <Button onClick={() => void saveFile(api.importReport, { id }, `导入结果-${view.fileName}.csv`)}>下载逐行结果</Button> : null}
      </div>
      <RowTable title="不收的行（前 20 行）" rows={view.refusedFirst} />
      <RowTable title="前几行" rows={view.first} />
    </Panel>
  )
}

const Progress = ({ view }: { view: ImportView }) => (
  <div className="stack">
    {view.stage === 'running' ? <label className="stack"><span>已导入 {view.mergedTo} / {view.rowsRead} 行</span><progress className="bar" max={Math.max(view.rowsRead, 1)} value={view.mergedTo} /></label> : null}
    {view.stage === 'reading' ? <label className="stack"><span>已读取 {view.rowsRead} 行</span><progress className="bar" /></label> : null}
    <p role="status">{verdicts.map((verdict) => `${word('verdict', verdict)} ${total(view, verdict)} 行`).join('，')}</p>
  </div>
)

const RowTable = ({ title, rows }: { title: string; rows: readonly ImportRowView[] }) => (rows.length === 0 ? null : (
  <div className="table-wrap" tabIndex={0} role="region" aria-label={title}>
    <table className="table">
      <caption className="soft small" style={{ textAlign: 'start' }}>{title}</caption>
      <thead><tr><th scope="col">行</th><th scope="col">内容</th><th scope="col">结果</th><th scope="col">说明</th></tr></thead>
      <tbody>{rows.map((row) => <tr key={row.line}><th scope="row" className="num">{row.line}</th><td>{row.what || '—'}<span className="soft small clip">{row.text}</span></td><td className="num">{row.verdict ? word('verdict', row.verdict) : '—'}</td><td>{row.message ?? ''}</td></tr>)}</tbody>
    </table>
  </div>
))

const total = (view: ImportView, verdict: (typeof verdicts)[number]): number => view.counts[verdict] ?? 0
const shapes: Readonly<Record<ImportStage, Family>> = { reading: 'working', waiting: 'waiting', running: 'working', done: 'done', cancelled: 'held', failed: 'aside' }
