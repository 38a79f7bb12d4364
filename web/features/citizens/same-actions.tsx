import { useRef, useState } from 'react'
import { sameInputs, type SameDetail } from '../../../contract/citizens.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, fieldsOf, strayErrors, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { useActOnSame } from './data.ts'

/** Decide, put off, or take a decision back: whatever the server allows now. */
export const SameActions = ({ pair }: { pair: SameDetail }) => {
  const [chosen, setChosen] = useState<SameDetail['actions'][number] | null>(null)
  useShortcuts(Object.fromEntries(pair.actions.map((action, i) => [String(i + 1), () => setChosen(action)])))
  return (
    <section className="panel action-bar no-print" aria-label="判断">
      <div className="actions">
        {pair.actions.map((action, i) => <Button key={action.action} danger={action.danger} hotkey={String(i + 1)} title={action.next} aria-expanded={chosen?.action === action.action} onClick={() => setChosen(chosen?.action === action.action ? null : action)}>{action.label}</Button>)}
        {pair.actions.length === 0 ? <span className="soft">现在没有您可以做的操作；自己提出的，须由别人判断。</span> : null}
      </div>
      {chosen ? <ActForm key={chosen.action} pair={pair} action={chosen} onClose={() => setChosen(null)} /> : null}
    </section>
  )
}

const ActForm = ({ pair, action, onClose }: { pair: SameDetail; action: SameDetail['actions'][number]; onClose: () => void }) => {
  const schema = sameInputs[action.action]
  const [value, setValue] = useState<FormValue>({})
  const [errors, setErrors] = useState<FormErrors>({})
  const requestId = useRef(newRequestId())
  const act = useActOnSame(pair.id, pair.version)
  const submit = (): void => {
    const wrong = errorsOf(schema, value)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    act.mutate({ action: action.action, input: cleaned(value), requestId: requestId.current }, {
      onSuccess: (answer) => { announce(`${action.label}已记下，现在是“${answer.stateName}”`); onClose() },
      onError: (error) => { requestId.current = newRequestId(); setErrors(refusalOf(error).fields) },
    })
  }
  return (
    <form className="action-form stack" aria-label={action.label} noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <Notice><strong>接下来：</strong>{action.next}</Notice>
      {act.error ? <ErrorPanel message={refusalOf(act.error).message} /> : null}
      {strayErrors(errors, fieldsOf(schema)).map((message) => <ErrorPanel key={message} message={message} />)}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} />
      <div className="row"><Button type="submit" look="main" danger={action.danger} busy={act.isPending}>确认{action.label}</Button><Button look="plain" onClick={onClose}>收起</Button></div>
    </form>
  )
}
