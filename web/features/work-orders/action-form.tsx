import { useEffect, useRef, useState } from 'react'
import { orderInputs } from '../../../contract/work-order-inputs.ts'
import type { OrderDetail, PossibleAction } from '../../../contract/work-orders.ts'
import { stateFamily } from '../../face/states.ts'
import { useCitations, withCitation } from '../../lib/citing.ts'
import { Button } from '../../ui/button.tsx'
import { StateTag } from '../../ui/badges.tsx'
import { fieldsOf, strayErrors } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { HandedInOfOrder } from '../service-files/handed-in.tsx'
import { hiddenFields, owedFields } from './action-fields.ts'
import { DraftNote } from './draft-note.tsx'
import { pickersFor } from './pickers.tsx'
import { Suggestions } from './suggestions.tsx'
import { useActionForm } from './use-action-form.ts'
import { stateWord } from './words.ts'

/** One action's form, drawn from the contract; it says what will happen next before anything happens. */
export const ActionForm = ({ order, action, possible, onClose, onDone }: ActionFormProps) => {
  const schema = orderInputs[action.action]
  const form = useActionForm(order, action, onDone)
  const [named, setNamed] = useState<{ id: string; name: string } | null>(null)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => { focusFirst(box.current) }, [])
  useEffect(() => { box.current?.querySelector<HTMLElement>('.is-wrong :is(input,textarea,select,button)')?.focus() }, [form.attempts])
  useCitations('publicReply' in schema.shape ? (words) => form.change({ ...form.value, publicReply: withCitation(form.value['publicReply'], words) }) : undefined)
  const stray = strayErrors(form.errors, fieldsOf(schema))
  return (
    <form
      ref={box} className="action-form stack" aria-label={action.label} noValidate
      onSubmit={(event) => { event.preventDefault(); form.submit() }} onKeyDownCapture={(event) => onSend(event, form.submit)} onKeyDown={(event) => { if (event.key === 'Escape' && !event.nativeEvent.isComposing && !event.defaultPrevented) onClose() }}
    >
      <Notice><strong>接下来：</strong>{action.next}</Notice>
      {form.refusal ? <Refused form={form} order={order} /> : null}
      {stray.map((message) => <ErrorPanel key={message} message={message} />)}
      {!possible && !form.refusal ? <ErrorPanel message={`这张工单刚刚有了变化，现在是“${stateWord[order.state]}”，不能再${action.label}。您填的内容还在，可以复制后改用其他操作。`} /> : null}
      {action.action === 'askForMaterial' ? <HandedInOfOrder orderId={order.id} /> : null}
      {'unitId' in schema.shape && ['assign', 'reassign', 'ruleOnReturn'].includes(action.action) ? <Suggestions orderId={order.id} chosen={form.value['unitId']} onChoose={(unit) => { setNamed(unit); form.change({ ...form.value, unitId: unit.id }) }} /> : null}
      <FormFromSchema schema={schema} value={form.value} onChange={form.change} errors={form.errors} pickers={pickersFor(order, named ? [...form.known, named] : form.known)} hidden={hiddenFields(action.action, form.value)} owed={owedFields(action.action, form.value)} />
      <div className="row">
        <Button type="submit" look="main" danger={action.danger} busy={form.busy}>确认{action.label}</Button><kbd aria-hidden="true">Ctrl + Enter</kbd>
        <Button look="plain" onClick={onClose}>收起</Button>
        <DraftNote status={form.status} clear="清空" onClear={form.clear} />
      </div>
    </form>
  )
}

const Refused = ({ form, order }: { form: ReturnType<typeof useActionForm>; order: OrderDetail }) => (
  <ErrorPanel message={form.refusal?.message ?? ''}>
    {form.refusal?.kind === 'conflict' || form.refusal?.kind === 'wrongState' ? <p className="row">您填的内容都还在。工单现在的状态：<StateTag shape={stateFamily[order.state]} word={stateWord[order.state]} />{order.turn}</p> : null}
  </ErrorPanel>
)

function focusFirst(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: 'nearest' })
  form?.querySelector<HTMLElement>('.form-grid :is(input,textarea,select),button[type=submit]')?.focus({ preventScroll: true })
}

/** Before the field hears of it: a picker would open its list over the message that it was left empty. */
function onSend(event: React.KeyboardEvent, submit: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.stopPropagation()
  submit()
}

type ActionFormProps = { order: OrderDetail; action: PossibleAction; possible: boolean; onClose: () => void; onDone: () => void }
