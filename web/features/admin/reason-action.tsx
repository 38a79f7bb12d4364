import { useState } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '../../../contract/endpoint.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { useChange } from './data.ts'

/** A button for what an officer does to a record: it says the effect, wants a reason, and shows a secret once. */
export const ReasonAction = ({ row, id, label, effect, danger = false, secretOf }: ReasonActionProps) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tight danger={danger} onClick={() => setOpen(true)}>{label}</Button>
      <Dialog title={label} open={open} onClose={() => setOpen(false)}><ReasonForm row={row} id={id} label={label} effect={effect} secretOf={secretOf} onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

const ReasonForm = ({ row, id, label, effect, secretOf, onDone }: Omit<ReasonActionProps, 'danger'> & { onDone: () => void }) => {
  const [reason, setReason] = useState('')
  const [secrets, setSecrets] = useState<Secrets | null>(null)
  const change = useChange(row)
  const refusal = change.error ? refusalOf(change.error) : null
  const done = (answer: unknown): void => {
    announce(`${label}：已完成`)
    const shown = secretOf?.(answer as Record<string, string>)
    if (shown) setSecrets(shown)
    else onDone()
  }
  if (secrets) return <SecretOnce secrets={secrets} onDone={onDone} />
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); change.mutate({ id, reason }, { onSuccess: done }) }}>
      <Notice tone="amber">{effect}</Notice>
      {refusal && !refusal.fields['reason'] ? <ErrorPanel message={refusal.message} /> : null}
      <Field label="理由" error={refusal?.fields['reason']}>{(ids) => <TextInput ids={ids} long max={300} value={reason} onChange={setReason} />}</Field>
      <div className="row"><Button type="submit" look="main" busy={change.isPending}>确认{label}</Button></div>
    </form>
  )
}

/** A password or key that will not be shown again. */
export const SecretOnce = ({ secrets, next, onDone }: { secrets: Secrets; next?: string; onDone: () => void }) => (
  <div className="stack">
    <Notice tone="amber">以下内容<strong>只显示这一次</strong>，请当面或用可靠方式交给本人。</Notice>
    <dl className="facts">{secrets.map(([words, value]) => <div key={words} style={{ display: 'contents' }}><dt>{words}</dt><dd><code style={{ fontSize: '1.125rem', userSelect: 'all' }}>{value}</code></dd></div>)}</dl>
    {next ? <p>{next}</p> : null}
    <div className="row"><Button look="main" onClick={onDone}>我已记下</Button></div>
  </div>
)

export type Secrets = readonly (readonly [string, string])[]
// oxlint-disable-next-line typescript/no-explicit-any
type ReasonEndpoint = Endpoint<z.ZodType<any, { id: string; reason: string }>, unknown>
type ReasonActionProps = { row: ReasonEndpoint; id: string; label: string; effect: string; danger?: boolean; secretOf?: ((answer: Record<string, string>) => Secrets) | undefined }
