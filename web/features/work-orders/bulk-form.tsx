import { useRef, useState } from 'react'
import { orderInputs } from '../../../contract/work-order-inputs.ts'
import type { OrderRow } from '../../../contract/work-orders.ts'
import { useQueryClient } from '@tanstack/react-query'
import { announce } from '../../lib/announce.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/panels.tsx'
import { actOnMany, keys, type ActionName, type BulkResult } from './data.ts'
import { pickersFor } from './pickers.tsx'

/** Form → progress → a result for each row. Those that failed can be tried again alone. */
export const BulkForm = ({ action, ids, rows, onDone, onClose }: BulkFormProps) => {
  const schema = orderInputs[action]
  const [value, setValue] = useState<FormValue>({})
  const [errors, setErrors] = useState<FormErrors>({})
  const run = useBulk()
  const start = (some: readonly string[]): void => {
    const wrong = errorsOf(schema, value)
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) void run.start(some, action, cleaned(value))
  }
  if (run.total > 0) return <Progress run={run} rows={rows} onRetry={(failed) => start(failed)} onClose={() => { onDone(); onClose() }} />
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); start(ids) }}>
      <Notice>对选中的 {ids.length} 件工单逐件办理。状态不允许的工单不会改动，并逐件说明原因。</Notice>
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} pickers={pickersFor(null)} />
      <div className="foot"><Button type="submit" look="main">开始办理</Button></div>
    </form>
  )
}

const Progress = ({ run, rows, onRetry, onClose }: { run: BulkRun; rows: readonly OrderRow[]; onRetry: (failed: string[]) => void; onClose: () => void }) => {
  const failed = run.results.filter((r) => !r.ok)
  const finished = run.results.length === run.total
  return (
    <div className="stack">
      <progress value={run.results.length} max={run.total} aria-label="办理进度" />
      <p role="status">{finished ? '已全部处理：' : '正在办理：'}共 {run.total} 件，办成 {run.results.length - failed.length} 件，未办成 {failed.length} 件。</p>
      {failed.length > 0 ? (
        <ul className="stack small">
          {failed.map((r) => {
            const row = rows.find((one) => one.id === r.id)
            return <li key={r.id} className="row"><Icon name="cross" size={14} /><strong className="num">{row?.number ?? '其他页的工单'}</strong><span className="grow">{r.message}</span></li>
          })}
        </ul>
      ) : null}
      <div className="foot">
        <Button look="main" busy={!finished} onClick={onClose}>完成</Button>
        {finished && failed.length > 0 ? <Button onClick={() => onRetry(failed.map((r) => r.id))}>再试未办成的 {failed.length} 件</Button> : null}
      </div>
    </div>
  )
}

function useBulk(): BulkRun & { start: (ids: readonly string[], action: ActionName, input: FormValue) => Promise<void> } {
  const client = useQueryClient()
  const [results, setResults] = useState<BulkResult[]>([])
  const [total, setTotal] = useState(0)
  const running = useRef(false)
  const start = async (ids: readonly string[], action: ActionName, input: FormValue): Promise<void> => {
    if (running.current) return
    running.current = true
    setResults([])
    setTotal(ids.length)
    const all = await actOnMany(ids, action, input, setResults)
    running.current = false
    announce(`办成 ${all.filter((r) => r.ok).length} 件，未办成 ${all.filter((r) => !r.ok).length} 件`)
    void client.invalidateQueries({ queryKey: keys.all })
  }
  return { results, total, start }
}

type BulkRun = { results: BulkResult[]; total: number }
type BulkFormProps = { action: ActionName; ids: readonly string[]; rows: readonly OrderRow[]; onDone: () => void; onClose: () => void }
