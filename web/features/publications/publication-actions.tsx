import { useRef, useState } from 'react'
import { publicationInputs, type PublicationDetail } from '../../../contract/publication.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { cleaned, errorsOf, strayErrors, fieldsOf, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { useActOnPublication } from './data.ts'

/** Whatever may be done with the draft now; the same bar and forms as a work order has. */
export const PublicationActions = ({ publication }: { publication: PublicationDetail }) => {
  const [chosen, setChosen] = useState<PublicationDetail['actions'][number] | null>(null)
  useShortcuts(Object.fromEntries(publication.actions.map((action, i) => [String(i + 1), () => setChosen(action)])))
  return (
    <section className="panel action-bar no-print" aria-label="办理">
      <div className="actions">
        {publication.actions.map((action, i) => <Button key={action.action} danger={action.danger} hotkey={String(i + 1)} title={action.next} aria-expanded={chosen?.action === action.action} onClick={() => setChosen(chosen?.action === action.action ? null : action)}>{action.label}</Button>)}
        {publication.actions.length === 0 ? <span className="soft">现在没有您可以做的操作；自查、保密审查、审批须由不同的人办理。</span> : null}
      </div>
      {chosen ? <ActForm key={chosen.action} publication={publication} action={chosen} onClose={() => setChosen(null)} /> : null}
    </section>
  )
}

const ActForm = ({ publication, action, onClose }: { publication: PublicationDetail; action: PublicationDetail['actions'][number]; onClose: () => void }) => {
  const name = action.action as keyof typeof publicationInputs
  const schema = publicationInputs[name]
  const [value, setValue] = useState<FormValue>(name === 'revise' ? { title: publication.title, text: publication.text } : {})
  const [errors, setErrors] = useState<FormErrors>({})
  const requestId = useRef(newRequestId())
  const act = useActOnPublication(publication.id, publication.version)
  const submit = (): void => {
    const wrong = errorsOf(schema, value)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    act.mutate({ action: name, input: cleaned(value), requestId: requestId.current }, {
      onSuccess: (answer) => { announce(`${action.label}已完成，现在是“${answer.stateName}”`); onClose() },
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
