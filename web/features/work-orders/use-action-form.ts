import { useRef, useState } from 'react'
import { orderInputs } from '../../../contract/work-order-inputs.ts'
import type { OrderDetail, PossibleAction } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf, type Refusal } from '../../lib/client.ts'
import { useDraft } from '../../lib/drafts.ts'
import { cleaned, errorsOf, stillWrong, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { hiddenFields, startOf } from './action-fields.ts'
import { useAct } from './data.ts'
import { stateWord } from './words.ts'

/**
 * State of one action's form: a draft on the server, the check before sending, the refusal after. A refusal never
 * clears what was typed. One request id serves until the content changes, so pressing again is the same request.
 */
export const useActionForm = (order: OrderDetail, action: PossibleAction, onDone: () => void) => {
  const draft = useDraft<FormValue>(`act:${order.id}:${action.action}`, startOf(action.action))
  const act = useAct(order)
  const [errors, setErrors] = useState<FormErrors>({})
  const [sent, setSent] = useState<FormValue>({})
  const [attempts, setAttempts] = useState(0)
  const requestId = useRef(newRequestId())
  const refusal: Refusal | null = act.error ? refusalOf(act.error) : null

  const change = (next: FormValue): void => {
    requestId.current = newRequestId()
    draft.change(next)
  }
  const clear = (): void => {
    draft.drop()
    draft.reset(startOf(action.action))
    setErrors({})
    act.reset()
  }
  const submit = (): void => {
    if (act.isPending) return
    const shown = Object.fromEntries(Object.entries(draft.value).filter(([name]) => !hiddenFields(action.action, draft.value).includes(name)))
    const wrong = errorsOf(orderInputs[action.action], shown)
    setErrors(wrong)
    setSent(draft.value)
    setAttempts((n) => n + 1)
    if (Object.keys(wrong).length > 0) return
    act.mutate({ action: action.action, input: cleaned(shown), requestId: requestId.current }, {
      onSuccess: (answer) => {
        draft.drop()
        announce(`${action.label}已完成，现在是“${stateWord[answer.state]}”。${answer.turn}`)
        onDone()
      },
      onError: (error) => {
        // A refusal is final for its request id; the next press is a new request.
        if (refusalOf(error).kind !== 'network') requestId.current = newRequestId()
        setErrors(refusalOf(error).fields)
        setAttempts((n) => n + 1)
      },
    })
  }
  return { value: draft.value, change, clear, submit, errors: stillWrong(errors, sent, draft.value), attempts, refusal, busy: act.isPending, status: draft.status, known: knownUnits(order) }
}

function knownUnits(order: OrderDetail): { id: string; name: string }[] {
  return order.unitId && order.unitName ? [{ id: order.unitId, name: order.unitName }] : []
}
