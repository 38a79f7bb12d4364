import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { workOrderEndpoints } from '../../contract/work-orders.ts'
import { keys, useQueue } from '../features/work-orders/data.ts'
import { QueueTable } from '../features/work-orders/queue-table.tsx'
import { StepUp } from '../features/security/step-up.tsx'
import { announce } from '../lib/announce.ts'
import { call, refusalOf, saveFile } from '../lib/client.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { EmptyState, ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 外部反馈: orders of other systems whose feedback is still owed; exchange by file until there is a line. */
export default function ForeignPage() {
  usePage('外部反馈')
  const queue = useQueue({ queue: 'feedback', size: 100, closed: 'true' })
  return (
    <div className="stack">
      <div className="page-head"><h1>外部反馈</h1><span className="soft">省平台、12345 等转来、已办结而对方还没有回执的工单。导出文件交给对方；收到回执后打开工单“登记回执”，即离开这里</span></div>
      <Panel title="未反馈" flush aside={<Export />}>
        {queue.error ? <ErrorPanel message={refusalOf(queue.error).message} /> : null}
        {queue.isPending ? <RowsSkeleton /> : null}
        {queue.data?.rows.length === 0 ? <EmptyState title="没有等待反馈的工单" /> : null}
        {queue.data && queue.data.rows.length > 0 ? <QueueTable rows={queue.data.rows} selected={none} caption="未反馈的工单" /> : null}
      </Panel>
      <Panel title="导入对方工单"><ImportForm /></Panel>
    </div>
  )
}

/** An export needs the second factor anew and is on record. */
const Export = () => {
  const run = useMutation({ mutationFn: () => saveFile(workOrderEndpoints.exportForeign, {}, 'feedback.jsonl'), onSuccess: () => announce('反馈文件已导出') })
  const refusal = run.error ? refusalOf(run.error) : null
  return (
    <span className="row push">
      {refusal?.state === 'stepUp' ? <StepUp onDone={() => run.mutate()} /> : refusal ? <span role="alert">{refusal.message}</span> : null}
      <Button tight busy={run.isPending} onClick={() => run.mutate()}><Icon name="form" />导出反馈文件</Button>
    </span>
  )
}

const ImportForm = () => {
  const client = useQueryClient()
  const [source, setSource] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const run = useMutation({
    mutationFn: async () => call(workOrderEndpoints.importForeign, { source, lines: (await file?.text()) ?? '' }),
    onSuccess: (r) => {
      announce(`导入完成：新建 ${r.created} 件`)
      void client.invalidateQueries({ queryKey: keys.lists })
    },
  })
  const refusal = run.error ? refusalOf(run.error) : null
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); run.mutate() }}>
      <p className="soft">文件每行一件（JSON），UTF-8 编码；一行不对不影响其他行。重复导入同一文件不会重复建单。</p>
      <details><summary>看一行的写法</summary><pre className="sample-line" tabIndex={0}>{sampleLine}</pre><p className="soft small">必填：来源编号 foreignNumber、诉求 intake.need、姓名 intake.person.name（匿名的写 "anonymous": true）。期限 foreignDueAt、电话、地点（areaCode 区划代码）有则填。</p></details>
      {refusal && Object.keys(refusal.fields).length === 0 ? <ErrorPanel message={refusal.message} /> : null}
      <div className="form-grid">
        <Field label="来源系统" error={refusal?.fields['source']}>{(ids) => <TextInput ids={ids} value={source} onChange={setSource} placeholder="例如：省公共法律服务平台" />}</Field>
        <Field label="文件（.jsonl）" error={refusal?.fields['lines']}>{(ids) => <input {...ids} className="input" type="file" accept=".jsonl,.json,.txt" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />}</Field>
      </div>
      <div className="row"><Button type="submit" look="main" busy={run.isPending}>导入</Button></div>
      {run.data ? (
        <Notice tone={run.data.refused.length > 0 ? 'amber' : 'good'}>
          新建 {run.data.created} 件，并入已有 {run.data.joined} 件，未导入 {run.data.refused.length} 行。
          <ul>{run.data.refused.map((r) => <li key={r.line}>第 {r.line} 行：{r.message}</li>)}</ul>
        </Notice>
      ) : null}
    </form>
  )
}

const sampleLine = '{"foreignNumber": "AH20261123001", "foreignDueAt": "2026-12-01T17:30:00+08:00", "intake": {"kind": "task", "need": "工地拖欠工资三个月", "person": {"name": "王某", "phone": "13800000000"}, "areaCode": "340403"}}'

const none: ReadonlySet<string> = new Set()
