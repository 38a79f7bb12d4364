import { useEffect, useRef, useState } from 'react'
import { orderInputs } from '../../../contract/work-order-inputs.ts'
import type { OrderRow } from '../../../contract/work-orders.ts'
import { useQueryClient } from '@tanstack/react-query'
import { announce } from '../../lib/announce.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, stillWrong, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/panels.tsx'
import { actOnMany, keys, type ActionName, type BulkResult } from './data.ts'
import { pickersFor } from './pickers.tsx'
import { actionWord } from './words.ts'

/** Form → progress → a result for each row. Those that failed can be tried again alone. */
export const BulkForm = ({ action, ids, rows, onDone, onClose }: BulkFormProps) => {
  const schema = orderInputs[action]
  const [value, setValue] = useState<FormValue>({})
  const [wrong, setWrong] = useState<{ errors: FormErrors; sent: FormValue }>({ errors: {}, sent: {} })
  const run = useBulk()
  const undoRun = useBulk()
  const undoing = inverse[action]
  const box = useRef<HTMLFormElement>(null)
  const start = (some: readonly string[]): void => {
    const errors = errorsOf(schema, value)
    setWrong({ errors, sent: value })
    // The order into which the others are merged may be one of those selected: it stays.
    if (Object.keys(errors).length === 0) void run.start(some.filter((id) => id !== value['intoId']), action, cleaned(value))
  }
  useEffect(() => { box.current?.querySelector<HTMLElement>('.form-grid :is(input,textarea),button[type=submit]')?.focus() }, [])
  if (run.total > 0) return <Progress run={run} rows={rows} onRetry={(failed) => start(failed)} onUndo={undoing ? (done) => void undoRun.start(done, undoing, { reason: `撤销批量${actionWord(action)}` }) : undefined} undone={undoRun} onClose={() => { onDone(); onClose() }} />
  return (
    <form ref={box} className="stack" onSubmit={(event) => { event.preventDefault(); start(ids) }}>
      <Notice>对选中的 {ids.length} 件工单逐件办理。状态不允许的工单不会改动，并逐件说明原因。</Notice>
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={stillWrong(wrong.errors, wrong.sent, value)} pickers={pickersFor(null)} />
      <div className="foot"><Button type="submit" look="main">开始办理</Button></div>
    </form>
  )
}

const Progress = ({ run, rows, onRetry, onUndo, undone, onClose }: ProgressProps) => {
  const failed = run.results.filter((r) => !r.ok)
  const done = run.results.filter((r) => r.ok && !undone.results.some((u) => u.id === r.id && u.ok))
  const finished = run.results.length === run.total
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (finished) box.current?.querySelector<HTMLElement>('.foot button')?.focus() }, [finished])
  const name = (r: BulkResult): string => r.answer?.number ?? rows.find((one) => one.id === r.id)?.number ?? '其他页的工单'
  return (
    <div className="stack" ref={box}>
      <progress value={run.results.length} max={run.total} aria-label="办理进度" />
      <p role="status">{finished ? '已全部处理：' : '正在办理：'}共 {run.total} 件，办成 {run.results.length - failed.length} 件，未办成 {failed.length} 件。{undone.total > 0 ? `已撤销 ${undone.results.filter((r) => r.ok).length} 件。` : ''}</p>
      <ul className="stack small">
        {failed.map((r) => <li key={r.id} className="row"><Icon name="cross" size={14} /><strong className="num">{name(r)}</strong><span className="grow">{r.message}</span></li>)}
        {onUndo ? done.map((r) => <li key={r.id} className="row"><Icon name="check" size={14} /><strong className="num">{name(r)}</strong><span className="grow">{undone.results.find((u) => u.id === r.id)?.message}</span><Button tight onClick={() => onUndo([r.id])}>撤销</Button></li>) : null}
      </ul>
      <div className="foot">
        <Button look="main" busy={!finished} onClick={onClose}>完成</Button>
        {finished && failed.length > 0 ? <Button onClick={() => onRetry(failed.map((r) => r.id))}>再试未办成的 {failed.length} 件</Button> : null}
        {finished && onUndo && done.length > 1 ? <Button onClick={() => onUndo(done.map((r) => r.id))}>全部撤销</Button> : null}
      </div>
    </div>
  )
}

/** What takes an action back; the others go on in the world (somebody has been told), so they have none. */
const inverse: Readonly<Partial<Record<ActionName, ActionName>>> = { merge: 'restore', hold: 'resume' }

function useBulk(): BulkRun & { start: (ids: readonly string[], action: ActionName, input: FormValue) => Promise<void> } {
  const client = useQueryClient()
  const [results, setResults] = useState<BulkResult[]>([])
  const [total, setTotal] = useState(0)
  const running = useRef(false)
  const start = async (ids: readonly string[], action: ActionName, input: FormValue): Promise<void> => {
    if (running.current) return
    running.current = true
    const before = results.filter((r) => !ids.includes(r.id))
    setResults(before)
    setTotal(before.length + ids.length)
    const all = await actOnMany(ids, action, input, (done) => setResults([...before, ...done]))
    running.current = false
    announce(`办成 ${all.filter((r) => r.ok).length} 件，未办成 ${all.filter((r) => !r.ok).length} 件`)
    void client.invalidateQueries({ queryKey: keys.all })
  }
  return { results, total, start }
}

type BulkRun = { results: BulkResult[]; total: number }
type ProgressProps = { run: BulkRun; rows: readonly OrderRow[]; onRetry: (failed: string[]) => void; onUndo: ((done: string[]) => void) | undefined; undone: BulkRun; onClose: () => void }
type BulkFormProps = { action: ActionName; ids: readonly string[]; rows: readonly OrderRow[]; onDone: () => void; onClose: () => void }
